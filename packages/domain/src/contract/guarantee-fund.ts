/** The guarantee fund: how much is required (golden FG-1). */
import { type Money, max, min } from '../values/money.ts'
import { portion } from '../values/rate.ts'
import type { Terms } from './events/terms.ts'

/** `clamp(retentionRate × outstanding, min, cap)`; `min` may exceed the outstanding. */
export const required = (
  outstanding: Money,
  terms: Pick<Terms['guaranteeFund'], 'retentionRate' | 'min' | 'cap'>,
): Money => min(max(portion(outstanding, terms.retentionRate, 'HalfUp'), terms.min), terms.cap)
