/** What the guarantee fund is reckoned from: what was assigned and taken off, month by month. */
import { Map as PersistentMap } from 'immutable'

import { type Day, type Month, monthOf } from '../../values/day.ts'
import { type Money, negated, plus } from '../../values/money.ts'
import type { Rate } from '../../values/rate.ts'
import type { Event } from '../events.ts'

export interface Fund {
  /** Invoices bought, VAT included, by the month in which they count. */
  readonly assigned: PersistentMap<Month, Money>
  /** Credit notes, and invoices that were charged back but for their cover. */
  readonly debits: PersistentMap<Month, Money>
  /** The rate as it was last indexed. */
  readonly indexed: { readonly retentionRate: Rate } | undefined
  /** The last day for which the fund was reckoned: what comes later by an earlier day changes nothing of that. */
  readonly asOf: Day | undefined
}

export const noFund: Fund = {
  assigned: PersistentMap(),
  debits: PersistentMap(),
  indexed: undefined,
  asOf: undefined,
}

export const reckonedOn = (fund: Fund, event: Event): Fund => {
  switch (event.type) {
    case 'ScheduleBooked':
      return { ...fund, assigned: more(fund.assigned, event.valueOn, event.purchased) }
    case 'CreditNoteBooked': {
      const { valueOn, applied, excess } = event
      return { ...fund, debits: more(fund.debits, valueOn, plus(applied, excess)) }
    }
    case 'InvoiceChargedBack':
      if (event.ground === 'coverCalled') return fund
      return { ...fund, debits: more(fund.debits, event.valueOn, event.amount) }
    case 'TakingUndone':
      if (event.of.kind !== 'chargeBack' || event.of.ground === 'coverCalled') return fund
      return { ...fund, debits: more(fund.debits, event.valueOn, negated(event.amount)) }
    case 'GuaranteeFundRateIndexed': {
      const { from, retentionRate } = event
      return { ...fund, indexed: { retentionRate }, asOf: later(fund.asOf, from) }
    }
    case 'GuaranteeFundLevied':
    case 'GuaranteeFundReleased':
      return { ...fund, asOf: later(fund.asOf, event.valueOn) }
    default:
      return fund
  }
}

export const later = (one: Day | undefined, other: Day): Day =>
  one !== undefined && other < one ? one : other

const more = (by: PersistentMap<Month, Money>, on: Day, amount: Money) => {
  const month = monthOf(on)
  const before = by.get(month)
  return by.set(month, before ? plus(before, amount) : amount)
}
