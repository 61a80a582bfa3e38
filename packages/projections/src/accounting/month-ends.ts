/** What the control accounts must show at the end of each month: the projections' figures, not the postings'. */
import type { Contract } from '@quittance/domain/events'
import { type Account, emptyAccount, moved, movementsOf } from '@quittance/domain/figures'
import {
  type ClientId,
  type ContractId,
  type Currency,
  type Day,
  lastDayOf,
  type Month,
  monthAfter,
  monthOf,
  plus,
} from '@quittance/domain/values'
import type { Decoded } from '@quittance/event-store'

import { bookedOn } from '../cut.ts'

/** At the end of that day, of all contracts that were told. */
export interface MonthEnd {
  readonly on: Day
  readonly currency: Currency
  readonly outstanding: Account['outstanding']
  readonly clients: ReadonlyMap<ClientId, Pick<Account, 'clientAccount' | 'guaranteeFund'>>
}

/** What is recorded late counts in the month in which it is booked, and in every later one. */
export const monthEnds = () => {
  const contracts = new Map<ContractId, { clientId: ClientId; currency: Currency }>()
  /** By month, client and currency, what changed. */
  const changes = new Map<Month, Map<string, Change>>()
  return {
    tell: (told: Decoded<Contract.Event>): void => {
      const { event } = told
      if (event.type === 'ContractRequested') contracts.set(event.contractId, event)
      const of = contracts.get(event.contractId)
      const movements = movementsOf(event)
      if (of === undefined || movements.length === 0) return
      const { clientId, currency } = of
      const month = monthOf(bookedOn(told))
      const ofMonth = changes.get(month) ?? new Map<string, Change>()
      changes.set(month, ofMonth)
      const key = `${clientId} ${currency}`
      const before = ofMonth.get(key)?.by ?? emptyAccount(currency)
      ofMonth.set(key, { clientId, currency, by: movements.reduce(moved, before) })
    },
    /** From the first month in which anything moved to the last, a currency each. */
    all: (): ReadonlyArray<MonthEnd> => {
      const months = [...changes.keys()].toSorted()
      const [first, last] = [months[0], months.at(-1)]
      const ends: Array<MonthEnd> = []
      const standing = new Map<string, Change>()
      for (let month = first; month && last && month <= last; month = monthAfter(month)) {
        for (const [key, change] of changes.get(month) ?? []) {
          const before = standing.get(key)?.by ?? emptyAccount(change.currency)
          standing.set(key, { ...change, by: together(before, change.by) })
        }
        ends.push(...endOf(lastDayOf(month), [...standing.values()]))
      }
      return ends
    },
  }
}

interface Change {
  readonly clientId: ClientId
  readonly currency: Currency
  readonly by: Account
}

const together = (one: Account, other: Account): Account => ({
  outstanding: plus(one.outstanding, other.outstanding),
  fundsInUse: plus(one.fundsInUse, other.fundsInUse),
  guaranteeFund: plus(one.guaranteeFund, other.guaranteeFund),
  clientAccount: plus(one.clientAccount, other.clientAccount),
})

const endOf = (on: Day, standing: ReadonlyArray<Change>): ReadonlyArray<MonthEnd> =>
  [...new Set(standing.map(({ currency }) => currency))].toSorted().map((currency) => {
    const ofCurrency = standing.filter((each) => each.currency === currency)
    const { outstanding } = ofCurrency.map(({ by }) => by).reduce(together)
    const clients = new Map(ofCurrency.map(({ clientId, by }) => [clientId, by]))
    return { on, currency, outstanding, clients }
  })
