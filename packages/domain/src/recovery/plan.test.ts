/** The steps of golden P-1, which plan is whose, and which step comes next. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'

import p1 from '../testing/goldens/p-1.json' with { type: 'json' }
import { literal } from '../values/branded.ts'
import { france } from '../values/calendar.ts'
import { Country } from '../values/country.ts'
import { day, plusDays } from '../values/day.ts'
import {
  type DebtorKind,
  dayOfStep,
  nextStep,
  type RecoveryPlan,
  type RecoveryStep,
  type RecoveryStepKind,
  stepsFor,
} from '../values/recovery-plan.ts'
import { text } from '../values/text.ts'

const steps = p1.given.steps.map(
  ({ step, days }): RecoveryStep => ({ step: step as RecoveryStepKind, daysFromDue: days }),
)
const dueOn = day(p1.given.dueOn)

describe('P-1: a step', () => {
  test.each(p1.expect.steps)(
    '$step counts to $raw, and is taken from $on on',
    ({ step, raw, on }) => {
      const found = steps.find((each) => each.step === step)
      if (found === undefined) throw new Error(step)
      expect(plusDays(dueOn, found.daysFromDue)).toBe(raw)
      expect(dayOfStep(dueOn, found)).toBe(on)
    },
  )
  test('falls on a day on which France works, no earlier than it counts to', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 20_000 }),
        fc.integer({ min: -60, max: 400 }),
        (since, daysFromDue) => {
          const due = plusDays(day('2000-01-01'), since)
          const on = dayOfStep(due, { step: 'L1', daysFromDue })
          expect(france(on)).toBe(true)
          expect(on >= plusDays(due, daysFromDue)).toBe(true)
        },
      ),
    ))
})

describe('The next step', () => {
  test.each<[string, ReadonlyArray<RecoveryStepKind>, string, RecoveryStepKind | undefined]>([
    ['before due is the courtesy', [], '2026-03-05', 'courtesy'],
    ['on the due date is a reminder: the courtesy comes too late', [], '2026-03-10', 'L1'],
    ['is the one after the last', ['courtesy', 'L1'], '2026-03-25', 'L2'],
    ['passes none over, however late', ['L1'], '2026-06-01', 'L2'],
    ['is none after the last', ['litigation'], '2026-06-01', undefined],
  ])('%s', (_what, taken, on, step) =>
    expect(nextStep(steps, taken, { dueOn, on: day(on) })?.step).toBe(step),
  )
})

describe('A plan', () => {
  const [FR, BE] = [literal(Country, 'FR'), literal(Country, 'BE')]
  const plan = (kind: DebtorKind, step: RecoveryStepKind): RecoveryPlan => ({
    ...kind,
    steps: [{ step, daysFromDue: 5 }],
  })
  const any = { typology: null, sector: null, country: null }
  const plans = [
    plan({ ...any, typology: 'largeAccount', country: BE }, 'L3'),
    plan({ ...any, sector: text('construction') }, 'L2'),
    { ...any, typology: 'microBusiness' as const, steps: [] },
    plan({ ...any, typology: 'sme' }, 'courtesy'),
  ]
  test.each<[string, DebtorKind, ReadonlyArray<RecoveryStepKind>]>([
    [
      'is of the typology and country both',
      { ...any, typology: 'largeAccount', country: BE },
      ['L3'],
    ],
    ['is not of one of them only', { ...any, typology: 'largeAccount', country: FR }, []],
    ['is of the sector', { ...any, typology: 'sme', sector: text('construction') }, ['L2']],
    ['is of the typology', { typology: 'sme', sector: text('farming'), country: FR }, ['courtesy']],
    ['may have no step', { ...any, typology: 'microBusiness' }, []],
    ['is not of a debtor of whom nothing is known', any, []],
  ])('%s', (_what, kind, expected) =>
    expect(stepsFor(plans, kind).map(({ step }) => step)).toEqual(expected),
  )
  test('for anybody is of whoever it is', () =>
    expect(stepsFor([plan(any, 'L1')], any)).toEqual([{ step: 'L1', daysFromDue: 5 }]))
})
