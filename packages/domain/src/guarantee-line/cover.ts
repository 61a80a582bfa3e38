/** Who is covered, and for how much: in order of assignment, up to the limit. */
import type { Day } from '../values/day.ts'
import type { ContractId, DebtorId, InvoiceId } from '../values/identity.ts'
import { invariant } from '../values/invariant.ts'
import {
  isNegative,
  isPositive,
  isZero,
  type Money,
  max,
  min,
  minus,
  negated,
  plus,
  zero,
} from '../values/money.ts'
import type { CoverInvoices, ResumeCover, ReviseOutstanding, SuspendCover } from './commands.ts'
import type { Event } from './events.ts'
import {
  type Cover,
  coverableOf,
  evolve,
  hasEnded,
  headroom,
  type Line,
  limitFor,
  type State,
  standingLimit,
  within,
} from './state.ts'

interface Parties {
  readonly contractId: ContractId
  readonly debtorId: DebtorId
}

/**
 * Each on the line as the one before leaves it, after those that wait already; nothing where there is
 * no line: the invoice queues.
 */
export const coverInvoices = (
  state: State,
  { contractId, debtorId, on, invoices }: CoverInvoices,
): ReadonlyArray<Event> => {
  const events: Array<Event> = []
  let meanwhile: State = state
  const happens = (event: Event): void => {
    events.push(event)
    meanwhile = evolve(meanwhile, event)
  }
  for (const { invoiceId, amount, coverable, issuedOn } of invoices) {
    if (isOwed(meanwhile, invoiceId)) continue
    if (meanwhile.status !== 'Absent') {
      succession(meanwhile, { contractId, debtorId }, on).forEach(happens)
    }
    const nothing = zero(amount.currency)
    const [limit, free] =
      meanwhile.status === 'Absent'
        ? [nothing, nothing]
        : [standingLimit(meanwhile, on), within(meanwhile, limitFor(meanwhile, issuedOn, on))]
    const covered = min(coverable, free)
    happens({
      ...{ type: 'InvoiceCovered', contractId, debtorId, invoiceId },
      ...{ amount, coverable, covered, limit },
    })
  }
  return events
}

/** What is older than what is known of an invoice is ignored; what is owed again has its former cover. */
export const reviseOutstanding = (
  line: Line,
  { contractId, debtorId, on, invoices }: ReviseOutstanding,
): ReadonlyArray<Event> =>
  invoices.flatMap(
    ({ invoiceId, invoiceRevision, outstanding, isGivenBack }): ReadonlyArray<Event> => {
      const cover = line.covers.get(invoiceId)
      invariant(cover !== undefined, `${invoiceId} is not on the line`)
      if (invoiceRevision <= cover.invoiceRevision) return []
      const coverable = coverableOf(cover, outstanding)
      const paid = minus(coverableOf(cover, cover.outstanding), coverable)
      const limit = standingLimit(line, on)
      const told = { contractId, debtorId, invoiceId, invoiceRevision, outstanding, limit }
      if (isNegative(minus(cover.outstanding, outstanding))) {
        const restored = min(negated(paid), cover.released)
        const covered = plus(cover.covered, restored)
        return [{ type: 'OutstandingRestored', ...told, restored, covered }]
      }
      const isCoveredFirst = hasEnded(line, on) && !isGivenBack
      const released = isCoveredFirst ? coveredFirst(cover, paid) : uncoveredFirst(cover, paid)
      const covered = minus(cover.covered, released)
      return [{ type: 'OutstandingReduced', ...told, released, covered }]
    },
  )

/** While an invoice is disputed it has no more cover than it has; said twice, it is so already (R6). */
export const disputed = (line: Line, command: SuspendCover | ResumeCover): ReadonlyArray<Event> => {
  const cover = line.covers.get(command.invoiceId)
  invariant(cover !== undefined, `${command.invoiceId} is not on the line`)
  const suspends = command.type === 'SuspendCover'
  if (cover.isSuspended === suspends) return []
  return [{ ...command, type: suspends ? 'CoverSuspended' : 'CoverResumed' }]
}

/** The invoices that wait are topped up, the oldest first, as far as headroom goes (R1). */
export const succession = (
  line: Line,
  { contractId, debtorId }: Parties,
  on: Day,
): ReadonlyArray<Event> => {
  const limit = standingLimit(line, on)
  const events: Array<Event> = []
  let left = headroom(line, on)
  for (const [invoiceId, cover] of line.covers) {
    if (!isPositive(left)) break
    if (cover.isSuspended) continue
    const uncovered = minus(coverableOf(cover, cover.outstanding), cover.covered)
    const toppedUp = min(uncovered, left)
    if (!isPositive(toppedUp)) continue
    const covered = plus(cover.covered, toppedUp)
    events.push({
      ...{ type: 'CoverToppedUp', contractId, debtorId, invoiceId },
      ...{ toppedUp, covered, limit },
    })
    left = minus(left, toppedUp)
  }
  return events
}

/** Covered before, and owed still; one that was paid or given back may be assigned anew. */
const isOwed = (state: State, invoiceId: InvoiceId): boolean => {
  const cover = state.status === 'Absent' ? undefined : state.covers.get(invoiceId)
  return cover !== undefined && !isZero(cover.outstanding)
}

/** While the line stands, a payment is first for the part at the client's risk; so is what is given back to him, ever. */
const uncoveredFirst = (cover: Cover, paid: Money): Money =>
  max(minus(paid, minus(coverableOf(cover, cover.outstanding), cover.covered)), zero(paid.currency))

/** Once it does not, first for the factor's (R3). */
const coveredFirst = ({ covered }: Cover, paid: Money): Money => min(paid, covered)
