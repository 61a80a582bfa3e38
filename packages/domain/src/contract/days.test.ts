/** Days are closed: what is due by then is said, in order, whatever was forgotten; golden O-1. */
import { describe, expect, test } from '@jest/globals'

import { eur } from '../testing/amounts.ts'
import {
  amend,
  book,
  bought,
  chargeBack,
  closeDay,
  collect,
  contractAfter,
  contractId,
  draw,
  dueAnew,
  invoice,
  invoiceId,
  lift,
  only,
  pay,
  reserve,
  startedOn,
  terms,
  told,
  transmit,
  upToDocuments,
} from '../testing/contract.ts'
import o1 from '../testing/goldens/o-1.json' with { type: 'json' }
import { scenario } from '../testing/scenario.ts'
import { day } from '../values/day.ts'
import { rate } from '../values/rate.ts'
import { availabilityOn } from './availability.ts'
import { decider, type Event } from './index.ts'

const { given } = scenario(decider)
/** F103 of 18,000.00 is due on 27 February: fundable until 28 April. */
const history = bought({ ...terms, definancing: { overdueDays: 60 } })
const closed = (on: string): Event => ({ type: 'DayClosed', contractId, day: day(on) })
const following = (asked: Parameters<typeof told>[1], of = history) =>
  told(of, asked).slice(of.length)
const graced = bought({
  ...terms,
  dispute: { ...terms.dispute, fundingStops: 'afterGrace', graceDays: 30 },
})

describe('A day that is closed', () => {
  test('withdraws the funding of what has become overdue (O-1)', () => {
    const { amount, dueOn, overdueDays } = o1.given
    const { lastFundableDay, reversedOn } = o1.expect
    const before = told(
      startedOn({ ...terms, definancing: { overdueDays } }),
      transmit('R1', [invoice('A', 'A2', amount, { dueOn: day(dueOn) })]),
      book('R1'),
    )
    expect(only('FundingWithdrawn', told(before, closeDay(lastFundableDay)))).toEqual([])
    expect(
      only('FundingWithdrawn', told(before, closeDay(lastFundableDay), closeDay(reversedOn))),
    ).toMatchObject([
      { cause: 'overdue', dayCount: overdueDays + 1, amount: eur(amount), withdrawnOn: reversedOn },
    ])
  })
  test('says so before anything else, and once', () => {
    expect(following(closeDay('2026-04-29'))).toMatchObject([
      { type: 'FundingWithdrawn' },
      closed('2026-04-29'),
    ])
    expect(following(closeDay('2026-04-30'), told(history, closeDay('2026-04-29')))).toEqual([
      closed('2026-04-30'),
    ])
    expect(
      only(
        'FundingWithdrawn',
        told(history, closeDay('2026-04-29'), draw('D1', '1.00', '2026-04-29')),
      ),
    ).toHaveLength(1)
  })
  test('says what was forgotten, with the days by then', () =>
    expect(only('FundingWithdrawn', following(closeDay('2026-05-09')))).toMatchObject([
      { dayCount: 71 },
    ]))
  test('ends the grace of a dispute, and no earlier', () => {
    const disputed = told(graced, reserve('B', 'F102', '4000.00', '2026-02-16'))
    expect(only('FundingWithdrawn', told(disputed, closeDay('2026-03-17')))).toEqual([])
    const ended = told(disputed, closeDay('2026-03-18'))
    expect(only('FundingWithdrawn', ended)).toMatchObject([
      { cause: 'dispute', dayCount: 30, amount: eur('4000.00'), invoiceId: invoiceId('B', 'F102') },
    ])
    expect(only('FundingWithdrawn', told(ended, closeDay('2026-03-19')))).toHaveLength(1)
  })
  test.each<[string, ReadonlyArray<Event>]>([
    [
      'was resolved',
      told(graced, reserve('B', 'F102', '4000.00', '2026-02-16'), lift('B', 'F102', '2026-03-02')),
    ],
    [
      'was paid',
      told(
        graced,
        reserve('B', 'F102', '4000.00', '2026-02-16'),
        collect('C1', '2026-03-02', 'B', { F102: '12000.00' }),
      ),
    ],
    [
      'was charged back',
      told(
        graced,
        reserve('B', 'F102', '4000.00', '2026-02-16'),
        chargeBack(['B', 'F102'], 'lawsuit', '4000.00', '2026-03-02'),
      ),
    ],
  ])('has nothing to say of a dispute that %s', (_what, of) =>
    expect(only('FundingWithdrawn', following(closeDay('2026-04-18'), of))).toEqual([]),
  )
  test('shows an over-advance that comes with it', () => {
    const drawn = told(history, draw('D1', '48000.00'), pay('D1', '48000.00'))
    expect(following(closeDay('2026-04-29'), drawn)).toMatchObject([
      { type: 'FundingWithdrawn' },
      closed('2026-04-29'),
      { type: 'OverAdvanceIncurred', amount: eur('17387.40'), incurredOn: '2026-04-29' },
    ])
  })
  test('shows what terms bring that come into force', () => {
    const amended = told(
      history,
      draw('D1', '48000.00'),
      pay('D1', '48000.00'),
      amend('2026-02-02', { advanceRate: rate('0.90') }),
    )
    expect(following(closeDay('2026-02-02'), amended)).toMatchObject([
      closed('2026-02-02'),
      { type: 'OverAdvanceIncurred' },
    ])
  })
  test('leaves what is cured alone: due anew, or paid', () => {
    const withdrawn = told(history, closeDay('2026-04-29'))
    const available = (of: ReadonlyArray<Event>) =>
      availabilityOn(contractAfter(of), day('2026-04-30')).availability
    const anew = told(withdrawn, dueAnew('C', 'F103', '2026-04-15', '2026-04-30'))
    expect(available(anew)).toEqual(
      available(told(history, dueAnew('C', 'F103', '2026-04-15', '2026-04-28'))),
    )
    expect(
      only('FundingWithdrawn', following(closeDay('2026-06-14'), anew)).map(({ amount }) => amount),
    ).not.toContainEqual(eur('18000.00'))
    expect(
      only('FundingWithdrawn', following(closeDay('2026-06-15'), anew)).map(({ amount }) => amount),
    ).toContainEqual(eur('18000.00'))
  })
})

describe('Days close in order', () => {
  test('the same again is a yes', () =>
    given(...told(history, closeDay('2026-04-29')))
      .when(closeDay('2026-04-29'))
      .thenNothingChanges())
  test('an earlier one is refused', () =>
    given(...told(history, closeDay('2026-04-29')))
      .when(closeDay('2026-04-28'))
      .thenRejected({ type: 'DayAlreadyClosed', closedUntil: day('2026-04-29') }))
  test('the same again says what became due of it since', () => {
    const late = told(
      history,
      closeDay('2026-04-29'),
      transmit(
        'R2',
        [invoice('C', 'F109', '100.00', { issuedOn: day('2026-01-02'), dueOn: day('2026-02-20') })],
        '2026-04-29',
      ),
      book('R2'),
    )
    expect(following(closeDay('2026-04-29'), late)).toMatchObject([
      { type: 'FundingWithdrawn', amount: eur('100.00') },
    ])
  })
  test('from the start on', () => {
    given(...history)
      .when(closeDay('2026-01-06'))
      .thenRejected({ type: 'BeforeContractStarted', startedOn: day('2026-01-07') })
    given(...upToDocuments())
      .when(closeDay('2026-01-08'))
      .thenRejected({ type: 'ContractNotStarted' })
  })
  test('and terms of a closed day stay', () =>
    given(...told(history, closeDay('2026-04-29')))
      .when(amend('2026-04-29', { definancing: null }))
      .thenRejected({ type: 'TermsAlreadyApplied', until: day('2026-04-29') }))
})
