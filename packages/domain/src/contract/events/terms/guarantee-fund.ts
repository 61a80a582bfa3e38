/** What the factor holds back, and when it grows. */
import * as t from 'io-ts'

import { Count, Days } from '../../../values/count.ts'
import { exact } from '../../../values/exact.ts'
import { Amount } from '../../../values/money.ts'
import { nullable } from '../../../values/nullable.ts'
import { Multiple, Share } from '../../../values/rate.ts'

/** What the retention is a share of. */
const FundBase = t.keyof(
  { grossOutstanding: null, fundedOutstanding: null, turnover: null },
  'FundBase',
)

/**
 * At the start of each month the rate is `multiplier × debits / assigned` of the `months` before, and
 * never below `retentionRate` (golden FG-2).
 */
const Indexation = exact({ multiplier: Multiple, months: Count }, 'Indexation')

/** `clamp(retentionRate × base, min, cap)`. */
export const GuaranteeFundTerms = exact(
  {
    retentionRate: Share,
    min: Amount,
    cap: Amount,
    base: FundBase,
    /** Held from the first day, or levied at the rate until it is reached. */
    minimum: t.keyof({ fromFirstDay: null, builtUp: null }, 'FundMinimum'),
    /** The rest of the fund bears interest with the funds in use. */
    interestFreeShare: Share,
    indexation: nullable(Indexation),
    /** French business days to replenish it in cash, once asked. */
    replenishWithin: Days,
  },
  'GuaranteeFundTerms',
)
