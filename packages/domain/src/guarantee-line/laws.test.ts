/** What holds for a guarantee line, whatever it is asked. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { either as E } from 'fp-ts'
import { agree } from '../testing/agree.ts'
import { eur, written } from '../testing/amounts.ts'
import {
  appeal,
  arbitrate,
  asLine,
  begin,
  call,
  contractEnded,
  contractResumed,
  contractSuspended,
  coverAll,
  dispute,
  expire,
  grant,
  noteInsolvency,
  owe,
  recover,
  refuse,
  request,
  resume,
  revise,
  suspend,
  undispute,
  withdraw,
} from '../testing/guarantee-line.ts'
import { kept, sent, snapshot } from '../testing/plain.ts'
import { day } from '../values/day.ts'
import { equals, isPositive, type Money, max, min, minus, plus, sum } from '../values/money.ts'
import { Command, decider, Event, headroom, type Line, type State } from './index.ts'
import { type Cover, coverableOf, standingLimit } from './state.ts'

const { decide, evolve, initial } = decider

describe('Whatever a guarantee line is asked', () => {
  test('it may be asked twice', () =>
    always(({ after, command }) => {
      // Cover is called once; and of every dividend there is a command of its own.
      if (command.type === 'CallCover' || command.type === 'ShareRecovery') return
      agree(decide(after, command), E.right([]))
    }))

  test('cover in use is the sum of its covers, called or not', () =>
    always(({ after: { covers, coverInUse, loss } }) => {
      const each = [...covers.values()].map(({ covered }) => covered)
      agree(sum([...each, loss.covered], 'EUR'), coverInUse)
    }))

  test('each cover is of what is owed, without VAT where that is left out, and not negative', () =>
    always(({ after: { covers } }) => {
      for (const cover of covers.values()) {
        const { covered } = cover
        agree(min(covered, coverableOf(cover, cover.outstanding)), covered)
        agree(max(covered, eur('0.00')), covered)
      }
    }))

  test('what is owed on an invoice is what was said last, by its own revision', () =>
    always(({ before, command, after }) => {
      if (command.type !== 'ReviseOutstanding' || before.status === 'Absent') return
      const told = new Map(command.invoices.map((invoice) => [invoice.invoiceId, invoice]))
      for (const [invoiceId, known] of before.covers) {
        const said = told.get(invoiceId)
        const isNews = said !== undefined && said.invoiceRevision > known.invoiceRevision
        const { outstanding } = isNews ? said : known
        agree(after.covers.get(invoiceId)?.outstanding, outstanding)
      }
    }))

  test('no new cover goes beyond its limit', () =>
    always(({ before, events }) => {
      events.reduce((line: State, event) => {
        const next = asLine(evolve(line, event))
        const inUse = line.status === 'Absent' ? eur('0.00') : line.coverInUse
        if (event.type === 'InvoiceCovered' || event.type === 'CoverToppedUp') {
          agree(min(next.coverInUse, max(mostAfter(line, event), inUse)), next.coverInUse)
        }
        return next
      }, before)
    }))

  test('cover falls only of an invoice of which less is owed', () =>
    always(({ before, after }) => {
      if (before.status === 'Absent') return
      for (const [invoiceId, { outstanding, covered }] of before.covers) {
        const now = after.covers.get(invoiceId)
        expect(now).toBeDefined()
        if (now && equals(now.outstanding, outstanding)) {
          agree(max(now.covered, covered), now.covered)
        }
      }
    }))

  test('invoices are covered in the order of their assignment', () =>
    always(({ after }) => {
      const covers = [...after.covers.values()]
      const next = covers.findIndex((cover) => !isWhole(cover))
      const later = next < 0 ? [] : covers.slice(next + 1)
      agree(
        later.filter(({ covered }) => isPositive(covered)),
        [],
      )
    }, 'undisputed'))

  test('no headroom is left on that day while an invoice waits', () =>
    always(({ command, events, after }) => {
      const waits = [...after.covers.values()].some(
        (cover) => !cover.isSuspended && !isWhole(cover),
      )
      const on = dayOf(command)
      if (waits && on && events.length > 0) agree(written(headroom(after, on)), '0.00')
    }))

  test('it may cover nothing unless it is granted and in its days', () =>
    always(({ after }) => {
      for (const on of days.map(day)) {
        const { status, granted, suspendedBy } = after
        const stands =
          status === 'Granted' &&
          after.insolventSince === undefined &&
          suspendedBy.length === 0 &&
          granted !== undefined &&
          granted.validFrom <= on &&
          (granted.validTo ?? '9999-12-31') >= on
        agree(standingLimit(after, on), stands ? after.limit : eur('0.00'))
      }
    }))

  test('a payment that goes back leaves every cover that it lowered as it was, or higher', () =>
    always(({ before, command, after }) => {
      if (command.type !== 'ReviseOutstanding' || before.status === 'Absent') return
      for (const { invoiceId, invoiceRevision, outstanding } of command.invoices) {
        const cover = before.covers.get(invoiceId)
        if (!cover || equals(cover.outstanding, outstanding)) continue
        const back = {
          invoiceId,
          invoiceRevision: invoiceRevision + 1n,
          outstanding: cover.outstanding,
          isGivenBack: false,
        }
        const decision = decide(after, { ...command, invoices: [back] })
        if (E.isLeft(decision)) throw new Error(decision.left.type)
        const again = asLine(decision.right.reduce<State>(evolve, after)).covers.get(invoiceId)
        agree(again?.outstanding, cover.outstanding)
        agree(again && max(again.covered, cover.covered), again?.covered)
      }
    }))

  test('a reduction, a suspension, a withdrawal or an end lowers no cover', () =>
    always(({ before, command, after }) => {
      const isOwed = command.type === 'ReviseOutstanding' || command.type === 'CallCover'
      if (isOwed || before.status === 'Absent') return
      for (const [invoiceId, { covered, outstanding }] of before.covers) {
        if (isPositive(outstanding)) {
          const now = after.covers.get(invoiceId)?.covered
          agree(now && max(now, covered), now)
        }
      }
    }))

  test('its contract hears what may be covered from then on, by the last that was decided', () =>
    always(({ command, events, after }) => {
      const limits = events.flatMap((event) => {
        if ('mayCover' in event) return [event.mayCover]
        return 'limit' in event ? [event.limit] : []
      })
      const on = dayOf(command)
      const last = limits.at(-1)
      if (last && on) agree(written(last), written(standingLimit(after, on)))
      if (last && !on) agree(written(last), '0.00')
    }))

  test('what is lost is borne or charged back, and no more of it borne than was covered', () =>
    always(({ before, events, after }) => {
      for (const event of events) {
        if (event.type !== 'CoverCalled' || before.status === 'Absent') continue
        const { invoiceId, outstanding, covered, borne, chargedBack } = event
        const cover = before.covers.get(invoiceId)
        agree([outstanding, covered], [cover?.outstanding, cover?.covered])
        agree(plus(borne, chargedBack), outstanding)
        agree(min(borne, covered), borne)
        agree(written(after.covers.get(invoiceId)?.outstanding ?? outstanding), '0.00')
        agree(after.coverInUse, before.coverInUse)
      }
    }))

  test('it goes no way but those of the rules', () =>
    always(({ before, after }) => {
      const [from, to] = [shown(before), shown(after)]
      agree(from === to || arrows.includes(`${from}>${to}`) || `${from}>${to}`, true)
    }))

  test('it is asked in plain data', () =>
    always(({ command }) => {
      agree(Command.decode(sent(Command.encode(command))), E.right(command))
    }))

  test('it remembers in plain data', () =>
    always(({ events }) => {
      for (const event of events) {
        agree(Event.decode(sent(Event.encode(event))), E.right(event))
      }
    }))

  test('it answers and becomes the same after its state was kept', () =>
    always(({ before, command, events, after }) => {
      agree(decide(kept(before), command), E.right(events))
      agree(events.reduce(evolve, kept(before)), after)
    }))

  test('it is left as it was, whatever happens next', () =>
    always(({ before, events }) => {
      const shown = snapshot(before)
      events.reduce(evolve, before)
      agree(snapshot(before), shown)
    }))
})

/** All of it that may be covered is. */
function isWhole(cover: Cover): boolean {
  return equals(cover.covered, coverableOf(cover, cover.outstanding))
}

/** Of table 1.6 of the rules, and nothing else; what ended or was refused may be asked for anew. */
const arrows = [
  ...['Absent>Awaited', 'Absent>Requested', 'Absent>Granted', 'Awaited>Requested'],
  ...['Awaited>Granted', 'Requested>Granted', 'Requested>Refused', 'Refused>Requested'],
  ...['Refused>Granted', 'Granted>Suspended', 'Suspended>Granted', 'Granted>Withdrawn'],
  ...['Suspended>Withdrawn', 'Granted>Expired', 'Suspended>Expired', 'Withdrawn>Requested'],
  'Expired>Requested',
]

function shown(line: State): string {
  const isHeld = line.status === 'Granted' && line.suspendedBy.includes('factor')
  return isHeld ? 'Suspended' : line.status
}

interface Step {
  readonly before: State
  readonly command: Command
  readonly events: ReadonlyArray<Event>
  readonly after: Line
}

/** A law, held to after every command that is accepted in many random stories. */
function always(law: (step: Step) => void, ...asked: Parameters<typeof anyMove>): void {
  const obey = (before: State, move: Move, index: number): State => {
    const command = move(before, BigInt(index))
    const decision = command ? decide(before, command) : E.right([])
    if (!command || E.isLeft(decision)) return before
    const after = decision.right.reduce(evolve, before)
    if (after.status !== 'Absent') {
      law({ before, command, events: decision.right, after: asLine(after) })
    }
    return after
  }
  const stories = fc.array(anyMove(...asked), { maxLength: 30, size: 'max' })
  fc.assert(fc.property(stories, (moves) => void moves.reduce(obey, initial)))
}

/** Under the limit, or under that which R4 leaves to earlier shipments. */
function mostAfter(line: State, { limit }: { readonly limit: Money }): Money {
  const hasGrace = line.status !== 'Absent' && line.contractEndedOn !== undefined
  return hasGrace ? line.limit : limit
}

/** What may be asked of a line as it stands; the index is the revision of the invoices that it names. */
type Move = (line: State, index: bigint) => Command | undefined

const days = ['2026-01-11', '2026-01-12', '2026-06-30', '2026-07-01']

/** Anything; or nothing by which an older invoice waits while a newer one is covered. */
function anyMove(which: 'any' | 'undisputed' = 'any'): fc.Arbitrary<Move> {
  const amount = fc.integer({ min: 1, max: 3_000_00 }).map((cents) => (cents / 100).toFixed(2))
  const on = fc.constantFrom(...days)
  const names = ['F1', 'F2', 'F3', 'F4', 'F5', 'F6']
  const invoice = fc.constantFrom(...names)
  const taxed = fc
    .tuple(invoice, amount, fc.integer({ min: 0, max: 1000 }))
    .map(([name, amount, share]): [string, string, string] => {
      const { minor } = eur(amount)
      const coverable = 1n + ((minor - 1n) * BigInt(share)) / 1000n
      return [name, amount, written({ ...eur(amount), minor: coverable })]
    })
  const batch = fc.array(fc.oneof(fc.tuple(invoice, amount), taxed), {
    minLength: 1,
    maxLength: 3,
  })
  const validity = fc.constantFrom(
    { from: '2026-01-12', to: '2026-06-30' },
    { from: '2026-01-12', to: null },
    { from: '2026-01-12', to: null, ahead: '2026-01-11' },
  )
  const seldom = on.chain((on) =>
    fc.constantFrom(
      ...[request(), refuse(), withdraw(), expire(on), begin(on), appeal(), appeal('surety')],
      ...[arbitrate('upheld'), arbitrate('overturned'), suspend(on), resume(on)],
      ...[contractSuspended(on), contractResumed(on), noteInsolvency('2026-06-30')],
    ),
  )
  const disputed = fc
    .tuple(invoice, on)
    .chain(([name, on]) =>
      fc.constantFrom(...[dispute(name, on), undispute(name, on)], contractEnded(on)),
    )
  return fc.oneof(
    {
      weight: 6,
      arbitrary: fc.tuple(batch, on).map(
        ([some, on]) =>
          () =>
            coverAll(some, on),
      ),
    },
    { weight: 6, arbitrary: fc.tuple(fc.nat(), fc.nat(), on).map(paying) },
    {
      weight: 4,
      arbitrary: fc.tuple(amount, on).map(
        ([limit, on]) =>
          () =>
            revise(limit, on),
      ),
    },
    {
      weight: 3,
      arbitrary: fc.tuple(amount, validity).map(
        ([limit, days]) =>
          () =>
            grant(limit, days),
      ),
    },
    { weight: 1, arbitrary: amount.map((wanted) => () => request(wanted)) },
    { weight: 4, arbitrary: seldom.map(whereKnown) },
    { weight: which === 'any' ? 2 : 0, arbitrary: disputed.map(whereKnown) },
    { weight: 3, arbitrary: fc.nat().map(calling) },
    { weight: 1, arbitrary: amount.map(recovering) },
  )
}

/** What only reactions send, they send of what the line has heard of. */
function whereKnown(command: Command): Move {
  return (line) => {
    const isNote = command.type.startsWith('Note')
    if (line.status === 'Absent' && isNote) return undefined
    if (command.type !== 'SuspendCover' && command.type !== 'ResumeCover') return command
    const isKnown = line.status !== 'Absent' && line.covers.has(command.invoiceId)
    return isKnown ? command : undefined
  }
}

/** Some of what is owed on one of its invoices, or all. */
function paying([nth, share, on]: [number, number, string]): Move {
  return (line, index) => {
    const covers = line.status === 'Absent' ? [] : [...line.covers]
    const [invoiceId, cover] = covers[nth % Math.max(covers.length, 1)] ?? []
    if (invoiceId === undefined || cover === undefined) return undefined
    const { outstanding } = cover
    const paid = { ...outstanding, minor: (outstanding.minor * BigInt(share % 1001)) / 1000n }
    return owe(index, [[invoiceId, written(minus(outstanding, paid))]], on, 'EUR', share % 3 === 0)
  }
}

/** Of the invoices on it, one. */
function calling(nth: number): Move {
  return (line) => {
    const covers = line.status === 'Absent' ? [] : [...line.covers.keys()]
    return call([covers[nth % Math.max(covers.length, 1)] ?? 'F1'], '2026-07-01')
  }
}

/** Nothing comes of what was not called. */
function recovering(amount: string): Move {
  return (line) => {
    const hasLost =
      line.status !== 'Absent' && isPositive(plus(line.loss.covered, line.loss.uncovered))
    return hasLost ? recover(amount) : undefined
  }
}

function dayOf(command: Command) {
  switch (command.type) {
    case 'GrantLine':
      return command.grantedOn ?? command.validFrom
    case 'BeginLine':
      return command.begunOn
    case 'ReviseLimit':
      return command.revisedOn
    case 'ResumeLine':
    case 'NoteContractResumed':
      return command.resumedOn
    case 'CoverInvoices':
    case 'ReviseOutstanding':
    case 'SuspendCover':
    case 'ResumeCover':
      return command.on
    default:
      return undefined
  }
}
