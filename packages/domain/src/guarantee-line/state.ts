/** What a guarantee line knows. Rebuilt from its events, so its shape may change at any time. */
import { OrderedMap } from 'immutable'

import type { Day } from '../values/day.ts'
import type { InvoiceId } from '../values/identity.ts'
import { invariant } from '../values/invariant.ts'
import { isNegative, type Money, max, minus, plus, zero } from '../values/money.ts'
import type { Event, GuaranteeLineGranted, GuaranteeLineRequested } from './events.ts'

export type State = { readonly status: 'Absent' } | Line

export interface Line {
  /** `Awaited`: invoices queue for cover, and there is no line yet. */
  readonly status: 'Awaited' | 'Requested' | 'Granted' | 'Refused' | 'Withdrawn'
  readonly requested: GuaranteeLineRequested | undefined
  /** The terms at the outset, so that the same grant may be sent twice. */
  readonly granted: GuaranteeLineGranted | undefined
  /** In force today; zero until granted. */
  readonly limit: Money
  /** Every invoice ever assigned, in that order. Persistent: a step of `evolve` copies no table. */
  readonly covers: OrderedMap<InvoiceId, Cover>
  /** The cover of them all together, kept as it changes. May exceed a limit that was revised down. */
  readonly coverInUse: Money
}

export interface Cover {
  /** What the debtor still owes, as of the invoice's own revision; −1 before the first. */
  readonly outstanding: Money
  readonly invoiceRevision: bigint
  /** How much of that is guaranteed. */
  readonly covered: Money
  /** What the debtor owed when it was assigned: never more. */
  readonly assigned: Money
  /** How much was before it was paid, and is not again. */
  readonly released: Money
}

export const initial: State = { status: 'Absent' }

/** Higher by one whenever `evolve` makes something else of a history: what was kept of before is thrown away. */
export const foldVersion = 1

export const evolve = (state: State, event: Event): Line => {
  const line = state.status === 'Absent' ? begun(event) : state
  switch (event.type) {
    case 'GuaranteeLineRequested':
      return { ...line, status: 'Requested', requested: event }
    case 'GuaranteeLineGranted':
      return { ...line, status: 'Granted', granted: event, limit: event.limit }
    case 'GuaranteeLineRefused':
      return { ...line, status: 'Refused' }
    case 'LimitRevised':
      return { ...line, limit: event.limit }
    case 'GuaranteeLineWithdrawn':
      return { ...line, status: 'Withdrawn' }
    case 'InvoiceCovered': {
      const { invoiceId, amount: outstanding, covered } = event
      invariant(!line.covers.has(invoiceId), `${invoiceId} is covered twice`)
      const released = zero(covered.currency)
      const assigned = { assigned: outstanding, invoiceRevision: -1n }
      return withCover(line, invoiceId, { outstanding, covered, released, ...assigned })
    }
    case 'CoverToppedUp': {
      const { invoiceId, covered } = event
      return withCover(line, invoiceId, { ...coverOf(line, invoiceId), covered })
    }
    case 'OutstandingReduced': {
      const { invoiceId, outstanding, covered, invoiceRevision } = event
      const { assigned, released: before } = coverOf(line, invoiceId)
      const released = plus(before, event.released)
      return withCover(line, invoiceId, {
        outstanding,
        covered,
        assigned,
        released,
        invoiceRevision,
      })
    }
    case 'OutstandingRestored': {
      const { invoiceId, outstanding, covered, invoiceRevision } = event
      const { assigned, released: before } = coverOf(line, invoiceId)
      const released = minus(before, event.restored)
      return withCover(line, invoiceId, {
        outstanding,
        covered,
        assigned,
        released,
        invoiceRevision,
      })
    }
  }
}

/** What the line may cover in all on that day; nothing unless it stands. */
export const standingLimit = ({ status, granted, limit }: Line, on: Day): Money => {
  const stands =
    status === 'Granted' &&
    granted !== undefined &&
    granted.validFrom <= on &&
    (granted.validTo === null || on <= granted.validTo)
  return stands ? limit : zero(limit.currency)
}

/** Cover still to give on that day. None while more is in use than the limit allows. */
export const headroom = (line: Line, on: Day): Money =>
  max(minus(standingLimit(line, on), line.coverInUse), zero(line.limit.currency))

/** The first event of a line says in which currency it is. */
const begun = (event: Event): Line => {
  invariant(
    event.type === 'GuaranteeLineRequested' ||
      event.type === 'GuaranteeLineGranted' ||
      event.type === 'InvoiceCovered',
    `${event.type} on a line that has not begun`,
  )
  const { currency } = 'amount' in event ? event.amount : event.limit
  return {
    status: 'Awaited',
    requested: undefined,
    granted: undefined,
    limit: zero(currency),
    covers: OrderedMap(),
    coverInUse: zero(currency),
  }
}

const coverOf = (line: Line, invoiceId: InvoiceId): Cover => {
  const cover = line.covers.get(invoiceId)
  invariant(cover !== undefined, `${invoiceId} is not on the line`)
  return cover
}

/** The map keeps the place at which a key was first set, and so the order of assignment. */
const withCover = (line: Line, invoiceId: InvoiceId, cover: Cover): Line => {
  const uncovered = minus(cover.outstanding, cover.covered)
  invariant(
    !isNegative(cover.covered) && !isNegative(uncovered),
    `${invoiceId} is covered for less than nothing or more than is owed`,
  )
  invariant(
    !isNegative(cover.released) && !isNegative(minus(cover.assigned, cover.outstanding)),
    `${invoiceId} is restored for more than it ever was`,
  )
  const before = line.covers.get(invoiceId)?.covered ?? zero(line.limit.currency)
  return {
    ...line,
    covers: line.covers.set(invoiceId, cover),
    coverInUse: plus(line.coverInUse, minus(cover.covered, before)),
  }
}
