/** How many: days, documents. A whole number from 0, the only JSON number that is stored. */
import * as t from 'io-ts'

const isCount = (u: unknown): u is number => Number.isSafeInteger(u) && Number(u) >= 0

export const Count = new t.Type<number>(
  'Count',
  isCount,
  (u, context) => (isCount(u) ? t.success(u) : t.failure(u, context)),
  t.identity,
)

const isDays = (u: unknown): u is number => isCount(u) && u <= 3_650

/** How many days: ten years at most, since what is beyond is a mistake. */
export const Days = new t.Type<number>(
  'Days',
  isDays,
  (u, context) => (isDays(u) ? t.success(u) : t.failure(u, context)),
  t.identity,
)

/** A mark on a scale of whole numbers, such as 0 to 10. */
export const mark = (least: number, most: number, name: string): t.Type<number> => {
  const is = (u: unknown): u is number => isCount(u) && least <= u && u <= most
  return new t.Type(
    name,
    is,
    (u, context) => (is(u) ? t.success(u) : t.failure(u, context)),
    t.identity,
  )
}

const isHours = (u: unknown): u is number => isCount(u) && u <= 87_600

/** How many hours: ten years at most, for the same reason. */
export const Hours = new t.Type<number>(
  'Hours',
  isHours,
  (u, context) => (isHours(u) ? t.success(u) : t.failure(u, context)),
  t.identity,
)

const isDaysFrom = (u: unknown): u is number =>
  Number.isSafeInteger(u) && isDays(Math.abs(Number(u)))

/** So many days after a day, or before it when negative: ten years at most either way. */
export const DaysFrom = new t.Type<number>(
  'DaysFrom',
  isDaysFrom,
  (u, context) => (isDaysFrom(u) ? t.success(u) : t.failure(u, context)),
  t.identity,
)

/** A stream's revision inside an event: a whole number from 0, stored as text. */
export const Revision = new t.Type<bigint, string>(
  'Revision',
  (u): u is bigint => typeof u === 'bigint' && u >= 0n,
  (u, context) =>
    typeof u === 'string' && /^(0|[1-9]\d{0,19})$/.test(u)
      ? t.success(BigInt(u))
      : t.failure(u, context),
  String,
)
