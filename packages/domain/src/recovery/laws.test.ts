/** What holds for a recovery, whatever it is asked and whatever becomes of its invoice. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { either as E } from 'fp-ts'
import { agree } from '../testing/agree.ts'

import { eur, written } from '../testing/amounts.ts'
import { kept, sent, snapshot } from '../testing/plain.ts'
import {
  breakIt,
  claim,
  disputed,
  dun,
  keep,
  of,
  open,
  paidLate,
  promise,
  receivable,
  resume,
  serve,
  settled,
  sue,
  suspend,
} from '../testing/recovery.ts'
import { france } from '../values/calendar.ts'
import { type Day, day, plusDays } from '../values/day.ts'
import { isPositive, isZero, type Money, min, minus } from '../values/money.ts'
import { RecoveryStepKind } from '../values/recovery-plan.ts'
import { Command, decider, Event, type Receivable, type Request, type State } from './index.ts'
import { nextOn } from './outlook.ts'
import { standing } from './state.ts'

const { decide, evolve, initial } = decider

describe('Whatever a recovery is asked', () => {
  test('nothing is asked of the debtor once all is paid, nor what he disputes', () =>
    always(({ world, events }) => {
      for (const event of stepsAmong(events)) {
        agree(isPositive(world.open), true)
        agree(event.amount, minus(world.open, disputedIn(world)))
        agree(isPositive(event.amount), true)
      }
    }))
  test('a step is taken once, in turn, on a business day, from its own day on', () =>
    always(({ before, events, after }) => {
      const order = ['courtesy', 'L1', 'L2', 'L3', 'formalNotice', 'litigation']
      const places = after.taken.map(({ step }) => order.indexOf(step))
      agree(
        places,
        [...new Set(places)].sort((one, other) => one - other),
      )
      agree(after.taken.length - before.taken.length, stepsAmong(events).length)
      for (const event of stepsAmong(events)) {
        const on = after.taken.at(-1)?.on ?? ''
        agree(on >= event.dueFrom && france(event.dueFrom) && france(on as Day), true)
      }
    }))
  test('a promise that stands suspends escalation, and is broken the day after its own at the earliest', () =>
    always(({ before, events, after, on }) => {
      const promised = standing(before)
      if (stepsAmong(events).length > 0) {
        agree(promised === undefined || promised.promisedOn < on, true)
        expect(standing(after)).toBeUndefined()
      }
      for (const event of events) {
        if (event.type === 'PromiseBroken') {
          agree(event.brokenOn, plusDays(event.promisedOn, 1))
          agree(event.brokenOn <= on, true)
        }
        if (event.type === 'PromiseKept') {
          agree(event.paid.minor >= event.amount.minor, true)
          agree(event.keptOn <= event.promisedOn, true)
        }
      }
    }))
  test('one promise at a time: made, it takes the place of the one that stood', () =>
    always(({ before, events }) => {
      const made = events.find(({ type }) => type === 'PromiseMade')
      if (made?.type !== 'PromiseMade') return
      const isBroken = events.some(({ type }) => type === 'PromiseBroken')
      agree(made.supersedes !== null || isBroken, standing(before) !== undefined)
    }))
  test('a confidential debtor is asked for nothing', () =>
    always(({ before, command }) => {
      if (command.type !== 'Recover') return
      const secret = of(command.asked, { ...command.receivable, disclosure: 'confidential' })
      const answer = decide(before, secret)
      agree(E.isRight(answer) ? stepsAmong(answer.right) : [], [])
    }))
  test('what is told to it is never refused', () =>
    always(({ command, isRefused }) => {
      if (command.type === 'NoteOpen' || command.type === 'NoteDispute') agree(isRefused, false)
    }))
  test('it waits while nothing is open, if it has begun', () =>
    always(({ world, after }) => {
      if (after.begun && world.isTold) agree(after.suspended.has('payment'), isZero(world.open))
    }))
  test('it is asked, and remembers, in plain data', () =>
    always(({ command, events }) => {
      agree(Command.decode(sent(Command.encode(command))), E.right(command))
      for (const event of events) {
        agree(Event.decode(sent(Event.encode(event))), E.right(event))
      }
    }))
  test('it answers and becomes the same after its state was kept', () =>
    always(({ before, command, events, after }) => {
      agree(decide(kept(before), command), decide(before, command))
      agree(events.reduce(evolve, kept<State>(before)), after)
    }))
  test('it is left as it was by what happens next', () =>
    always(({ before, events }) => {
      const shown = snapshot(before)
      events.reduce(evolve, before)
      agree(snapshot(before), shown)
    }))
})

/** The invoice as it is: of it recovery hears what it has begun with, and what was told to it since. */
interface World {
  readonly open: Money
  /** When it was disputed; no more of it counts than is open. */
  readonly contested: Money
  /** Whether the recovery has heard of the last payment. */
  readonly isTold: boolean
}

interface Step {
  readonly world: World
  readonly on: Day
  readonly before: State
  readonly command: Command
  readonly isRefused: boolean
  readonly events: ReadonlyArray<Event>
  readonly after: State
}

function disputedIn({ open: left, contested }: World): Money {
  return min(contested, left)
}

function stepsAmong(events: ReadonlyArray<Event>) {
  return events.flatMap((event) =>
    event.type === 'DunningSent' ||
    event.type === 'FormalNoticeServed' ||
    event.type === 'LitigationOpened'
      ? [event]
      : [],
  )
}

type Move = (
  on: Day,
  before: State,
) => { readonly asked: Request } | { readonly pays: string } | { readonly disputes: string | null }

const stepKinds = Object.keys(RecoveryStepKind.keys) as ReadonlyArray<RecoveryStepKind>

function always(law: (step: Step) => void): void {
  const move = fc.oneof(
    {
      arbitrary: fc.constant<Move>((on, before) => ({
        asked: take(nextOn(before, receivable, on)?.step ?? 'litigation', on),
      })),
      weight: 8,
    },
    fc.constantFrom(...stepKinds).map(
      (step): Move =>
        (on) => ({ asked: take(step, on) }),
    ),
    {
      arbitrary: fc.tuple(fc.integer({ min: 0, max: 12 }), fc.constantFrom('600.00', '250.00')).map(
        ([later, amount]): Move =>
          (on) => ({ asked: promise(on, plusDays(on, later), amount) }),
      ),
      weight: 3,
    },
    fc.constantFrom<Move>(
      (on) => ({ asked: keep(on) }),
      (on) => ({ asked: breakIt(on) }),
      (on) => ({ asked: suspend(on) }),
      (on) => ({ asked: resume(on) }),
      (on) => ({ asked: claim(on) }),
    ),
    fc.constantFrom('600.00', '350.00', '0.00').map(
      (left): Move =>
        () => ({ pays: left }),
    ),
    fc.constantFrom('600.00', '100.00', null).map(
      (amount): Move =>
        () => ({ disputes: amount }),
    ),
  )
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 12 }), move), { maxLength: 25, size: 'max' }),
      (moves) => {
        let world: World = { open: receivable.open, contested: receivable.disputed, isTold: false }
        let on = day('2026-03-02')
        let before = initial
        for (const [later, next] of moves) {
          on = plusDays(on, later)
          const move = next(on, before)
          if ('pays' in move) world = { ...world, open: eur(move.pays), isTold: before.begun }
          if ('disputes' in move) {
            world = { ...world, contested: min(eur(move.disputes ?? '0.00'), world.open) }
          }
          const command = commandOf(move, world, on)
          const decision = decide(before, command)
          const events = E.isRight(decision) ? decision.right : []
          const after = events.reduce(evolve, before)
          law({ world, on, before, command, isRefused: E.isLeft(decision), events, after })
          before = after
        }
      },
    ),
  )
}

function commandOf(move: ReturnType<Move>, world: World, on: Day): Command {
  if ('pays' in move) return open(move.pays, on)
  if ('disputes' in move) {
    return move.disputes === null ? settled(on) : disputed(written(world.contested), on)
  }
  const differs: Partial<Receivable> = {
    ...{ open: world.open, disputed: disputedIn(world) },
    ...paidLate('600.00', on),
  }
  return of(move.asked, differs)
}

function take(step: RecoveryStepKind, on: Day): Request {
  if (step === 'formalNotice') return serve(on)
  return step === 'litigation' ? sue(on) : dun(step, on)
}
