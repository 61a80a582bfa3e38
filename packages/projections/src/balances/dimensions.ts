/**
 * What is open on a day, in the four dimensions that go their own ways: law, collection, cover and funding; and the
 * dispute beside them. None of them is worked out from another.
 */
import type { Exclusion, Waterfall } from '@quittance/domain/figures'
import {
  type Day,
  daysFrom,
  type InvoiceId,
  isPositive,
  isZero,
  type Money,
  min,
  minus,
  sum,
  zero,
} from '@quittance/domain/values'

import type { ExposedInvoice } from './exposure.ts'
import { availabilityOf, type Position } from './position.ts'
import type { Receivable } from './receivables.ts'

export interface OpenReceivable {
  /** Law, what is open and what is disputed, by the invoice itself. */
  readonly receivable: Receivable
  readonly collection: Collection
  readonly cover: Cover
  readonly funding: Funding
}

interface Collection {
  /** Of those that are true, the first of these; the rest is in the figures. */
  readonly state: 'overdue' | 'reopened' | 'partlyPaid' | 'open'
  /** Zero up to and including the due date. */
  readonly daysPastDue: number
}

/** By the guarantee line; `covered + uncovered` is what is open. */
interface Cover {
  /** `suspended` by a dispute: what it has is not called, and it gets no more. */
  readonly state: 'suspended' | 'covered' | 'partlyCovered' | 'uncovered'
  readonly covered: Money
  readonly uncovered: Money
}

/** By the contract. */
interface Funding {
  /** `withdrawn`: overdue for too long (_définancement_). */
  readonly state: 'fundable' | 'notFundable' | 'withdrawn'
  /** What no cause of its own excludes; causes of its debtor and of the contract come after. */
  readonly eligible: Money
  readonly exclusions: ReadonlyArray<Exclusion>
}

export interface OpenReceivables {
  readonly on: Day
  /** By debtor, due date and number. */
  readonly receivables: ReadonlyArray<OpenReceivable>
  /** What lies with a debtor, and with none of his receivables: over limit, his own credit, concentration. */
  readonly ofDebtors: ReadonlyArray<Exclusion>
  readonly open: Money
  readonly covered: Money
  readonly uncovered: Money
  readonly disputed: Money
  readonly eligible: Money
  /** Less what lies with the debtors. */
  readonly fundable: Money
}

/** What a contract, its invoices and its lines say together; they agree at every quiet moment. */
export const openReceivables = (
  position: Position,
  rows: Iterable<Receivable>,
  coverOf: (invoiceId: InvoiceId) => ExposedInvoice | undefined,
  on: Day = position.lastBookedOn,
): OpenReceivables => {
  const waterfall = availabilityOf(position, on)
  const assessed = new Map(waterfall.receivables.map((each) => [each.invoiceId, each]))
  const receivables = [...rows]
    .filter(({ contractId, legal }) => contractId === position.contractId && legal === 'assigned')
    .sort(byDebtorAndDay)
    .map((receivable): OpenReceivable => {
      const { invoiceId } = receivable
      const { eligible, exclusions } = assessed.get(invoiceId) ?? notAssessed(receivable)
      return {
        receivable,
        collection: collectionOf(receivable, on),
        cover: coverOn(receivable, coverOf(invoiceId)),
        funding: { state: fundingState(eligible, exclusions), eligible, exclusions },
      }
    })
  return { on, receivables, ...totals(receivables, position.life.currency, waterfall) }
}

/** That much of it is disputed: never more than is open. */
export const disputedOf = ({ dispute, open }: Receivable): Money =>
  dispute ? min(dispute.amount, open) : zero(open.currency)

/** The contract has not heard of it yet, or has not started: nothing of it is funded. */
const notAssessed = ({ open }: Receivable): Pick<Funding, 'eligible' | 'exclusions'> => ({
  ...{ eligible: zero(open.currency), exclusions: [] },
})

const collectionOf = ({ dueOn, isReopened, paid }: Receivable, on: Day): Collection => {
  const daysPastDue = Math.max(0, daysFrom(dueOn, on))
  if (daysPastDue > 0) return { state: 'overdue', daysPastDue }
  if (isReopened) return { state: 'reopened', daysPastDue }
  return { state: isPositive(paid) ? 'partlyPaid' : 'open', daysPastDue }
}

const coverOn = ({ open }: Receivable, of: ExposedInvoice | undefined): Cover => {
  const covered = of?.covered ?? zero(open.currency)
  const figures = { covered, uncovered: minus(open, covered) }
  if (of?.isSuspended) return { state: 'suspended', ...figures }
  if (isZero(covered)) return { state: 'uncovered', ...figures }
  return { state: isZero(figures.uncovered) ? 'covered' : 'partlyCovered', ...figures }
}

const fundingState = (eligible: Money, exclusions: ReadonlyArray<Exclusion>): Funding['state'] => {
  if (exclusions.some(({ cause }) => cause === 'overdue')) return 'withdrawn'
  return isPositive(eligible) ? 'fundable' : 'notFundable'
}

const totals = (
  receivables: ReadonlyArray<OpenReceivable>,
  currency: Money['currency'],
  { exclusions, fundable, agreed }: Waterfall,
) => {
  const total = (of: (each: OpenReceivable) => Money) => sum(receivables.map(of), currency)
  return {
    ofDebtors: exclusions.filter(({ cause }) => debtorCauses.has(cause)),
    open: total(({ receivable }) => receivable.open),
    covered: total(({ cover }) => cover.covered),
    uncovered: total(({ cover }) => cover.uncovered),
    disputed: total(({ receivable }) => disputedOf(receivable)),
    eligible: total(({ funding }) => funding.eligible),
    fundable: agreed ? fundable : zero(currency),
  }
}

const debtorCauses: ReadonlySet<Exclusion['cause']> = new Set([
  ...(['overLimit', 'debtorCredit', 'concentration'] as const),
])

const byDebtorAndDay = (one: Receivable, other: Receivable): number =>
  placeOf(one) < placeOf(other) ? -1 : 1

const placeOf = ({ debtorId, dueOn, number, invoiceId }: Receivable): string =>
  [debtorId, dueOn, number, invoiceId].join(' ')
