/** Open receivables in their four dimensions, for a machine. */
import { Money } from '@quittance/domain/values'
import type { OpenReceivable, OpenReceivables, Position } from '@quittance/projections'

import { exclusionJson } from './availability.ts'

/** Amounts are decimal strings of `currency`, VAT included; `total.fundable` is less what lies with the debtors. */
export const receivablesJson = (
  { contractId, life, lastBookedOn }: Position,
  { on, receivables, ofDebtors, ...total }: OpenReceivables,
) => ({
  ...{ contractId, clientId: life.clientId, currency: life.currency, bookedOn: lastBookedOn, on },
  receivables: receivables.map(receivableJson),
  exclusions: ofDebtors.map(exclusionJson),
  total: {
    ...{ open: text(total.open), covered: text(total.covered), uncovered: text(total.uncovered) },
    ...{ disputed: text(total.disputed), eligible: text(total.eligible) },
    fundable: text(total.fundable),
  },
})

const receivableJson = ({ receivable, disputed, collection, cover, funding }: OpenReceivable) => {
  const { invoiceId, number, debtorId, issuedOn, dueOn, dispute } = receivable
  const { face, credited, paid, borne, open, legal, assignedOn, notifiedOn } = receivable
  return {
    ...{ invoiceId, number, debtorId, issuedOn, dueOn, face: text(face), open: text(open) },
    legal: { state: legal, assignedOn, notifiedOn },
    collection: {
      ...{ state: collection.state, daysPastDue: collection.daysPastDue },
      ...{ isReopened: receivable.isReopened },
      ...{ credited: text(credited), paid: text(paid), borne: text(borne) },
    },
    cover: { state: cover.state, covered: text(cover.covered), uncovered: text(cover.uncovered) },
    disputed: text(disputed),
    dispute: dispute && { ...dispute, amount: text(dispute.amount) },
    funding: {
      ...{ state: funding.state, eligible: text(funding.eligible) },
      exclusions: funding.exclusions.map(exclusionJson),
    },
  }
}

const text = (money: Money): string => Money.encode(money).amount
