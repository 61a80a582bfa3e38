/** Amounts as they are written on a statement. */
import { Money, money } from '../values/money.ts'

export const eur = (amount: string): Money => money(amount, 'EUR')

export const usd = (amount: string): Money => money(amount, 'USD')

/** `1250.00`, whatever the currency. */
export const written = (amount: Money): string => Money.encode(amount).amount
