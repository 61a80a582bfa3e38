/** What is proposed for a receipt, for a person; and as the command that makes it so. */
import type { Lettrage } from '@quittance/domain'
import { type Instant, invariant, isPositive, Money } from '@quittance/domain/values'
import type { CollectionRow } from '@quittance/projections'

import type { OwedInvoice } from '../queries/debtor.ts'
import { amount, inCurrency } from './figures.ts'
import { left, right, table } from './table.ts'

export interface Proposed {
  readonly row: CollectionRow
  /** All that its debtor owes. */
  readonly open: ReadonlyArray<OwedInvoice>
  readonly proposal: Lettrage.Proposal
}

const reasons: { readonly [Match in Lettrage.Match]: string } = {
  indicated: 'the debtor indicates it',
  referenced: 'the bank entry names it',
  exactAmount: 'it is of that amount',
  exactSubset: 'with the others it comes to that amount',
  firstDue: 'it is due first',
}

export const proposalText = ({ row, open, proposal }: Proposed): string => {
  const { allocations, left: rest, unknown, gaveUp } = proposal
  const owed = byId(open)
  const from = `Collection ${row.reference} of ${row.debtorId}, received ${row.receivedOn}`
  return [
    `${from}, in ${row.received.currency}: proposed allocations (lettrage)`,
    '',
    allocations.length === 0
      ? `Nothing that ${row.debtorId} owes can be paid by it.`
      : table(
          [
            ...[left('Invoice'), left('Contract'), left('Due'), right('Open')],
            ...[right('Allocated'), left('Why')],
          ],
          allocations.map(({ invoiceId, amount: share, match }) => {
            const { number, contractId, dueOn, open: before } = owed(invoiceId)
            return [number, contractId, dueOn, amount(before), amount(share), reasons[match]]
          }),
        ),
    ...(isPositive(rest) ? [`Left on account: ${inCurrency(rest)}.`] : []),
    ...(unknown.length > 0 ? [`Indicated, and not open: ${unknown.join(', ')}.`] : []),
    ...(gaveUp ? [gaveUpSentence] : []),
  ].join('\n')
}

export const gaveUpSentence =
  'The search for invoices that come to the amount gave up after its steps: there may be some.'

/** `AllocatePayment` as `quittance run` takes it. */
export const proposalCommand = ({ row, open, proposal }: Proposed, occurredAt: Instant) => {
  const owed = byId(open)
  return {
    ...{ type: 'AllocatePayment', occurredAt, actor: 'lettrage', collectionId: row.collectionId },
    allocations: proposal.allocations.map(({ invoiceId, amount: share }) => ({
      ...{ contractId: owed(invoiceId).contractId, debtorId: row.debtorId, invoiceId },
      amount: Money.encode(share),
    })),
  }
}

const byId = (open: ReadonlyArray<OwedInvoice>) => {
  const invoices = new Map(open.map((each) => [each.invoiceId, each]))
  return (invoiceId: OwedInvoice['invoiceId']): OwedInvoice => {
    const found = invoices.get(invoiceId)
    invariant(found !== undefined, `${invoiceId} is proposed, and not open`)
    return found
  }
}
