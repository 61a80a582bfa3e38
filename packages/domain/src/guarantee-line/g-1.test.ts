/** Golden G-1: succession, reduction, withdrawal, and what is called in the end. */
import { describe, expect, test } from '@jest/globals'

import { eur, written } from '../testing/amounts.ts'
import golden from '../testing/goldens/g-1.json' with { type: 'json' }
import {
  asLine,
  call,
  coverAll,
  grant,
  noteInsolvency,
  owe,
  revise,
  stateAfter,
  told,
  withdraw,
} from '../testing/guarantee-line.ts'
import { day } from '../values/day.ts'
import { equals, isPositive, type Money, minus, sum } from '../values/money.ts'
import { rate } from '../values/rate.ts'
import { type Command, type Event, headroom, indemnity, type Line } from './index.ts'

const on = day('2026-01-12')
const { given, expect: expected } = golden
const history: Array<Event> = []
const line = tell()

describe('The line of G-1, told as a statement', () => {
  test.each(expected.rows)('$step. leaves $coverInUse in use, $headroom free', (row) => {
    const after = line[row.step]
    if (!after) throw new Error('no such step')
    expect(shown(after, ({ covered }) => covered)).toEqual(row.covered)
    expect(shown(after, ({ outstanding, covered }) => minus(outstanding, covered))).toEqual(
      row.uncovered,
    )
    expect(written(after.coverInUse)).toBe(row.coverInUse)
    expect(written(headroom(after, on))).toBe(row.headroom)
  })

  test('has a row a step', () => expect(expected.rows).toHaveLength(given.steps.length))

  test('is over its limit after the reduction, and stays so', () => {
    const reduced = line[4]
    expect(reduced && written(minus(reduced.coverInUse, reduced.limit))).toBe(
      expected.overLimitAfterReduction,
    )
  })
})

describe('The indemnity of G-1', () => {
  const { open, covered, ...each } = expected.insolvency

  test('is of what is left on the line', () => {
    const covers = [...(line.at(-1)?.covers.values() ?? [])]
    expect(
      written(
        sum(
          covers.map(({ outstanding }) => outstanding),
          'EUR',
        ),
      ),
    ).toBe(open)
    expect(
      written(
        sum(
          covers.map((cover) => cover.covered),
          'EUR',
        ),
      ),
    ).toBe(covered)
  })

  test('is the quotity of what is covered; all the rest is charged back', () => {
    const { borne, chargedBack } = indemnity(eur(open), eur(covered), rate(given.quotity))
    expect(written(borne)).toBe(each.indemnity)
    expect(written(chargedBack)).toBe(each.chargedBack)
    expect(written(minus(eur(covered), borne))).toBe(each.clientQuotity)
    expect(written(minus(eur(open), eur(covered)))).toBe(each.uncovered)
  })

  test('is called of each invoice that is left, once', () => {
    const owed = [...(line.at(-1)?.covers ?? [])].filter(([, cover]) =>
      isPositive(cover.outstanding),
    )
    const called = told(
      told(history, noteInsolvency()),
      call(owed.map(([invoiceId]) => invoiceId)),
    ).filter((event) => event.type === 'CoverCalled')
    expect(
      called.map((call) => [call.invoiceId, written(call.borne), written(call.chargedBack)]),
    ).toEqual([
      ...[
        ['F3', '3600.00', '400.00'],
        ['F4', '4500.00', '2500.00'],
        ['F5', '0.00', '1000.00'],
      ],
    ])
    const inAll = (amounts: ReadonlyArray<Money>) => written(sum(amounts, 'EUR'))
    expect(inAll(called.map(({ borne }) => borne))).toBe(each.indemnity)
    expect(inAll(called.map(({ chargedBack }) => chargedBack))).toBe(each.chargedBack)
  })

  test.each([
    ['60000.00', '45000.00', '1', '45000.00', '15000.00'], // S-1
    ['60000.00', '45000.00', '0.90', '40500.00', '19500.00'], // S-1
    ['1000.00', '0.00', '0.90', '0.00', '1000.00'],
    ['0.05', '0.05', '0.90', '0.05', '0.00'], // half a cent goes up
  ])('of %s open, %s covered, at %s, is %s; %s is charged back', (open, covered, ...rest) => {
    const [quotity, borne, chargedBack] = rest
    expect(indemnity(eur(open), eur(covered), rate(quotity))).toEqual({
      borne: eur(borne),
      chargedBack: eur(chargedBack),
    })
  })
})

/** The line after its grant, and after each step. */
function tell(): ReadonlyArray<Line> {
  let events = told([], grant(given.limit, { quotity: given.quotity }))
  const lines = [
    asLine(stateAfter(events)),
    ...given.steps.map((step, index) => {
      events = told(events, asked(asLine(stateAfter(events)), step, BigInt(index)))
      return asLine(stateAfter(events))
    }),
  ]
  history.push(...events)
  return lines
}

function asked(before: Line, step: (typeof given.steps)[number], revision: bigint): Command {
  const owed = (number: string | undefined) =>
    [...before.covers].find(([invoiceId]) => invoiceId === number)?.[1].outstanding ?? eur('0.00')
  switch (step.type) {
    case 'InvoicesAssigned':
      return coverAll((step.invoices ?? []).map(({ invoiceId, amount }) => [invoiceId, amount]))
    case 'CollectionBooked':
      return pay(step.invoiceId ?? '', owed(step.invoiceId))
    case 'LimitRevised':
      return revise(step.limit ?? '')
    case 'GuaranteeLineWithdrawn':
      return withdraw()
    case 'UnreferencedCollectionBooked': {
      const oldest = [...before.covers].find(([, { covered }]) => isPositive(covered))?.[0] ?? ''
      return pay(oldest, owed(oldest))
    }
    default:
      throw new Error(`${step.type} is not asked of a line`)
  }

  function pay(invoice: string, open: Money): Command {
    return owe(revision, [[invoice, written(minus(open, eur(step.amount ?? '0.00')))]])
  }
}

function shown({ covers }: Line, what: (cover: { outstanding: Money; covered: Money }) => Money) {
  const open = [...covers].filter(([, { outstanding }]) => !equals(outstanding, eur('0.00')))
  return Object.fromEntries(open.map(([invoiceId, cover]) => [invoiceId, written(what(cover))]))
}
