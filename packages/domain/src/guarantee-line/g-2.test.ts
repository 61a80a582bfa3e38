/** Golden G-2: granted after the schedule, suspended, resumed, raised. */
import { describe, expect, test } from '@jest/globals'

import { eur, written } from '../testing/amounts.ts'
import golden from '../testing/goldens/g-2.json' with { type: 'json' }
import {
  asLine,
  coverAll,
  grant,
  resume,
  revise,
  stateAfter,
  suspend,
  told,
} from '../testing/guarantee-line.ts'
import { day } from '../values/day.ts'
import { max, minus, sum } from '../values/money.ts'
import { type Command, type Event, headroom } from './index.ts'
import { standingLimit } from './state.ts'

const on = day('2026-01-12')
const { given, expect: expected } = golden
const historyOf = (steps: number): ReadonlyArray<Event> =>
  told([], ...given.steps.slice(0, steps).map(asked))

describe('The line of G-2', () => {
  test.each(expected.rows)('$step. leaves $coverInUse in use, notes $limitNoted', (row) => {
    const line = asLine(stateAfter(historyOf(row.step)))
    const covers = [...line.covers]
    const each = (amount: (cover: (typeof covers)[number][1]) => string) =>
      Object.fromEntries(covers.map(([invoiceId, cover]) => [invoiceId, amount(cover)]))
    expect(each(({ covered }) => written(covered))).toEqual(row.covered)
    expect(each(({ outstanding, covered }) => written(minus(outstanding, covered)))).toEqual(
      row.uncovered,
    )
    expect(written(line.coverInUse)).toBe(row.coverInUse)
    expect(written(headroom(line, on))).toBe(row.headroom)
    const noted = standingLimit(line, on)
    expect(written(noted)).toBe(row.limitNoted)
    const eligible = sum(
      covers.map(([, { outstanding }]) => outstanding),
      'EUR',
    )
    expect(written(eligible)).toBe(row.eligible)
    const overLimit = max(minus(eligible, max(noted, line.coverInUse)), eur('0.00'))
    expect(written(overLimit)).toBe(row.overLimit)
  })

  test('has a row a step', () => expect(expected.rows).toHaveLength(given.steps.length))
})

function asked({ type, limit = '', invoices = [] }: (typeof given.steps)[number]): Command {
  switch (type) {
    case 'InvoicesAssigned':
      return coverAll(invoices.map(({ invoiceId, amount }) => [invoiceId, amount]))
    case 'GuaranteeLineGranted':
      return grant(limit)
    case 'GuaranteeLineSuspended':
      return suspend()
    case 'GuaranteeLineResumed':
      return resume()
    case 'LimitRevised':
      return revise(limit)
    default:
      throw new Error(`${type} is not asked of a line`)
  }
}
