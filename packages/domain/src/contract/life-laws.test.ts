/** What holds for a contract's life and its terms, whatever is asked and in whatever order. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { either as E } from 'fp-ts'
import { agree } from '../testing/agree.ts'

import { anyTerms } from '../testing/any-terms.ts'
import {
  amend,
  approve,
  book,
  checkKyc,
  close,
  closeContract,
  collect,
  completeDocuments,
  contractId,
  decline,
  draw,
  giveNotice,
  invoice,
  offer,
  present,
  receive,
  request,
  rescind,
  resume,
  runOff,
  sign,
  start,
  startedOn,
  stateAfter,
  suspend,
  terms,
  told,
  transmit,
  withdraw,
} from '../testing/contract.ts'
import { sent } from '../testing/plain.ts'
import { day, lastDayOf, monthAfter, plusDays } from '../values/day.ts'
import { rate } from '../values/rate.ts'
import { Command, type Contract, decider, Event, type State, type Terms, termsOn } from './index.ts'

/** Of table 1.1 of the rules, and nothing else. */
const arrows = [
  ...['Absent>Requested', 'Requested>Approved', 'Approved>OfferSent', 'OfferSent>Signed'],
  ...['Signed>DocumentsComplete', 'DocumentsComplete>Started'],
  ...['Started>Suspended', 'Suspended>Started'],
  ...['Started>NoticeGiven', 'Suspended>NoticeGiven', 'NoticeGiven>RunOff'],
  ...['Started>RunOff', 'Suspended>RunOff', 'RunOff>Closed'],
  ...['Requested>Declined', 'Requested>Withdrawn', 'Approved>Withdrawn', 'OfferSent>Withdrawn'],
  ...['Signed>Rescinded', 'DocumentsComplete>Rescinded'],
]

const anyDay = () =>
  fc.integer({ min: 0, max: 120 }).map((days) => plusDays(day('2026-01-05'), days))
const anyScope = () => fc.constantFrom('funding' as const, 'cover' as const, 'assignment' as const)

/** Mostly what comes next in a life, so that each gets far; and anything, at any time. */
const anyLife = (): fc.Arbitrary<ReadonlyArray<Command>> => {
  const course = [
    request(),
    checkKyc('2027-12-31'),
    approve(),
    offer(),
    sign(),
    completeDocuments(),
  ]
  const anything = fc.oneof(
    fc.constantFrom<Command>(
      ...course,
      decline(),
      withdraw(),
      rescind('2026-02-01'),
      receive('KBIS'),
    ),
    anyDay().map((on): Command => sign(on)),
    anyDay().map((on): Command => start(on)),
    fc.tuple(anyScope(), anyDay()).map(([scope, on]): Command => suspend(scope, on)),
    fc.tuple(anyScope(), anyDay()).map(([scope, on]): Command => resume(scope, on)),
    fc
      .tuple(fc.constantFrom('client' as const, 'factor' as const), fc.nat(90), anyDay())
      .map(([by, days, on]): Command => giveNotice(by, days, on)),
    fc
      .tuple(anyDay(), fc.constantFrom('noticeEnded' as const, 'default' as const))
      .map(([on, ground]): Command => runOff(on, ground)),
    anyDay().map((on): Command => closeContract(on)),
  )
  return fc
    .tuple(fc.nat(course.length), fc.array(anything, { maxLength: 30, size: 'max' }))
    .map(([begun, asked]) => [...course.slice(0, begun), ...asked])
}

const statusOf = (state: State) => (state.status === 'Absent' ? 'Absent' : state.life.status)

describe('Whatever is asked of its life, a contract', () => {
  test('goes no way but those of the table, and stays where it ended', () => {
    const taken = new Set<string>()
    fc.assert(
      fc.property(anyLife(), (asked) => {
        asked.reduce<State>((before, command) => {
          const decision = decider.decide(before, command)
          const events = E.isRight(decision) ? decision.right : []
          const after = events.reduce<State>(decider.evolve, before)
          const arrow = `${statusOf(before)}>${statusOf(after)}`
          if (statusOf(before) !== statusOf(after)) taken.add(arrow)
          if (events.length > 0 && statusOf(before) !== statusOf(after)) {
            expect(arrows).toContain(arrow)
          }
          if (['Closed', 'Declined', 'Withdrawn', 'Rescinded'].includes(statusOf(before))) {
            agree(events, [])
          }
          return after
        }, decider.initial)
      }),
    )
    // The stories do go somewhere.
    expect(taken.size).toBeGreaterThan(arrows.length / 2)
  })
})

/** What is asked of a contract as it stands; `index` makes names that are new. */
type Step = (index: number, contract: Contract) => ReadonlyArray<Command>

const anyRate = () =>
  fc.integer({ min: 1, max: 99 }).map((percent) => rate(`0.${String(percent).padStart(2, '0')}`))

const anyStep = (): fc.Arbitrary<Step> =>
  fc.oneof(
    fc.tuple(anyDay(), anyRate()).map(
      ([on, advanceRate]): Step =>
        () => [amend(on, { advanceRate })],
    ),
    anyDay().map(
      (on): Step =>
        (index) => [
          transmit(`R${index}`, [invoice('B', `F${index}`, '1000.00')], on),
          book(`R${index}`),
        ],
    ),
    anyDay().map(
      (on): Step =>
        (index) => [draw(`D${index}`, '0.01', on)],
    ),
    anyDay().map(
      (on): Step =>
        (index) => [collect(`C${index}`, on, 'B', { F0: '0.01' })],
    ),
    fc.constant<Step>((_index, { interest }) => {
      const last = interest.closed.last()?.month
      return [close(last === undefined ? '2026-01' : monthAfter(last))]
    }),
  )

describe('The terms of a day that has decided something', () => {
  test('never change', () =>
    fc.assert(
      fc.property(fc.array(anyStep(), { maxLength: 20, size: 'max' }), (steps) => {
        const F0 = transmit('R', [invoice('B', 'F0', '9999.00')], '2026-01-12')
        let state = present(stateAfter(told(startedOn(), F0, book('R'))))
        const settled = new Map<string, string>()
        const rateOn = (on: string) => termsOn(state.life, day(on)).advanceRate.toFixed()
        const settle = (until: string) => {
          for (let on = day('2026-01-07'); on <= until; on = plusDays(on, 1)) {
            if (!settled.has(on)) settled.set(on, rateOn(on))
          }
        }
        settle('2026-01-12')
        for (const [index, step] of steps.entries()) {
          for (const command of step(index + 1, state)) {
            const decision = decider.decide(state, command)
            if (E.isLeft(decision)) continue
            state = present(decision.right.reduce<State>(decider.evolve, state))
            for (const event of decision.right) {
              if (event.type === 'ScheduleBooked') settle(event.valueOn)
              if (event.type === 'CollectionBooked') settle(event.receivedOn)
              if (event.type === 'AdvanceGranted') settle(event.requestedOn ?? '')
              if (event.type === 'MonthClosed') settle(lastDayOf(event.month))
            }
          }
          agree(
            [...settled].filter(([on, settledRate]) => rateOn(on) !== settledRate),
            [],
          )
        }
      }),
    ))

  test('though they may', () =>
    expect(
      termsOn(
        present(stateAfter(told(startedOn(), amend('2026-01-07', { advanceRate: rate('0.5') }))))
          .life,
        day('2026-01-07'),
      ).advanceRate,
    ).not.toEqual(terms.advanceRate))
})

describe('Any terms', () => {
  const approved = told([], request(), approve())

  test('that do not contradict themselves are agreed, and stored as they are', () =>
    fc.assert(
      fc.property(anyTerms(), (any) => {
        const command = Command.decode(sent(Command.encode(offer(any))))
        if (E.isLeft(command)) throw new Error('no command')
        const [offered] = told(approved, command.right).slice(approved.length)
        if (offered === undefined) throw new Error('no offer')
        agree(Event.decode(sent(Event.encode(offered))), E.right(offered))
        agree(offered, { type: 'OfferSent', contractId, terms: any })
      }),
    ))

  test('are amended in what is named, and in nothing else', () =>
    fc.assert(
      fc.property(anyTerms(), anyTerms(), fc.nat(), (before, after, at) => {
        // A mode and a way of drawing are agreed together.
        const names = (Object.keys(after) as ReadonlyArray<keyof Terms>).filter(
          (each) => each !== 'advanceMode' && each !== 'drawing',
        )
        const name = names[at % names.length] ?? 'advanceRate'
        const changed = told(
          startedOn(before),
          amend('2026-02-01', { [name]: after[name] } as Partial<Terms>),
        )
        const { life } = present(stateAfter(changed))
        const amended = { ...before, [name]: after[name] }
        agree(termsOn(life, day('2026-02-01')), amended)
        agree(termsOn(life, day('2026-01-31')), before)
      }),
    ))
})
