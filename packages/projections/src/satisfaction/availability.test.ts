/** SC-8 of one month and of several contracts. */
import { expect, test } from '@jest/globals'
import { month } from '@quittance/domain/values'

import { at, type Fact, history, rowOf } from '../testing/service.ts'
import { satisfactionOf } from './satisfaction.ts'

/** From 2 March, with so many days in which the extranet was gone. */
const rowWith = (contractId: string, days: number) => {
  const until = String(3 + days).padStart(2, '0')
  const facts: ReadonlyArray<Fact> = [
    ['2026-03-02T00:00:00Z', 'CallAnswered', { callId: 'T1', team: null, waitedSeconds: 1 }],
    ['2026-03-03T00:00:00Z', 'ExtranetInterrupted', { maintenance: false }],
    [`2026-03-${until}T00:00:00Z`, 'ExtranetRestored'],
  ]
  return rowOf(
    history(...facts.map(([on, type, rest]) => [on, type, { ...rest, contractId }] as const)),
  )
}
const told = at('2026-03-12T00:00:00Z')

test.each([
  ['one', [rowWith('C1', 5)], '50'],
  ['two that it failed alike', [rowWith('C1', 5), rowWith('C2', 5)], '50'],
  ['two', [rowWith('C1', 5), rowWith('C2', 0)], '75'],
  ['three, each of eight days in ten', ['C1', 'C2', 'C3'].map((of) => rowWith(of, 8)), '20'],
])('The extranet is there for %s', (_what, rows, percent) =>
  expect(satisfactionOf(rows, told).extranetPercent).toBe(percent),
)

test.each([
  ['2026-02', undefined], // before there was a contract
  ['2026-03', '50'], // from the 2nd on
])('Of the month %s: %s', (asked, percent) =>
  expect(satisfactionOf([rowWith('C1', 5)], told, { month: month(asked) }).extranetPercent).toBe(
    percent,
  ),
)
