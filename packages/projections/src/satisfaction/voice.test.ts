/** What the client says, counted; and his complaints against the clocks that they start. */
import { describe, expect, test } from '@jest/globals'
import {
  dayNumbered,
  day as dayOf,
  lastDayOf,
  month as monthOf,
  numberOf,
  parisDayEnd,
  type Team,
} from '@quittance/domain/values'
import fc from 'fast-check'

import { at, type Fact, history, rowOf } from '../testing/service.ts'
import { reviewFiguresOf } from './review-figures.ts'
import { satisfactionOf } from './satisfaction.ts'
import { clocksOf } from './service.ts'
import { complaintsOf, scoresOf, surveysOf } from './voice.ts'

const sent = (surveyId: string): Fact => [
  ...(['2026-05-04T08:00:00Z', 'SurveySent'] as const),
  { surveyId, team: null, sentOn: '2026-05-04' },
]
const answered = (surveyId: string, recommends: number | null, satisfied: number | null): Fact => [
  ...(['2026-05-05T08:00:00Z', 'SurveyAnswered'] as const),
  { surveyId, recommends, satisfied, answeredOn: '2026-05-05' },
]
const scores = (...facts: ReadonlyArray<Fact>) =>
  scoresOf(surveysOf(rowOf(history(...facts)), at('2026-06-01T08:00:00Z')))

describe('Scores', () => {
  test.each([
    [[9, 10], '100'],
    [[8, 7], '0'],
    [[6, 0], '-100'],
    [[9, 6, 8], '0'],
    [[9, 9, 6], '33.3'],
  ])('of %j recommend by %s', (marks, nps) =>
    expect(
      scores(
        ...marks.flatMap((mark, index) => [sent(`S${index}`), answered(`S${index}`, mark, null)]),
      ).nps,
    ).toBe(nps),
  )
  test.each([
    [[4, 5], '100'],
    [[3, 4], '50'],
    [[1], '0'],
  ])('of %j are satisfied to %s %%', (marks, csat) =>
    expect(
      scores(
        ...marks.flatMap((mark, index) => [sent(`S${index}`), answered(`S${index}`, null, mark)]),
      ).csatPercent,
    ).toBe(csat),
  )
  test.each([
    [29, true],
    [30, false],
  ])('of %i answers are a small sample: %s', (count, isSmall) => {
    const names = Array.from({ length: count }, (_, index) => `S${index}`)
    expect(
      scores(...names.flatMap((name) => [sent(name), answered(name, 9, 5)])).isSmallSample,
    ).toBe(isSmall)
  })
  test('leave those out who opted out', () =>
    expect(
      scores(
        sent('S1'),
        sent('S2'),
        sent('S3'),
        answered('S1', 9, null),
        answered('S2', null, null),
      ),
    ).toEqual({
      ...{ sent: 3, optedOut: 1, answered: 1, responsePercent: '50' },
      ...{ nps: '100', csatPercent: undefined, isSmallSample: true },
    }))
  test('are none where nobody answered', () =>
    expect(scores(sent('S1'))).toMatchObject({ answered: 0, responsePercent: '0', nps: undefined }))
})

describe('A complaint', () => {
  const received: Fact = [
    ...(['2026-04-24T08:00:00Z', 'ComplaintReceived'] as const),
    {
      ...{ complaintId: 'Q1', channel: 'email', team: null, sentOn: '2026-04-22' },
      ...{ receivedOn: '2026-04-24', countedFrom: 'receipt' },
    },
  ]
  const anyDay = fc
    .integer({ min: 0, max: 90 })
    .map((days) => dayNumbered(numberOf(dayOf('2026-04-24')) + days))
  test('is late when one of its two clocks is missed, and only then', () =>
    fc.assert(
      fc.property(
        fc.option(anyDay),
        fc.option(anyDay),
        anyDay,
        (acknowledgedOn, answeredOn, on) => {
          const facts: ReadonlyArray<Fact> = [
            received,
            ...(acknowledgedOn
              ? [
                  [
                    `${acknowledgedOn}T09:00:00Z`,
                    'ComplaintAcknowledged',
                    { complaintId: 'Q1', acknowledgedOn },
                  ] as const,
                ]
              : []),
            ...(answeredOn
              ? [
                  [
                    `${answeredOn}T10:00:00Z`,
                    'ComplaintAnswered',
                    { complaintId: 'Q1', outcome: 'partly', answeredOn },
                  ] as const,
                ]
              : []),
          ]
          const row = rowOf(history(...facts))
          const end = parisDayEnd(on)
          const missed = clocksOf(row, end).some(({ outcome }) => outcome === 'missed')
          expect(complaintsOf(row, end).map(({ isLate }) => isLate)).toEqual([missed])
        },
      ),
    ))
})

describe('A complaint of April, answered in June and closed in July', () => {
  const of = { complaintId: 'Q1' }
  const row = rowOf(
    history(
      [
        ...(['2026-04-24T08:00:00Z', 'ComplaintReceived'] as const),
        {
          ...{ ...of, channel: 'letter', team: 'recovery', sentOn: null },
          ...{ receivedOn: '2026-04-24', countedFrom: 'receipt' },
        },
      ],
      [
        ...(['2026-06-12T08:00:00Z', 'ComplaintAnswered'] as const),
        { ...of, outcome: 'partly', answeredOn: '2026-06-12' },
      ],
      [
        ...(['2026-06-12T08:00:00Z', 'CorrectiveActionOpened'] as const),
        { ...of, rootCause: 'delay', openedOn: '2026-06-12' },
      ],
      [
        ...(['2026-07-01T08:00:00Z', 'ComplaintClosed'] as const),
        { ...of, closedOn: '2026-07-01' },
      ],
    ),
  )
  // Never acknowledged: late from 8 May on.
  test.each([
    ['2026-03', 0, 0, 0],
    ['2026-04', 1, 0, 0],
    ['2026-05', 1, 1, 0],
    ['2026-06', 1, 1, 1],
    ['2026-07', 0, 1, 0],
    ['2026-08', 0, 0, 0],
  ])(
    'in the review of %s: open %i, late %i, corrective actions %i',
    (asked, open, late, actions) => {
      const month = monthOf(asked)
      const end = parisDayEnd(lastDayOf(month))
      expect(reviewFiguresOf(satisfactionOf([row], end, { month }))).toMatchObject({
        complaints: { open, late },
        correctiveActions: actions,
      })
    },
  )
  test('is told of its team alone', () => {
    const told = (team: Team) => {
      const { complaints, correctiveActions } = satisfactionOf([row], at('2026-07-31T22:00:00Z'), {
        team,
      })
      return [complaints.length, correctiveActions.length]
    }
    expect(told('recovery')).toEqual([1, 1])
    expect(told('credit')).toEqual([0, 0])
  })
})

describe('The extranet', () => {
  const down = (from: string, maintenance: boolean, until: string): ReadonlyArray<Fact> => [
    [from, 'ExtranetInterrupted', { maintenance }],
    [until, 'ExtranetRestored'],
  ]
  const called: Fact = [
    ...(['2026-05-01T08:00:00Z', 'CallAnswered'] as const),
    { callId: 'T1', team: null, waitedSeconds: 1 },
  ]
  const percent = (...facts: ReadonlyArray<Fact>) =>
    satisfactionOf([rowOf(history(called, ...facts))], at('2026-07-31T22:00:00Z'), {
      month: '2026-06' as never,
    }).extranetPercent
  test.each([
    ['was there', down('2026-05-01T08:00:00Z', false, '2026-05-01T09:00:00Z'), '100'],
    [
      'was down for 7.2 of its 720 hours',
      down('2026-06-09T06:00:00Z', false, '2026-06-09T13:12:00Z'),
      '99',
    ],
    ['was maintained', down('2026-06-09T06:00:00Z', true, '2026-06-09T13:12:00Z'), '100'],
    ['was down since before', down('2026-05-30T06:00:00Z', false, '2026-06-01T05:12:00Z'), '99'],
  ])('in June %s', (_what, facts, part) => expect(percent(...facts)).toBe(part))
})
