/** The trial balance (_balance générale_): every account with what was debited and credited to it. */
import { type Currency, type Money, plus, zero } from '@quittance/domain/values'

import type { Entry } from './journal.ts'

/** Debits positive, credits negative; by currency and account, those that moved. */
export type TrialBalance = ReadonlyMap<Currency, ReadonlyMap<string, Money>>

/** It sums to zero in each currency, as each entry does. */
export const trialBalance = (
  entries: Iterable<Pick<Entry<string>, 'lines'>>,
): Map<Currency, Map<string, Money>> => {
  const balances = new Map<Currency, Map<string, Money>>()
  for (const { lines } of entries) {
    for (const { account, amount } of lines) {
      const { currency } = amount
      const accounts = balances.get(currency) ?? new Map<string, Money>()
      balances.set(currency, accounts)
      accounts.set(account, plus(accounts.get(account) ?? zero(currency), amount))
    }
  }
  return balances
}
