/** What closing a day would find is what the contract itself finds. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { Contract } from '@quittance/domain'
import type { Contract as Events } from '@quittance/domain/events'
import {
  CollectionId,
  ContractId,
  type Day,
  day,
  type InvoiceId,
  id,
  type Money,
  number,
  plusDays,
  ScheduleId,
  sweepIdOf,
} from '@quittance/domain/values'
import type { Decoded } from '@quittance/event-store'
import { type Due, due, dueBy, project } from '@quittance/projections'
import fc from 'fast-check'

type State = Contract.State
type Told = Decoded<Events.Event>
type Move = (state: Contract.Contract, index: number) => Contract.Command | undefined

const { decide, evolve, initial } = Contract.decider
const contractId = id(ContractId, 'AF-2026-0001')

/** R1 of AF-1, on terms that fund 60 days past due and give a dispute 30. */
const agreed: Contract.Command = {
  ...{ type: 'AmendTerms', contractId, effectiveOn: day('2026-01-13') },
  terms: {
    definancing: { overdueDays: 60 },
    dispute: { fundingStops: 'afterGrace', graceDays: 30, reassignAfterDaysPastDue: 0 },
  },
}
const story = readFileSync(
  fileURLToPath(new URL('../../../examples/1-first-contract/story.jsonl', import.meta.url)),
  'utf8',
)
const lines = story
  .trimEnd()
  .split('\n')
  .map((line) => JSON.parse(line))
const asked = lines.slice(0, lines.findIndex(({ type }) => type === 'TransmitSchedule') + 1)
/** What the contract was asked itself. */
const ofContract = asked.flatMap(({ occurredAt: _at, actor: _by, ...body }) => {
  const command = Contract.Command.decode(body)
  return command._tag === 'Right' ? [command.right] : []
})
const booked: Contract.Command = {
  ...{ type: 'BookSchedule', contractId, scheduleId: id(ScheduleId, 'R1'), duplicates: [] },
}
const begun = [...ofContract, booked].reduce(asking, [])
const untilStart = ofContract.slice(0, 6).reduce(asking, [])

const told = (event: Events.Event, n = 0): Told => ({
  ...{ id: 'an-event', stream: `contract-${contractId}`, revision: BigInt(n), position: '0' },
  ...{ metadata: { occurredAt: '2026-01-12T08:00:00Z' }, event },
})
const rowOf = async (events: ReadonlyArray<Events.Event>): Promise<Due | undefined> =>
  (await project(due)(onePage(events.map(told)))).get(contractId)

async function* onePage(page: ReadonlyArray<Told>): AsyncIterable<ReadonlyArray<Told>> {
  yield page
}

/** The events so far, and those of what is asked; a refusal adds none. */
function asking(
  events: ReadonlyArray<Events.Event>,
  command: Contract.Command | undefined,
): ReadonlyArray<Events.Event> {
  if (command === undefined) return events
  const decision = decide(events.reduce(evolve, initial as State), command)
  return decision._tag === 'Left' ? events : [...events, ...decision.right]
}
const closing = (on: Day): Contract.Command => ({ type: 'CloseDay', contractId, day: on })

/** What the contract would withdraw, by cause; nothing where it refuses. */
const foundBy = (events: ReadonlyArray<Events.Event>, on: Day) => {
  const found = asking(events, closing(on)).slice(events.length)
  const of = (cause: 'overdue' | 'dispute') =>
    found.filter((event) => event.type === 'FundingWithdrawn' && event.cause === cause).length
  return { overdue: of('overdue'), disputesOverGrace: of('dispute') }
}

describe('What is due', () => {
  const history = asking(begun, agreed)
  const on = (found: ReadonlyArray<Events.Event>, asked: string) =>
    rowOf(found).then((row) => row && dueBy(row, day(asked)))

  test('is nothing up to the last fundable day, and then is: F103 of 27 February', async () => {
    const closed = asking(history, closing(day('2026-01-14')))
    expect(await on(closed, '2026-04-28')).toBe(undefined)
    expect(await on(closed, '2026-04-29')).toEqual({
      ...{ overdue: 1, disputesOverGrace: 0, newTerms: false },
    })
  })
  test('is what terms bring that come into force, until a day is closed', async () => {
    expect(await on(history, '2026-01-12')).toBe(undefined)
    expect(await on(history, '2026-01-13')).toMatchObject({ overdue: 0, newTerms: true })
    expect(await on(asking(history, closing(day('2026-01-13'))), '2026-01-14')).toBe(undefined)
  })
  test('is nothing of a day before one that is closed, nor of a contract that has not started', async () => {
    const closed = asking(history, closing(day('2026-04-29')))
    expect(await on(closed, '2026-04-28')).toBe(undefined)
    expect(await on(untilStart, '2027-01-01')).toBe(undefined)
  })
  test('goes with a contract that is closed, and begins with its request', async () => {
    const closed: Events.Event = { type: 'ContractClosed', contractId, closedOn: day('2026-06-29') }
    expect(await rowOf([...history, closed])).toBe(undefined)
    expect(await rowOf(history.slice(1))).toBe(undefined)
  })
  test.each([
    ['was given back', 2, 0],
    ['was given back in part', 1, 1],
  ])('is the end of a grace, and not of what %s', async (_what, share, disputesOverGrace) => {
    const disputed = asking(history, disputing(0, '2026-01-14')(stateOf(history), 0))
    expect(await on(disputed, '2026-02-13')).toMatchObject({ disputesOverGrace: 1 })
    const given = asking(disputed, givingBack(0, '2026-01-15', share)(stateOf(disputed), 0))
    expect(await on(given, '2026-02-13')).toMatchObject({ disputesOverGrace })
    expect(foundBy(given, day('2026-02-13'))).toMatchObject({ disputesOverGrace })
  })
  test('is written down, and read again', async () => {
    const disputed = asking(history, disputing(0, '2026-02-16')(stateOf(history), 0))
    const row = await rowOf(disputed)
    const written = row && due.Row.encode(row)
    expect(due.Row.decode(JSON.parse(JSON.stringify(written)))).toMatchObject({ right: row })
  })

  test('is what the contract finds, whatever it was asked', async () => {
    let seen = 0
    await fc.assert(
      fc.asyncProperty(fc.array(anyMove(), { maxLength: 15 }), async (moves) => {
        const events = moves.reduce((before, move, index) => {
          return asking(before, move(stateOf(before), index))
        }, history)
        const row = await rowOf(events)
        for (let at = day('2026-02-01'); at < '2026-09-01'; at = plusDays(at, 9)) {
          const found = row && dueBy(row, at)
          const { overdue = 0, disputesOverGrace = 0 } = found ?? {}
          expect({ overdue, disputesOverGrace }).toEqual(foundBy(events, at))
          seen += overdue + disputesOverGrace
        }
      }),
    )
    expect(seen).toBeGreaterThan(0)
  })
})

function stateOf(events: ReadonlyArray<Events.Event>): Contract.Contract {
  const state = events.reduce(evolve, initial as State)
  if (state.status === 'Absent') throw new Error('no contract')
  return state
}

const pick = ({ funding }: Contract.Contract, nth: number) => {
  const owed = [...funding.receivables]
  const [invoiceId, receivable] = owed[nth % Math.max(owed.length, 1)] ?? []
  if (invoiceId === undefined || receivable === undefined) return undefined
  return { invoiceId, ...receivable }
}
const part = (of: Money, share: number): Money => ({
  ...of,
  minor: (of.minor * BigInt(share)) / 4n,
})
type Of = { readonly invoiceId: InvoiceId; readonly open: Money } & NonNullable<
  ReturnType<typeof pick>
>
const onOne =
  (nth: number, asked: (of: Of, index: number) => Contract.Command): Move =>
  (state, index) => {
    const of = pick(state, nth)
    return of && asked(of, index)
  }

function disputing(nth: number, on: string, share = 2): Move {
  return onOne(nth, ({ invoiceId, debtorId, open }) => ({
    ...{ type: 'ReserveReceivable', contractId, invoiceId, debtorId, ground: 'dispute' },
    ...{ amount: part(open, share), reservedOn: day(on) },
  }))
}

/** What is disputed or more is 2 of 4 parts of it. */
function givingBack(nth: number, on: string, share: number): Move {
  return onOne(nth, ({ invoiceId, debtorId, open }) => ({
    ...{ type: 'ChargeBack', contractId, invoiceId, debtorId, ground: 'lawsuit' },
    ...{ amount: part(open, share), chargedBackOn: day(on) },
  }))
}

const anyMove = (): fc.Arbitrary<Move> =>
  fc
    .tuple(
      fc.nat({ max: 7 }),
      fc.integer({ min: 1, max: 4 }),
      fc.integer({ min: 1, max: 200 }).map((days) => plusDays(day('2026-01-13'), days)),
      fc.constantFrom(
        'pay',
        'pay',
        'extend',
        'dispute',
        'dispute',
        'lift',
        'back',
        'close',
        'draw',
      ),
      fc.constantFrom('fraud', 'dispute', 'lawsuit'),
    )
    .map(([nth, share, on, what, ground]): Move => {
      switch (what) {
        case 'pay':
          return onOne(nth, ({ invoiceId, debtorId, open }, index) => ({
            ...{ type: 'BookCollection', contractId, collectionId: id(CollectionId, `C${index}`) },
            ...{ means: 'transfer', receivedOn: on, source: 'receipt', differences: [] },
            lines: [{ invoiceId, debtorId, number: number('F1'), applied: part(open, share) }],
          }))
        case 'extend':
          return onOne(nth, ({ invoiceId, debtorId, dueOn }) => ({
            ...{ type: 'NoteDueDate', contractId, invoiceId, debtorId },
            ...{ dueOn: plusDays(dueOn, 10 * share), extendedOn: on },
          }))
        case 'dispute':
          return disputing(nth, on, share)
        case 'lift':
          return onOne(nth, ({ invoiceId, debtorId }) => ({
            ...{ type: 'LiftReserve', contractId, invoiceId, debtorId },
            ...{ ground: 'dispute', liftedOn: on },
          }))
        case 'back':
          return onOne(nth, ({ invoiceId, debtorId, open }) => ({
            ...{ type: 'ChargeBack', contractId, invoiceId, debtorId, ground },
            ...{ amount: part(open, share), chargedBackOn: on },
          }))
        case 'close':
          return () => closing(on)
        default:
          return () => ({ type: 'GrantSweep', contractId, advanceId: sweepIdOf(on), sweptOn: on })
      }
    })
