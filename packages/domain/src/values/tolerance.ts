/** By how much a payment may fall short and still close its invoice. */
import type * as t from 'io-ts'

import type { Currency } from './currency.ts'
import { exact } from './exact.ts'
import { Amount, type Money, min, zero } from './money.ts'
import { portion, rate, Share } from './rate.ts'

/** A payment short by no more than both closes its invoice; `share` is of the amount open. */
export const SettlementTolerance = exact({ amount: Amount, share: Share }, 'SettlementTolerance')
export type SettlementTolerance = t.TypeOf<typeof SettlementTolerance>

/** Of an invoice that is open for so much: the less of the two (rules 1.15, golden L-3). */
export const tolerated = (open: Money, { amount, share }: SettlementTolerance): Money =>
  min(amount, portion(open, share, 'HalfUp'))

/** To the cent. */
export const noTolerance = (currency: Currency): SettlementTolerance => ({
  ...{ amount: zero(currency), share: rate('0') },
})
