/** What the postings of one stream add up to, account by account: the journal as another view of a room. */
import type { AnnualDate, Money } from '@quittance/domain/values'
import { negated, plus } from '@quittance/domain/values'
import type { Decoded } from '@quittance/event-store'
import { type BookedEvent, type FactorAccount, journal } from '@quittance/projections'

import type { View } from './room.ts'

/** Years number entries, and move no amount. */
const anyYear = '12-31' as AnnualDate

/** By figure, its control account: one that is owed by the factor is credited. */
export const books =
  (controls: Readonly<Record<string, readonly ['debit' | 'credit', FactorAccount]>>): View<never> =>
  () => {
    const enter = journal(anyYear)
    const balances = new Map<FactorAccount, Money>()
    return {
      projection: 'journal',
      tell: (told) => {
        for (const { account, amount } of enter(told as Decoded<BookedEvent>)?.lines ?? []) {
          const before = balances.get(account)
          balances.set(account, before === undefined ? amount : plus(before, amount))
        }
      },
      shows: () =>
        Object.fromEntries(
          Object.entries(controls).flatMap(([figure, [side, account]]) => {
            const balance = balances.get(account)
            // An account that nothing has moved is not there.
            if (balance === undefined) return []
            return [[figure, side === 'debit' ? balance : negated(balance)]]
          }),
        ),
    }
  }
