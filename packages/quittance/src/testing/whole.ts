/** A receipt is whole: all of it is somewhere, and nowhere for less than nothing (invariant 7). */
import { expect } from '@jest/globals'
import { type Money, sum } from '@quittance/domain/values'
import { type CollectionRow, leftOf } from '@quittance/projections'

export const expectWhole = (row: CollectionRow): void => {
  const { allocated, held, refunded, forwarded, reversed } = row
  const parts = [allocated, held, refunded, forwarded, reversed, leftOf(row)]
  for (const { minor } of parts) expect(minor >= 0n).toBe(true)
  expect(cents(parts)).toBe(row.received.minor)
  expect(cents(row.credits.map(({ amount }) => amount))).toBe(held.minor)
}

/** Of euros. */
export const cents = (amounts: ReadonlyArray<Money>): bigint => sum(amounts, 'EUR').minor
