/** What a guarantee line knows. Rebuilt from its events, so its shape may change at any time. */
import { OrderedMap } from 'immutable'

import { type Day, plusDays } from '../values/day.ts'
import type { InvoiceId } from '../values/identity.ts'
import { invariant } from '../values/invariant.ts'
import { equals, isNegative, isZero, type Money, max, minus, plus, zero } from '../values/money.ts'
import { fraction, type Rate } from '../values/rate.ts'
import type { Text } from '../values/text.ts'
import type {
  ArbitrationDecided,
  CoverCalled,
  Event,
  GuaranteeLineGranted,
  GuaranteeLineRequested,
  Suspender,
} from './events.ts'
import { called, type Loss, noLoss, recovered, wentBack } from './loss.ts'
import { expectPath, type Status } from './paths.ts'

export type State = { readonly status: 'Absent' } | Line

export interface Line {
  readonly status: Status
  readonly requested: GuaranteeLineRequested | undefined
  /** The terms at the outset, so that the same grant may be sent twice. */
  readonly granted: GuaranteeLineGranted | undefined
  /** Whether it was said that it is in force; of a line granted ahead, once it has begun. */
  readonly isBegun: boolean
  /** Whoever suspends it: while anybody does, it covers nothing new. */
  readonly suspendedBy: ReadonlyArray<Suspender>
  /** Withdrawn or expired, and not granted anew since: payments are first for what is covered (R3). */
  readonly hasEnded: boolean
  /** The last day of its contract, if the line ended with it. */
  readonly contractEndedOn: Day | undefined
  readonly arbitration: Arbitration | undefined
  /** The debtor is, since that day: nothing new is covered ever after. */
  readonly insolventSince: Day | undefined
  /** The factor's share of a loss, as last granted before the debtor became insolvent; nothing before a grant. */
  readonly quotity: Rate | undefined
  /** As last revised, whatever the day; zero until granted. */
  readonly limit: Money
  /** Every invoice ever assigned, in that order. Persistent: a step of `evolve` copies no table. */
  readonly covers: OrderedMap<InvoiceId, Cover>
  /** The cover of them all together, called or not, kept as it changes. May exceed a limit that was revised down. */
  readonly coverInUse: Money
  readonly loss: Loss
}

interface Arbitration {
  readonly ground: Text
  readonly requestedOn: Day
  /** The answer, once there is one. */
  readonly decided: ArbitrationDecided | undefined
}

export interface Cover {
  /** What the debtor still owes, as of the invoice's own revision; −1 before the first. */
  readonly outstanding: Money
  readonly invoiceRevision: bigint
  /** How much of that is guaranteed. */
  readonly covered: Money
  /** What the debtor owed when it was assigned: never more. */
  readonly assigned: Money
  /** How much of that could be covered: all, or what is not VAT. */
  readonly coverable: Money
  /** How much was before it was paid, and is not again: neither restored nor topped up since. */
  readonly released: Money
  /** The invoice is disputed: nothing more of it is covered meanwhile (R6). */
  readonly isSuspended: boolean
  /** What was lost of it since it was assigned: once. */
  readonly called: Called | undefined
}

type Called = Pick<CoverCalled, 'borne' | 'chargedBack' | 'calledOn'>

export const initial: State = { status: 'Absent' }

/** Higher by one whenever `evolve` makes something else of a history: what was kept of before is thrown away. */
export const foldVersion = 2

export const evolve = (state: State, event: Event): Line => {
  const line = evolved(state.status === 'Absent' ? begun(event) : state, event)
  expectPath(state.status, line, event)
  return line
}

const evolved = (line: Line, event: Event): Line => {
  switch (event.type) {
    case 'GuaranteeLineRequested':
      return { ...line, status: 'Requested', requested: event }
    case 'GuaranteeLineGranted':
      return {
        ...{ ...line, status: 'Granted', granted: event, limit: event.limit, hasEnded: false },
        quotity: line.insolventSince === undefined ? event.quotity : line.quotity,
        isBegun: event.validFrom <= event.grantedOn,
        suspendedBy: line.suspendedBy.filter((by) => by === 'contract'),
      }
    case 'GuaranteeLineBegun':
      return { ...line, isBegun: true }
    case 'GuaranteeLineRefused':
      return { ...line, status: 'Refused' }
    case 'LimitRevised':
      return { ...line, limit: event.limit }
    case 'GuaranteeLineSuspended':
      return { ...line, suspendedBy: [...line.suspendedBy, event.by] }
    case 'GuaranteeLineResumed':
      return { ...line, suspendedBy: line.suspendedBy.filter((by) => by !== event.by) }
    case 'GuaranteeLineWithdrawn':
      return { ...line, status: 'Withdrawn', hasEnded: true }
    case 'GuaranteeLineExpired': {
      const contractEndedOn = event.ground === 'contractEnded' ? event.expiredOn : undefined
      return { ...line, status: 'Expired', hasEnded: true, contractEndedOn }
    }
    case 'ArbitrationRequested': {
      const { ground, requestedOn } = event
      return { ...line, arbitration: { ground, requestedOn, decided: undefined } }
    }
    case 'ArbitrationDecided':
      return decidedAnew(line, event)
    case 'InvoiceCovered': {
      const { invoiceId, amount: outstanding, coverable, covered } = event
      const before = line.covers.get(invoiceId)
      invariant(before === undefined || isZero(before.outstanding), `${invoiceId} is covered twice`)
      const { invoiceRevision } = before ?? { invoiceRevision: -1n }
      const fresh = { released: zero(covered.currency), isSuspended: false, called: undefined }
      const owed = { outstanding, assigned: outstanding, coverable }
      const cover = { ...owed, covered, invoiceRevision, ...fresh }
      // One that was assigned before takes a new place: the last.
      return withCover(line, invoiceId, cover, 'last')
    }
    case 'CoverToppedUp': {
      const { invoiceId, covered, toppedUp } = event
      const cover = coverOf(line, invoiceId)
      return withCover(line, invoiceId, { ...cover, covered, released: left(cover, toppedUp) })
    }
    case 'OutstandingReduced': {
      const { invoiceId, outstanding, covered, invoiceRevision } = event
      const cover = coverOf(line, invoiceId)
      const released = plus(cover.released, event.released)
      const now = { ...cover, outstanding, covered, released, invoiceRevision }
      return withCover(line, invoiceId, now)
    }
    case 'OutstandingRestored': {
      const { invoiceId, outstanding, covered, invoiceRevision } = event
      const cover = coverOf(line, invoiceId)
      const released = left(cover, event.restored)
      const now = { ...cover, outstanding, covered, released, invoiceRevision }
      return withCover(line, invoiceId, now)
    }
    case 'CoverSuspended':
    case 'CoverResumed': {
      const cover = coverOf(line, event.invoiceId)
      const isSuspended = event.type === 'CoverSuspended'
      return withCover(line, event.invoiceId, { ...cover, isSuspended })
    }
    case 'InsolvencyNoted':
      invariant(line.insolventSince === undefined, 'a debtor becomes insolvent twice')
      return { ...line, insolventSince: event.judgmentOn }
    case 'CoverCalled':
      return lostBy(line, event)
    case 'RecoveryShared':
      return { ...line, loss: recovered(line.loss, event) }
    case 'RecoveryReversed':
      return { ...line, loss: wentBack(line.loss, event) }
  }
}

/** Nothing more is owed on it; what it was covered for stays in use. */
const lostBy = (line: Line, event: CoverCalled): Line => {
  const { invoiceId, borne, chargedBack, calledOn } = event
  const cover = coverOf(line, invoiceId)
  invariant(cover.called === undefined, `the cover of ${invoiceId} is called twice`)
  const nothing = zero(borne.currency)
  const lost = {
    ...cover,
    outstanding: nothing,
    covered: nothing,
    called: { borne, chargedBack, calledOn },
  }
  const { coverInUse } = line
  return { ...withCover(line, invoiceId, lost), loss: called(line.loss, event), coverInUse }
}

/** What was refused or withdrawn wrongly is requested again; the rest the credit desk decides afresh. */
const decidedAnew = (line: Line, decided: ArbitrationDecided): Line => {
  invariant(line.arbitration !== undefined, 'ArbitrationDecided before ArbitrationRequested')
  const isOpenAgain = line.status === 'Refused' || line.status === 'Withdrawn'
  const status = decided.outcome === 'overturned' && isOpenAgain ? 'Requested' : line.status
  return { ...line, status, arbitration: { ...line.arbitration, decided } }
}

/** What the line may cover in all on that day; nothing unless it stands. */
export const standingLimit = (line: Line, on: Day): Money => {
  const { status, granted, suspendedBy, limit, insolventSince } = line
  const stands =
    status === 'Granted' &&
    insolventSince === undefined &&
    suspendedBy.length === 0 &&
    granted !== undefined &&
    granted.validFrom <= on &&
    !isPast(granted, on)
  return stands ? limit : zero(limit.currency)
}

/** Its last day is over. */
export const isPast = ({ validTo }: Pick<GuaranteeLineGranted, 'validTo'>, on: Day): boolean =>
  validTo !== null && validTo < on

/** Withdrawn or expired, by word or by its last day. */
export const hasEnded = ({ hasEnded: isEnded, granted }: Line, on: Day): boolean =>
  isEnded || (granted !== undefined && isPast(granted, on))

/** Days after its contract's end on which a line still covers what was shipped before (GRIF art. 18(ii)). */
const daysAfterContract = 30

/** What may be covered in all when that invoice is assigned: R4 leaves the limit to earlier shipments. */
export const limitFor = (line: Line, issuedOn: Day, on: Day): Money => {
  const { contractEndedOn, suspendedBy, granted, limit, insolventSince } = line
  const isInTime =
    contractEndedOn !== undefined &&
    insolventSince === undefined &&
    issuedOn <= contractEndedOn &&
    on <= plusDays(contractEndedOn, daysAfterContract)
  const isCovered =
    isInTime && suspendedBy.length === 0 && granted !== undefined && !isPast(granted, on)
  return isCovered ? limit : standingLimit(line, on)
}

/** Cover still to give on that day. None while more is in use than the limit allows. */
export const headroom = (line: Line, on: Day): Money => within(line, standingLimit(line, on))

/** Cover still to give under that limit. */
export const within = ({ coverInUse }: Line, limit: Money): Money =>
  max(minus(limit, coverInUse), zero(limit.currency))

/** The first event of a line says in which currency it is. */
const begun = (event: Event): Line => {
  invariant(
    event.type === 'GuaranteeLineRequested' ||
      event.type === 'GuaranteeLineGranted' ||
      event.type === 'InvoiceCovered',
    `${event.type} on a line that has not begun`,
  )
  const nothing = zero(('amount' in event ? event.amount : event.limit).currency)
  return {
    status: 'Awaited',
    requested: undefined,
    granted: undefined,
    isBegun: false,
    suspendedBy: [],
    hasEnded: false,
    contractEndedOn: undefined,
    arbitration: undefined,
    insolventSince: undefined,
    quotity: undefined,
    limit: nothing,
    covers: OrderedMap(),
    coverInUse: nothing,
    loss: noLoss(nothing),
  }
}

/**
 * Of what is owed, as much as of what was assigned: a payment is of VAT and of the rest in their proportion (R7).
 * Rounded half up of what is left, so that no order of payments loses a cent.
 */
export const coverableOf = (
  { assigned, coverable }: Pick<Cover, 'assigned' | 'coverable'>,
  owed: Money,
): Money => (equals(coverable, assigned) ? owed : fraction(owed, coverable.minor, assigned.minor))

const coverOf = (line: Line, invoiceId: InvoiceId): Cover => {
  const cover = line.covers.get(invoiceId)
  invariant(cover !== undefined, `${invoiceId} is not on the line`)
  return cover
}

/** Of what was released: nothing, if it was topped up for more. */
const left = ({ released }: Cover, again: Money): Money =>
  max(minus(released, again), zero(released.currency))

/** The map keeps the place at which a key was first set, and so the order of assignment. */
const withCover = (
  line: Line,
  invoiceId: InvoiceId,
  cover: Cover,
  place: 'same' | 'last' = 'same',
): Line => {
  const uncovered = minus(coverableOf(cover, cover.outstanding), cover.covered)
  invariant(
    !isNegative(cover.covered) && !isNegative(uncovered),
    `${invoiceId} is covered for less than nothing or more than may be`,
  )
  invariant(
    !isNegative(minus(cover.assigned, cover.outstanding)),
    `${invoiceId} is restored for more than it ever was`,
  )
  const before = line.covers.get(invoiceId)?.covered ?? zero(line.limit.currency)
  const others = place === 'same' ? line.covers : line.covers.delete(invoiceId)
  return {
    ...line,
    covers: others.set(invoiceId, cover),
    coverInUse: plus(line.coverInUse, minus(cover.covered, before)),
  }
}
