/** Late-payment penalties between businesses (C. com. L441-10 and D441-5; rules 1.13). */
import { either as E } from 'fp-ts'
import * as t from 'io-ts'
import { literal } from './branded.ts'
import { Count } from './count.ts'
import { AnnualDate, type Day, daysFrom, inYear, plusDays, ReckonedDay, yearOf } from './day.ts'
import { exact } from './exact.ts'
import { type Money, money } from './money.ts'
import { AnnualRate, exactly, interest, Rate, rate } from './rate.ts'
import { Text } from './text.ts'

/** The European Central Bank's refinancing rate of 1 January or 1 July, which counts for the half-year. */
const HalfYearRate = exact({ from: ReckonedDay, rate: AnnualRate }, 'HalfYearRate')

/** A dated table, and who says so. Given with each claim: rates are data, and change outside of the ledger. */
export const RefinancingRates = exact(
  { source: Text, table: t.readonlyArray(HalfYearRate) },
  'RefinancingRates',
)
export type RefinancingRates = t.TypeOf<typeof RefinancingRates>

/** Who keeps penalties and the indemnity of 40 EUR: accessories of the claim, unless agreed otherwise. */
export const LatePenaltyBeneficiary = t.keyof(
  { client: null, factor: null },
  'LatePenaltyBeneficiary',
)

/** Added to the central bank's rate where the parties agreed nothing else. */
export const penaltyPoints = rate('0.10')

/** For the cost of recovery, once an invoice. */
export const recoveryIndemnity = money('40.00', 'EUR')

/** Days of one half-year, both ends included, and what they bear. */
export const PenaltyPart = exact(
  { from: ReckonedDay, to: ReckonedDay, days: Count, rate: Rate },
  'PenaltyPart',
)
export type PenaltyPart = t.TypeOf<typeof PenaltyPart>

/** The table says nothing of the half-year that begins on `from`. */
export interface RateMissing {
  readonly type: 'RefinancingRateMissing'
  readonly from: Day
}

export interface LatePenalty {
  readonly parts: ReadonlyArray<PenaltyPart>
  /** Rounded once (golden LP-2). */
  readonly penalty: Money
}

/**
 * Of an amount due on `dueOn` and paid on `paidOn`, later: each day after the due date, that of the payment
 * included, at the rate of its half-year, over 365.
 */
export const latePenalty = (
  amount: Money,
  { dueOn, paidOn }: { readonly dueOn: Day; readonly paidOn: Day },
  { table }: RefinancingRates,
): E.Either<RateMissing, LatePenalty> => {
  const parts: Array<PenaltyPart> = []
  for (let from = plusDays(dueOn, 1); from <= paidOn; ) {
    const begins = halfYearOf(from)
    const known = table.find((half) => half.from === begins)
    if (known === undefined) return E.left({ type: 'RefinancingRateMissing', from: begins })
    const next = halfYearAfter(from)
    const to = paidOn < next ? paidOn : plusDays(next, -1)
    const days = daysFrom(from, to) + 1
    parts.push({ from, to, days, rate: known.rate.plus(penaltyPoints) })
    from = next
  }
  const { rounded: penalty } = interest(
    parts.map(({ days, rate: bears }) => ({
      ...{ numbers: exactly(amount).times(days), rate: bears, dayCount: 'ACT/365' as const },
    })),
    amount.currency,
  )
  return E.right({ parts, penalty })
}

const [january, july] = [literal(AnnualDate, '01-01'), literal(AnnualDate, '07-01')]

const halfYearOf = (on: Day): Day => {
  const second = inYear(yearOf(on), july)
  return on < second ? inYear(yearOf(on), january) : second
}

const halfYearAfter = (on: Day): Day => {
  const second = inYear(yearOf(on), july)
  return on < second ? second : inYear(yearOf(on) + 1, january)
}
