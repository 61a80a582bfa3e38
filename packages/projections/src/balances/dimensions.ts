/**
 * What is open on a day, in the four dimensions that go their own ways: law, collection, cover and funding; and the
 * dispute beside them. None of them is worked out from another.
 */
import type { Exclusion } from '@quittance/domain/figures'
import {
  type Currency,
  type Day,
  daysFrom,
  isPositive,
  isZero,
  type Money,
  minus,
  sum,
  zero,
} from '@quittance/domain/values'

import { disputedOf } from './disputed.ts'
import type { ExposedInvoice } from './exposure.ts'
import { availabilityOf, type Position } from './position.ts'
import type { Receivable } from './receivables.ts'

export interface OpenReceivable {
  /** Law, what is open, and the dispute if there is one, by the invoice itself. */
  readonly receivable: Receivable
  /** Of what is open, by the contract. */
  readonly disputed: Money
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

/** Of a day, or the last on which anything was booked; of all debtors, or of one. */
export interface Asked {
  readonly on?: Day
  readonly debtor?: string
}

/** What a contract, its invoices and its lines say together; they agree at every quiet moment. */
export const openReceivables = (
  position: Position,
  rows: Iterable<Receivable>,
  coverOf: (receivable: Receivable) => ExposedInvoice | undefined,
  { on = position.lastBookedOn, debtor }: Asked = {},
): OpenReceivables => {
  const waterfall = availabilityOf(position, on)
  const assessed = new Map(waterfall.receivables.map((each) => [each.invoiceId, each]))
  const isAsked = ({ debtorId }: { readonly debtorId?: string }) =>
    debtor === undefined || debtorId === debtor
  const receivables = [...rows]
    .filter(({ contractId, legal }) => contractId === position.contractId && legal === 'assigned')
    .filter(isAsked)
    .sort(byDebtorAndDay)
    .map((receivable): OpenReceivable => {
      const { invoiceId } = receivable
      const { eligible, exclusions } = assessed.get(invoiceId) ?? notAssessed(receivable)
      return {
        receivable,
        disputed: disputedOf(position, invoiceId, receivable.open),
        collection: collectionOf(receivable, on),
        cover: coverOn(receivable, coverOf(receivable)),
        funding: { state: fundingState(eligible, exclusions), eligible, exclusions },
      }
    })
  const ofDebtors = waterfall.exclusions
    .filter(({ cause }) => debtorCauses.has(cause))
    .filter(isAsked)
  return { on, receivables, ofDebtors, ...totals(receivables, ofDebtors, position.life.currency) }
}

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
  ofDebtors: ReadonlyArray<Exclusion>,
  currency: Currency,
) => {
  const total = (of: (each: OpenReceivable) => Money) => sum(receivables.map(of), currency)
  const eligible = total(({ funding }) => funding.eligible)
  return {
    open: total(({ receivable }) => receivable.open),
    covered: total(({ cover }) => cover.covered),
    uncovered: total(({ cover }) => cover.uncovered),
    disputed: total(({ disputed }) => disputed),
    eligible,
    fundable: ofDebtors.reduce((left, { amount }) => minus(left, amount), eligible),
  }
}

const debtorCauses: ReadonlySet<Exclusion['cause']> = new Set([
  ...(['overLimit', 'debtorCredit', 'concentration'] as const),
])

const byDebtorAndDay = (one: Receivable, other: Receivable): number =>
  placeOf(one) < placeOf(other) ? -1 : 1

const placeOf = ({ debtorId, dueOn, number, invoiceId }: Receivable): string =>
  [debtorId, dueOn, number, invoiceId].join(' ')
