/** The goldens of service: SLA-1, C-1, the dates of a complaint, and the scores of a survey. */
import { describe, expect, test } from '@jest/globals'
import { parsed } from '../testing/history.ts'
import {
  at,
  booked,
  granted,
  history,
  offered,
  paid,
  rejected,
  rowOf,
  transmitted,
} from '../testing/service.ts'
import { satisfactionOf } from './satisfaction.ts'
import { clocksOf } from './service.ts'
import { complaintsOf, scoresOf, surveysOf } from './voice.ts'

const golden = (name: string) => parsed(`../../../domain/src/testing/goldens/${name}.json`)

interface GoldenClock {
  readonly id: string
  readonly startedAt: string
  readonly stoppedAt?: string
  readonly voided?: string
}

describe('SLA-1', () => {
  const { given, expect: expected } = golden('sla-1')
  const clocks: ReadonlyArray<GoldenClock> = given.clocks
  const facts = clocks.flatMap(({ id, startedAt, stoppedAt, voided }) => [
    [startedAt, 'ScheduleTransmitted', transmitted(id)] as const,
    ...(voided ? [[startedAt, 'ScheduleRejected', rejected(id)] as const] : []),
    ...(voided ? [] : [[startedAt, 'ScheduleBooked', booked(id)] as const]),
    ...(voided ? [] : [[startedAt, 'AdvanceGranted', granted(id)] as const]),
    ...(stoppedAt ? [[stoppedAt, 'AdvanceBooked', paid(id)] as const] : []),
  ])
  const row = rowOf(history(...offered(), ...facts))
  const measured = at(given.measuredAt)
  const found = clocksOf(row, measured).filter(({ commitment }) => commitment === 'SC-6')

  test.each(clocks.map(({ id }) => id))('%s', (id) => {
    const clock = found.find(({ subject }) => subject === id)
    const open = clock?.outcome === 'missed' && clock.stoppedAt === undefined ? ', still open' : ''
    expect(`${clock?.outcome}${open}`).toBe(expected.outcomes[id])
    if (expected.elapsedHours[id] !== undefined) {
      expect(String(Number(clock?.elapsed) / 3600)).toBe(expected.elapsedHours[id])
    }
  })
  test('the month', () => {
    const { commitments } = satisfactionOf([row], measured, {})
    const card = commitments.find(({ commitment }) => commitment === 'SC-6')
    const { started, kept, missed, missedStillOpen, pending, voided } = expected
    expect(card).toMatchObject({
      ...{ started, kept, missed, missedOpen: missedStillOpen, pending, voided },
      ratePercent: expected.ratePercent,
      exclusions: [{ event: 'ScheduleRejected', count: 1, evidence: [expect.any(String)] }],
    })
    const hours = Object.entries(card?.delays ?? {}).map(([name, seconds]) => [
      name,
      name === 'unit' ? seconds : String(Number(seconds) / 3600),
    ])
    const { p50, p90, p95, worst } = expected
    expect(Object.fromEntries(hours)).toEqual({ unit: 'seconds', p50, p90, p95, worst })
  })
})

test('C-1', () => {
  const { given, expect: expected } = golden('c-1')
  const row = rowOf(
    history(
      ...offered(),
      [given.documentsCompletedAt, 'SupportingDocumentsCompleted'],
      [given.startedAt, 'ContractStarted', { startedOn: '2026-01-07' }],
    ),
  )
  const clock = clocksOf(row, at('2026-01-31T12:00+01:00')).find(
    ({ commitment }) => commitment === 'SC-5',
  )
  expect(clock?.deadline).toBe(at(expected.deadline))
  expect(clock?.outcome).toBe(expected.outcome)
  expect(String(Number(clock?.elapsed) / 3600)).toBe(expected.elapsedHours)
})

describe('The golden complaint', () => {
  const { given, expect: expected } = golden('complaint-1')
  const received = {
    ...{ complaintId: 'Q1', channel: 'letter', team: null, sentOn: null },
    ...{ receivedOn: given.receivedOn, countedFrom: 'receipt' },
  }
  const row = rowOf(history(['2026-04-24T10:00+02:00', 'ComplaintReceived', received]))
  test('has its two deadlines', () =>
    expect(complaintsOf(row, at('2026-04-24T12:00+02:00'))).toMatchObject([
      { acknowledgeBy: expected.acknowledgeBy, answerBy: expected.answerBy, isLate: false },
    ]))
  test.each([
    [expected.acknowledgeBy, 'pending', 'pending'],
    ['2026-05-08', 'missed', 'pending'],
    [expected.answerBy, 'missed', 'pending'],
    ['2026-06-25', 'missed', 'missed'],
  ])('on %s is acknowledged: %s, answered: %s', (day, acknowledged, answered) =>
    expect(clocksOf(row, at(`${day}T23:00+02:00`)).map(({ outcome }) => outcome)).toEqual([
      acknowledged,
      answered,
    ]),
  )
})

test('The golden survey', () => {
  const { given, expect: expected } = golden('survey-1')
  const { promoters, passives, detractors } = given.nps
  const marks = [
    ...[...Array(promoters)].map(() => 9),
    ...[...Array(passives)].map(() => 8),
    ...[...Array(detractors)].map(() => 6),
  ]
  const facts = marks.flatMap((recommends, index) => {
    const surveyId = `S${index}`
    const satisfied = index < given.csat.satisfied ? 4 : 3
    const answeredOn = '2026-05-05'
    return [
      ['2026-05-04T10:00Z', 'SurveySent', { surveyId, team: null, sentOn: '2026-05-04' }] as const,
      [
        '2026-05-05T10:00Z',
        'SurveyAnswered',
        { surveyId, recommends, satisfied, answeredOn },
      ] as const,
    ]
  })
  const row = rowOf(
    history(...facts.map(([when, ...rest]) => [`${when.slice(0, 16)}:00Z`, ...rest] as const)),
  )
  expect(scoresOf(surveysOf(row, at('2026-05-31T10:00+02:00')))).toEqual({
    ...{ sent: 20, optedOut: 0, answered: expected.answers, responsePercent: '100' },
    ...{ nps: String(expected.nps), csatPercent: expected.csatPercent },
    isSmallSample: expected.smallSample,
  })
})
