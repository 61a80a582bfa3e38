/** What comes back is shared to the cent, whatever the order in which it comes. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { agree } from '../testing/agree.ts'

import { eur } from '../testing/amounts.ts'
import {
  asLine,
  call,
  coverAll,
  grant,
  noteInsolvency,
  recover,
  stateAfter,
  takeBack,
  told,
} from '../testing/guarantee-line.ts'
import { isNegative, type Money, minus, plus, sum } from '../values/money.ts'
import type { RecoveryShared } from './events.ts'
import { recoveredOf } from './loss.ts'

const amountOf = (cents: number) => (cents / 100).toFixed(2)
const cents = fc.integer({ min: 1, max: 5_000_00 })

const stories = fc.record({
  limit: cents,
  quotity: fc.integer({ min: 0, max: 100 }).map(amountOf),
  owed: fc.array(cents, { minLength: 1, maxLength: 4 }),
  dividends: fc.array(cents, { minLength: 1, maxLength: 6 }),
  seed: fc.nat(),
})

const shared = (history: ReturnType<typeof told>): ReadonlyArray<RecoveryShared> =>
  history.filter((event) => event.type === 'RecoveryShared')

const inAll = (recoveries: ReadonlyArray<RecoveryShared>, of: (each: RecoveryShared) => Money) =>
  sum(recoveries.map(of), 'EUR')

describe('Dividends', () => {
  test('are shared to the cent, and the same in any order, or as one', () =>
    fc.assert(
      fc.property(stories, ({ limit, quotity, owed, dividends, seed }) => {
        const names = owed.map((_amount, index) => `F${index}`)
        const lost = told(
          [],
          grant(amountOf(limit), { quotity }),
          coverAll(owed.map((amount, index) => [`F${index}`, amountOf(amount)] as const)),
          ...[noteInsolvency(), call(names)],
        )
        const turned = dividends.map(
          (_each, index) => dividends[(index + seed) % dividends.length] ?? 0,
        )
        const one = dividends.reduce((a, b) => a + b)
        const ways = [dividends, turned, dividends.toReversed(), [one]].map((way) =>
          shared(told(lost, ...way.map((each) => recover(amountOf(each))))),
        )
        for (const recoveries of ways) {
          for (const { amount, forFactor, forClient, coveredShare, uncoveredShare } of recoveries) {
            agree(plus(forFactor, forClient), amount)
            agree(plus(coveredShare, uncoveredShare), amount)
            const parts = [forFactor, forClient, coveredShare, uncoveredShare]
            agree(parts.filter(isNegative), [])
          }
          agree(
            inAll(recoveries, ({ forFactor }) => forFactor),
            inAll(ways.at(-1) ?? [], ({ forFactor }) => forFactor),
          )
        }
      }),
    ))

  test('leave nobody more than he lost, however often more is called', () =>
    fc.assert(
      fc.property(stories, ({ limit, quotity, owed, dividends }) => {
        const invoices = owed.map((amount, index) => [`F${index}`, amountOf(amount)] as const)
        let left = 0
        const course = owed.flatMap((amount, index) => {
          left += amount
          const came = Math.min(dividends[index] ?? left, left)
          left -= came
          return [call([`F${index}`]), ...(came > 0 ? [recover(amountOf(came), `D${index}`)] : [])]
        })
        const history = told(
          [],
          ...[grant(amountOf(limit), { quotity }), coverAll(invoices), noteInsolvency()],
          ...[...course, ...(left > 0 ? [recover(amountOf(left), 'REST')] : [])],
        )
        const { covered, uncovered } = asLine(stateAfter(history)).loss
        const recoveries = shared(history)
        // All of it came.
        agree(
          inAll(recoveries, ({ coveredShare }) => coveredShare),
          covered,
        )
        agree(
          inAll(recoveries, ({ uncoveredShare }) => uncoveredShare),
          uncovered,
        )
        for (const { forFactor, coveredShare } of recoveries) {
          agree(isNegative(forFactor) || isNegative(minus(coveredShare, forFactor)), false)
        }
      }),
    ))

  test('that go back leave all as if they had not come, and what comes later is still shared whole', () =>
    fc.assert(
      fc.property(stories, fc.nat(), ({ limit, quotity, owed, dividends }, nth) => {
        const lost = told(
          [],
          grant(amountOf(limit), { quotity }),
          coverAll(owed.map((amount, index) => [`F${index}`, amountOf(amount)] as const)),
          ...[noteInsolvency(), call(owed.map((_amount, index) => `F${index}`))],
        )
        const came = dividends.map((each, index) => recover(amountOf(each), `D${index}`))
        const gone = dividends.map((_each, index) => takeBack(`D${index}`))
        const before = asLine(stateAfter(lost)).loss
        agree(asLine(stateAfter(told(lost, ...came, ...gone))).loss.since.size, 0)
        agree(
          recoveredOf(asLine(stateAfter(told(lost, ...came, ...gone))).loss),
          recoveredOf(before),
        )
        const one = nth % dividends.length
        const history = told(lost, ...came, takeBack(`D${one}`), recover('0.01'))
        for (const { amount, forFactor, forClient, coveredShare } of shared(history)) {
          agree(plus(forFactor, forClient), amount)
          agree([forFactor, forClient, coveredShare].filter(isNegative), [])
        }
        expect(history.filter(({ type }) => type === 'RecoveryReversed')).toMatchObject([
          { ...shared(history)[one], type: 'RecoveryReversed' },
        ])
      }),
    ))

  test('that came before more was called go back as they were shared', () => {
    const some = told(
      [],
      ...[grant('45000.00', { quotity: '0.90' }), coverAll([['B1', '60000.00']])],
      ...[coverAll([['B2', '20000.00']]), noteInsolvency(), call(['B1']), recover('6000.00', 'D1')],
      ...[call(['B2']), recover('8000.00', 'D2'), takeBack('D1')],
    )
    expect(some.at(-1)).toMatchObject({
      ...{ type: 'RecoveryReversed', amount: eur('6000.00'), coveredShare: eur('4500.00') },
      ...{ forFactor: eur('4050.00'), forClient: eur('1950.00') },
    })
    agree(recoveredOf(asLine(stateAfter(some)).loss), eur('8000.00'))
  })

  test('of which nothing came cannot go back', () =>
    expect(told([], grant('10.00'), takeBack())).toHaveLength(1))

  test.each([
    ['0.01', '0.5', '0.01', '0.00'], // of 1:1 a tie is the covered part’s, then the factor’s
    ['0.02', '0.5', '0.01', '0.01'],
    ['0.03', '0.5', '0.01', '0.02'], // 0.02 of it covered
    ['0.05', '0.9', '0.03', '0.02'], // 0.03 covered: 0.027
  ])('of %s at %s: the factor has %s, the client %s', (amount, quotity, factor, client) => {
    const [recovery] = shared(
      told(
        [],
        ...[grant('10.00', { quotity }), coverAll([['F1', '20.00']]), noteInsolvency()],
        ...[call(['F1']), recover(amount)],
      ),
    )
    expect(recovery).toMatchObject({ forFactor: eur(factor), forClient: eur(client) })
  })

  test('are shared anew in proportion once more is called, and what was shared stays', () => {
    const some = told(
      told(
        [],
        grant('45000.00', { quotity: '1.00' }),
        coverAll([
          ['B1', '60000.00'],
          ['B2', '20000.00'],
        ]),
      ),
      ...[noteInsolvency(), call(['B1']), recover('6000.00'), call(['B2']), recover('8000.00')],
    )
    agree(
      shared(some).map(({ forFactor }) => forFactor),
      [eur('4500.00'), eur('4500.00')],
    )
    agree(recoveredOf(asLine(stateAfter(some)).loss), eur('14000.00'))
  })
})
