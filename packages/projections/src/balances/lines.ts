/** Guarantee lines (_lignes de garantie_): what each debtor may owe under cover, and how much of it is used. */
import type { GuaranteeLine } from '@quittance/domain/events'
import {
  type ContractId,
  type DebtorId,
  type InvoiceId,
  type Money,
  max,
  minus,
  plus,
  type Rate,
  zero,
} from '@quittance/domain/values'
import { Map as PersistentMap } from 'immutable'

import type { Projection } from '../projection.ts'

export interface GuaranteeLineRow {
  readonly contractId: ContractId
  readonly debtorId: DebtorId
  readonly state: LineState
  /** While anybody does, nothing new is covered. */
  readonly suspendedBy: ReadonlyArray<GuaranteeLine.Suspender>
  /** The debtor is insolvent: nothing new is covered. */
  readonly isInsolvent: boolean
  /** As last granted or revised; zero before. */
  readonly limit: Money
  /** The factor's share of a loss; nothing before the line is granted. */
  readonly quotity: Rate | undefined
  /** What the line may cover in all, as it last said. */
  readonly mayCover: Money
  readonly coverInUse: Money
  /** All that the debtor owes on what was assigned, covered or not. */
  readonly outstanding: Money
  readonly invoices: PersistentMap<InvoiceId, Exposure>
}

/** `awaited`: invoices queue for cover, and there is no line yet. */
export type LineState = 'awaited' | 'requested' | 'granted' | 'refused' | 'withdrawn' | 'expired'

interface Exposure {
  readonly outstanding: Money
  /** Not what was called, which stays in use. */
  readonly covered: Money
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

/** A cut by booking day may leave out what says the currency: then there is nothing to tell yet. */
const begun = (event: GuaranteeLine.Event): GuaranteeLineRow | undefined => {
  const money = moneyOf(event)
  if (money === undefined) return undefined
  const { contractId, debtorId } = event
  const nothing = zero(money.currency)
  return {
    ...{ contractId, debtorId, state: 'awaited', suspendedBy: [], quotity: undefined },
    isInsolvent: false,
    ...{ limit: nothing, mayCover: nothing, coverInUse: nothing, outstanding: nothing },
    invoices: PersistentMap(),
  }
}

const moneyOf = (event: GuaranteeLine.Event): Money | undefined => {
  if ('amount' in event) return event.amount
  return 'limit' in event ? event.limit : undefined
}

const limited = (row: GuaranteeLineRow, event: GuaranteeLine.Event): GuaranteeLineRow => {
  switch (event.type) {
    case 'GuaranteeLineRequested':
      return { ...row, state: 'requested' }
    case 'GuaranteeLineRefused':
      return { ...row, state: 'refused' }
    case 'GuaranteeLineGranted': {
      const suspendedBy = row.suspendedBy.filter((by) => by === 'contract')
      const { limit, quotity, mayCover } = event
      return { ...row, state: 'granted', suspendedBy, limit, quotity, mayCover }
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
    case 'InsolvencyNoted':
      return { ...row, isInsolvent: true, mayCover: event.limit }
    case 'ArbitrationDecided': {
      const isOpenAgain = row.state === 'refused' || row.state === 'withdrawn'
      return event.outcome === 'overturned' && isOpenAgain ? { ...row, state: 'requested' } : row
    }
    default:
      return row
  }
}

const exposed = (row: GuaranteeLineRow, event: GuaranteeLine.Event): GuaranteeLineRow => {
  switch (event.type) {
    case 'InvoiceCovered':
      return withExposure(row, event, event.amount)
    case 'CoverToppedUp':
      return withExposure(row, event, row.invoices.get(event.invoiceId)?.outstanding)
    case 'OutstandingReduced':
    case 'OutstandingRestored':
      return withExposure(row, event, event.outstanding)
    case 'CoverCalled': {
      const nothing = zero(event.covered.currency)
      const invoices = row.invoices.set(event.invoiceId, { outstanding: nothing, covered: nothing })
      return { ...row, outstanding: minus(row.outstanding, event.outstanding), invoices }
    }
    default:
      return row
  }
}

const withExposure = (
  row: GuaranteeLineRow,
  {
    invoiceId,
    covered,
    limit,
  }: Pick<GuaranteeLine.CoverToppedUp, 'invoiceId' | 'covered' | 'limit'>,
  outstanding: Money = covered,
): GuaranteeLineRow => {
  const nothing = zero(covered.currency)
  const before = row.invoices.get(invoiceId) ?? { outstanding: nothing, covered: nothing }
  return {
    ...{ ...row, mayCover: limit },
    coverInUse: plus(row.coverInUse, minus(covered, before.covered)),
    outstanding: plus(row.outstanding, minus(outstanding, before.outstanding)),
    invoices: row.invoices.set(invoiceId, { outstanding, covered }),
  }
}
