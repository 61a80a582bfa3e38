/** Guarantee lines (_lignes de garantie_): what each debtor may owe under cover, and how much of it is used. */
import type { GuaranteeLine } from '@quittance/domain/events'
import type { ContractId, Day, DebtorId, Money, Rate } from '@quittance/domain/values'
import { max, minus, zero } from '@quittance/domain/values'

import type { Projection } from '../projection.ts'
import { type Exposure, exposed, unexposed } from './exposure.ts'

export interface GuaranteeLineRow extends Exposure {
  readonly contractId: ContractId
  readonly debtorId: DebtorId
  readonly state: LineState
  /** While anybody does, nothing new is covered. */
  readonly suspendedBy: ReadonlyArray<GuaranteeLine.Suspender>
  /** What the client asked for, last; nothing where he did not. */
  readonly requested: Money | undefined
  /** The debtor is insolvent: nothing new is covered. */
  readonly isInsolvent: boolean
  /** As last granted or revised; zero before. */
  readonly limit: Money
  /** The factor's share of a loss, as last granted before the debtor became insolvent; nothing before a grant. */
  readonly quotity: Rate | undefined
  /** The days of the grant, both included; nothing before it. */
  readonly validity: Validity | undefined
  /** The last one; nothing where the client contested nothing. */
  readonly arbitration: Arbitration | undefined
}

/** `awaited`: invoices queue for cover, and there is no line yet. */
export type LineState = 'awaited' | 'requested' | 'granted' | 'refused' | 'withdrawn' | 'expired'

interface Validity {
  readonly from: Day
  /** Null: until it is withdrawn. */
  readonly to: Day | null
}

interface Arbitration {
  readonly requestedOn: Day
  /** Nothing while it is not decided. */
  readonly outcome: GuaranteeLine.ArbitrationDecided['outcome'] | undefined
}

export const lines: Projection<GuaranteeLineRow, GuaranteeLine.Event> = {
  key: ({ event }) => `${event.contractId}_${event.debtorId}`,
  next: (row, { event }) => {
    const before = row ?? begun(event)
    return before && exposed(limited(before, event), event)
  },
}

/** Cover that may still be given. */
export const headroomOf = ({ mayCover, coverInUse }: GuaranteeLineRow): Money =>
  max(minus(mayCover, coverInUse), zero(coverInUse.currency))

/** What waits for cover; nothing does on a line that has ended, since succession stops with it (R3). */
export const queuedOf = ({ state, queued }: GuaranteeLineRow): Money =>
  hasEnded({ state }) ? zero(queued.currency) : queued

const hasEnded = ({ state }: Pick<GuaranteeLineRow, 'state'>): boolean =>
  state === 'withdrawn' || state === 'expired'

/** Granted, and its last day not over: one asked for anew after its end stands once it is granted. */
export const standsOn = (row: GuaranteeLineRow | undefined, on: Day): boolean => {
  const to = row?.validity?.to ?? null
  return row?.state === 'granted' && (to === null || on <= to)
}

/** A cut by booking day may leave out what says the currency: then there is nothing to tell yet. */
const begun = (event: GuaranteeLine.Event): GuaranteeLineRow | undefined => {
  const money = moneyOf(event)
  if (money === undefined) return undefined
  const { contractId, debtorId } = event
  return {
    ...{ contractId, debtorId, state: 'awaited', suspendedBy: [], limit: zero(money.currency) },
    ...{ requested: undefined, quotity: undefined, validity: undefined, arbitration: undefined },
    isInsolvent: false,
    ...unexposed(money.currency),
  }
}

const moneyOf = (event: GuaranteeLine.Event): Money | undefined => {
  if ('amount' in event) return event.amount
  return 'limit' in event ? event.limit : undefined
}

const limited = (row: GuaranteeLineRow, event: GuaranteeLine.Event): GuaranteeLineRow => {
  switch (event.type) {
    case 'GuaranteeLineRequested':
      return { ...row, state: 'requested', requested: event.amount }
    case 'GuaranteeLineRefused':
      return { ...row, state: 'refused' }
    case 'GuaranteeLineGranted': {
      const suspendedBy = row.suspendedBy.filter((by) => by === 'contract')
      const { limit, mayCover, validFrom: from, validTo: to } = event
      const quotity = row.isInsolvent ? row.quotity : event.quotity
      const validity = { from, to }
      return { ...row, state: 'granted', suspendedBy, limit, quotity, mayCover, validity }
    }
    case 'LimitRevised':
      return { ...row, limit: event.limit, mayCover: event.mayCover }
    case 'GuaranteeLineBegun':
      return { ...row, mayCover: event.limit }
    case 'GuaranteeLineSuspended':
      return { ...row, suspendedBy: [...row.suspendedBy, event.by], mayCover: event.limit }
    case 'GuaranteeLineResumed': {
      const suspendedBy = row.suspendedBy.filter((by) => by !== event.by)
      return { ...row, suspendedBy, mayCover: event.limit }
    }
    case 'GuaranteeLineWithdrawn':
      return { ...row, state: 'withdrawn', mayCover: event.limit }
    case 'GuaranteeLineExpired':
      return { ...row, state: 'expired', mayCover: event.limit }
    case 'ArbitrationRequested':
      return { ...row, arbitration: { requestedOn: event.requestedOn, outcome: undefined } }
    case 'InsolvencyNoted':
      return { ...row, isInsolvent: true, mayCover: event.limit }
    case 'ArbitrationDecided': {
      const { outcome } = event
      const isOpenAgain = row.state === 'refused' || row.state === 'withdrawn'
      const state = outcome === 'overturned' && isOpenAgain ? 'requested' : row.state
      const { arbitration } = row // A cut by booking day may leave out that it was requested.
      return { ...row, state, arbitration: arbitration && { ...arbitration, outcome } }
    }
    default:
      return row
  }
}
