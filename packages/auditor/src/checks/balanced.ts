import type { Collection, Contract, GuaranteeLine } from '@quittance/domain/events'
import { emptyAccount, imbalance, moved, movementsOf } from '@quittance/domain/figures'
import { type AnnualDate, type Currency, isZero } from '@quittance/domain/values'
import type { Decoded } from '@quittance/event-store'
import { journal } from '@quittance/projections'
import { either as E } from 'fp-ts'

import type { Check, Found, Place } from '../check.ts'
import { amountOf } from './amount.ts'

type BookedEvent = Contract.Event | Collection.Event | GuaranteeLine.Event

/** Of no consequence here: it numbers the entries. */
const closes = '12-31' as AnnualDate

const suspense = '258100'

export const balanced: Check = {
  name: 'balanced',
  holds:
    'every event that posts makes an entry that balances, and of money to be identified (258100) no more goes than came',
  page: `The posting table is applied to every event, and each entry must debit what it credits. By the end of the log no
more has gone out of 258100, the money whose owner is not known yet, than came in; a finding is the event since
which it has. See the entry with \`quittance journal\`. Rules: docs/concepts/accounting.md.`,
  begin: (atTheEnd) => {
    const enter = journal(closes)
    /** A credit is positive, since it is owed. */
    const owed = new Map<Currency, bigint>()
    /** Since when more has gone than came. A reversal goes before it is booked. */
    const overdrawn = new Map<Currency, Place>()
    atTheEnd(() =>
      [...overdrawn].map(([currency, place]): Found & Place => ({
        ...place,
        expected: `no more of ${suspense} to go than came`,
        found: `${amountOf({ minor: owed.get(currency) ?? 0n, currency })} ${currency} left`,
      })),
    )
    return ({ recorded: { stream, revision }, told }) => {
      if (E.isLeft(told) || !posts(stream) || !holds(told.right.event)) return undefined
      const { event } = told.right
      try {
        for (const { account, amount } of enter(told.right as Decoded<BookedEvent>)?.lines ?? []) {
          if (account !== suspense) continue
          const { currency, minor } = amount
          const before = owed.get(currency) ?? 0n
          owed.set(currency, before - minor)
          if (before - minor >= 0n) overdrawn.delete(currency)
          else if (before >= 0n) overdrawn.set(currency, { stream, revision: String(revision) })
        }
        return undefined
      } catch (error) {
        return {
          expected: `an entry for ${event.type} that balances`,
          found: error instanceof Error ? error.message : String(error),
        }
      }
    }
  },
}

const posts = (stream: string): boolean => /^(contract|collection|guaranteeLine)-/.test(stream)

/** Of figures that do not add up there is no entry: that is a finding of `identity`. */
const holds = (event: { readonly type: string }): boolean => {
  const movements = movementsOf(event as Contract.Event)
  const [money] = movements.flatMap(({ by }) => Object.values(by))
  return (
    money === undefined || isZero(imbalance(movements.reduce(moved, emptyAccount(money.currency))))
  )
}
