/** Laws of clocks, whatever happens, and in whatever order it is told. */
import { describe, expect, test } from '@jest/globals'
import { instantOf, millisecondsOf, parisDay, parisDayEnd } from '@quittance/domain/values'
import fc from 'fast-check'

import { project } from '../projection.ts'
import { pages } from '../testing/history.ts'
import {
  at,
  booked,
  type Fact,
  granted,
  history,
  offered,
  paid,
  rejected,
  rowOf,
  transmitted,
} from '../testing/service.ts'
import { dueOn } from './due.ts'
import type { Told } from './mark.ts'
import { reviewFiguresOf } from './review-figures.ts'
import { satisfactionOf } from './satisfaction.ts'
import { clocksOf, service } from './service.ts'
import { complaintsOf, surveysOf } from './voice.ts'

/** Both changes of the hour are in it. */
const anyMoment = fc
  .integer({
    min: millisecondsOf(at('2026-01-07T00:00:00Z')),
    max: millisecondsOf(at('2026-12-31T00:00:00Z')),
  })
  .map(instantOf)

const anyName = fc.constantFrom('1', '2', '3')
const team = fc.constantFrom('accountManager', 'accountOfficer', 'recovery')
const person = fc.constantFrom('P-1', 'P-2', null)
const mark = fc.constantFrom(0, 7, 9, null)

/** Facts in no order that a room would allow: the figures must hold of any history. */
const anyFact: fc.Arbitrary<Fact> = fc
  .tuple(anyMoment, anyName, team, person, mark, fc.nat(19))
  .map(([when, name, of, personId, recommends, kind]): Fact => {
    const on = parisDay(when)
    const complaintId = `Q${name}`
    const surveyId = `S${name}`
    const facts: ReadonlyArray<readonly [Fact[1], object]> = [
      ['ScheduleTransmitted', transmitted(name)],
      ['ScheduleBooked', booked(name)],
      ['ScheduleRejected', rejected(name)],
      ['AdvanceGranted', granted(name)],
      ['AdvanceBooked', paid(name)],
      ['AdvanceDeclined', { ...granted(name), reason: 'AboveAvailability' }],
      ['WaitingForClientStarted', { commitment: 'SC-6', reason: 'asked' }],
      ['WaitingForClientEnded', { commitment: 'SC-6' }],
      ['ContactAssigned', { team: of, personId, assignedOn: on }],
      ['CallMissed', { callId: `${name}${when.slice(5, 7)}`, team: of, waitedSeconds: 30 }],
      ['CallAnswered', { callId: `${name}${when.slice(5, 7)}a`, team: null, waitedSeconds: 30 }],
      ['ExtranetInterrupted', { maintenance: name === '3' }],
      ['ExtranetRestored', {}],
      ['AnnualMeetingHeld', { heldOn: on, participants: [] }],
      [
        'ComplaintReceived',
        {
          ...{ complaintId, channel: 'email', team: of, sentOn: null, receivedOn: on },
          countedFrom: 'receipt',
        },
      ],
      ['ComplaintAnswered', { complaintId, outcome: 'partly', answeredOn: on }],
      ['SurveySent', { surveyId, team: null, sentOn: on }],
      ['ContractClosed', { closedOn: on }],
      ['AnnualMeetingDeclined', { declinedOn: on, reason: 'no time' }],
      ['SurveyAnswered', { surveyId, recommends, satisfied: null, answeredOn: on }],
    ]
    const [type, fields] = facts[kind] ?? ['ExtranetRestored', {}]
    return [when, type, fields]
  })

/** As they happened, each with its id: so that it is the same event whenever it is told. */
const anyHistory = fc
  .uniqueArray(anyFact, { selector: ([when]) => when, maxLength: 20 })
  .map((facts) => {
    return [...beginning, ...numbered(beginning.length, history(...facts))]
  })

const numbered = (from: number, told: ReadonlyArray<Told>): ReadonlyArray<Told> =>
  told.map((each, index) => ({ ...each, id: `e${from + index + 1}` }))

const beginning = history(...offered(), [
  ...(['2026-01-06T15:00:00Z', 'ContractStarted'] as const),
  { startedOn: '2026-01-06' },
])

const allOf = (told: ReturnType<typeof history>, when: Parameters<typeof clocksOf>[1]) => {
  const row = rowOf(told)
  return { clocks: clocksOf(row, when), satisfaction: satisfactionOf([row], when) }
}

describe('Whatever happens', () => {
  test('started = kept + missed + pending + voided, of every commitment, month and team', () =>
    fc.assert(
      fc.property(anyHistory, anyMoment, (told, when) => {
        const { commitments, byMonth, byTeam, byContract } = allOf(told, when).satisfaction
        for (const counts of [
          commitments,
          byMonth.values(),
          byTeam.values(),
          byContract.values(),
        ].flatMap((each) => [...each])) {
          const { started, kept, missed, missedOpen, pending, voided } = counts
          expect(kept + missed + pending + voided).toBe(started)
          expect(missedOpen).toBeLessThanOrEqual(missed)
        }
      }),
    ))

  test('months, teams and contracts add up to all of it', () =>
    fc.assert(
      fc.property(anyHistory, anyMoment, (told, when) => {
        const { clocks, satisfaction } = allOf(told, when)
        const { byMonth, byTeam, byContract } = satisfaction
        for (const groups of [byMonth, byTeam, byContract]) {
          const started = [...groups.values()].reduce((sum, each) => sum + each.started, 0)
          expect(started).toBe(clocks.length)
        }
      }),
    ))

  test('a clock that is kept was stopped in time, and one that is missed was not', () =>
    fc.assert(
      fc.property(anyHistory, anyMoment, (told, when) => {
        for (const { outcome, stoppedAt, deadline, voidedBy, startedAt, elapsed } of allOf(
          told,
          when,
        ).clocks) {
          const end = millisecondsOf(stoppedAt ?? when)
          const isInTime = deadline === undefined || end <= millisecondsOf(deadline)
          if (outcome === 'kept') expect([isInTime, stoppedAt === undefined]).toEqual([true, false])
          if (outcome === 'missed') expect(isInTime).toBe(false)
          if (outcome === 'pending') expect([isInTime, stoppedAt]).toEqual([true, undefined])
          expect(voidedBy === undefined).toBe(outcome !== 'voided')
          expect(millisecondsOf(startedAt)).toBeLessThanOrEqual(end)
          expect(elapsed).toBeGreaterThanOrEqual(0)
        }
      }),
    ))

  test('what was missed stays missed, and what was kept stays kept', () =>
    fc.assert(
      fc.property(anyHistory, anyMoment, anyMoment, (told, one, other) => {
        const [early, late] = [one, other].toSorted((a, b) => millisecondsOf(a) - millisecondsOf(b))
        if (early === undefined || late === undefined) throw new Error('no moment')
        const key = (clock: ReturnType<typeof clocksOf>[number]) =>
          [clock.commitment, clock.subject, clock.startedBy.id].join(' ')
        const later = new Map(allOf(told, late).clocks.map((clock) => [key(clock), clock.outcome]))
        for (const clock of allOf(told, early).clocks) {
          const isDecided = clock.outcome === 'missed' || clock.outcome === 'kept'
          if (isDecided && clock.deadline !== undefined)
            expect(later.get(key(clock))).toBe(clock.outcome)
        }
      }),
    ))
})

describe('However it is told', () => {
  test('it is judged by when it happened', () =>
    fc.assert(
      fc.property(
        anyHistory.chain((told) => {
          // The offer is told first, as its stream has it.
          const [request, offer, ...rest] = told
          return fc.tuple(
            fc.constant(told),
            fc
              .shuffledSubarray(rest, { minLength: rest.length })
              .map((shuffled) => [request, offer, ...shuffled].flatMap((each) => each ?? [])),
          )
        }),
        anyMoment,
        ([told, late], when) => {
          const sorted = (each: ReturnType<typeof allOf>) =>
            each.clocks.map((clock) => JSON.stringify(clock)).toSorted()
          expect(sorted(allOf(late, when))).toEqual(sorted(allOf(told, when)))
        },
      ),
    ))

  test('rebuilt, it is as it was kept up event by event', () =>
    fc.assert(
      fc.asyncProperty(anyHistory, anyMoment, async (told, when) => {
        const rebuilt = (await project(service)(pages(told))).get('C1')
        if (rebuilt === undefined) throw new Error('no row')
        const live = rowOf(told)
        expect(clocksOf(rebuilt, when)).toEqual(clocksOf(live, when))
        expect(complaintsOf(rebuilt, when)).toEqual(complaintsOf(live, when))
        expect(surveysOf(rebuilt, when)).toEqual(surveysOf(live, when))
      }),
    ))
})

describe('What is due', () =>
  test('is what is open, promised, and not done', () =>
    fc.assert(
      fc.property(anyHistory, anyMoment, (told, when) => {
        const on = parisDay(when)
        const row = rowOf(told)
        const due = dueOn([row], on)
        const deadlines = due.map(({ deadline }) => millisecondsOf(deadline))
        expect(deadlines).toEqual(deadlines.toSorted((one, other) => one - other))
        const late = clocksOf(row, parisDayEnd(on)).filter(
          ({ outcome, isOpen, deadline, commitment }) =>
            outcome === 'missed' &&
            isOpen &&
            commitment !== 'SC-2' &&
            deadline &&
            parisDay(deadline) < on,
        )
        expect(due.filter(({ isOverdue }) => isOverdue)).toHaveLength(late.length)
      }),
    )))

describe('The figures of a review', () =>
  test('add up as PublishQualityReview asks', () =>
    fc.assert(
      fc.property(anyHistory, anyMoment, (told, when) => {
        const { commitments } = reviewFiguresOf(allOf(told, when).satisfaction)
        expect(commitments).toHaveLength(14)
        for (const { started, kept, missed, pending, voided } of commitments) {
          expect(kept + missed + pending + voided).toBe(started)
        }
      }),
    )))
