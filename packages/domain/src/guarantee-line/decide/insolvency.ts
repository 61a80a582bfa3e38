/** When the debtor is insolvent: cover is called, and what comes back is shared (rules 1.18). */
import { accept, reject } from '../../decider.ts'
import type { Day } from '../../values/day.ts'
import type { InvoiceId } from '../../values/identity.ts'
import { invariant } from '../../values/invariant.ts'
import { isPositive, isZero, minus, plus, zero } from '../../values/money.ts'
import { type Rate, rate } from '../../values/rate.ts'
import type {
  CallCoverByTerms,
  NoteInsolvency,
  ReverseRecovery,
  ShareRecovery,
} from '../commands.ts'
import type { Event } from '../events.ts'
import { indemnity } from '../indemnity.ts'
import { dividendsOf } from '../loss.ts'
import { recoveryOf } from '../recovery.ts'
import type { Decision, Rejection } from '../rejection.ts'
import type { Cover, Line, State } from '../state.ts'

/** Once: a conversion into another procedure changes nothing for a line. */
export const noteInsolvency = (line: Line, command: NoteInsolvency): Decision => {
  if (line.insolventSince !== undefined) return accept()
  const limit = zero(line.limit.currency)
  const quotity = line.quotity ?? null
  return accept({ ...command, type: 'InsolvencyNoted', quotity, limit })
}

/** So that whatever follows from them fits in one append. */
const invoicesMax = 1_000

export const callCover = (state: State, command: Omit<CallCoverByTerms, 'type'>): Decision => {
  const { contractId, debtorId, invoices, calledOn } = command
  if (invoices.length === 0) return reject({ type: 'NothingToCall' })
  if (invoices.length > invoicesMax) return reject({ type: 'TooManyInvoices', limit: invoicesMax })
  const events: Array<Event> = []
  const named = new Set<InvoiceId>()
  for (const { invoiceId, presumedOn } of invoices) {
    if (named.has(invoiceId)) return reject({ type: 'InvoiceNamedTwice', invoiceId })
    named.add(invoiceId)
    const cover = state.status === 'Absent' ? undefined : state.covers.get(invoiceId)
    if (state.status === 'Absent' || cover === undefined) {
      return reject({ type: 'InvoiceNotOnLine', invoiceId })
    }
    const why = notOwed(invoiceId, cover) ?? notInsolvent(state, invoiceId, presumedOn, command)
    if (why) return reject(why)
    const { outstanding, covered } = cover
    events.push({
      ...{ type: 'CoverCalled', contractId, debtorId, invoiceId, calledOn, outstanding, covered },
      ...indemnity(outstanding, covered, quotityOf(state)),
    })
  }
  return accept(...events)
}

/** Never of more than was called: whoever allocates a dividend is told how much that is. */
export const shareRecovery = (line: Line, command: ShareRecovery): Decision => {
  const { loss } = line
  invariant(isPositive(plus(loss.covered, loss.uncovered)), 'a dividend on what was not called')
  const recovery = recoveryOf(loss, command.amount, quotityOf(line))
  return accept({ ...command, type: 'RecoveryShared', ...recovery })
}

/** All that the receipt brought; of one that brought nothing, nothing. */
export const reverseRecovery = ({ loss }: Line, command: ReverseRecovery): Decision => {
  const dividend = dividendsOf(loss).get(command.collectionId)
  if (dividend === undefined) return accept()
  const { amount, coveredShare, forFactor } = dividend
  return accept({
    ...{ ...command, ...dividend, type: 'RecoveryReversed' },
    ...{ uncoveredShare: minus(amount, coveredShare), forClient: minus(amount, forFactor) },
  })
}

const notOwed = (
  invoiceId: InvoiceId,
  { outstanding, covered, called, isSuspended }: Cover,
): Rejection | undefined => {
  if (called) return { type: 'CoverAlreadyCalled', invoiceId, ...called }
  if (isZero(outstanding)) return { type: 'InvoiceNotOpen', invoiceId }
  return isSuspended ? { type: 'CoverIsSuspended', invoiceId, covered } : undefined
}

/** By a court, or presumed so once the waiting period is over. */
const notInsolvent = (
  { insolventSince }: Line,
  invoiceId: InvoiceId,
  presumedOn: Day | null,
  { debtorId, calledOn }: Pick<CallCoverByTerms, 'debtorId' | 'calledOn'>,
): Rejection | undefined => {
  if (insolventSince !== undefined && insolventSince <= calledOn) return undefined
  if (presumedOn !== null) {
    return presumedOn <= calledOn
      ? undefined
      : { type: 'InsolvencyNotYetPresumed', invoiceId, presumedOn }
  }
  return insolventSince === undefined
    ? { type: 'DebtorNotInsolvent', debtorId }
    : { type: 'BeforeJudgment', judgmentOn: insolventSince }
}

/** Where there is no line nothing is covered. */
const quotityOf = ({ quotity }: Line): Rate => quotity ?? rate('0')
