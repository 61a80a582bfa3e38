/** What an auditor relies on, whatever a ledger is asked: invariants 3, 10 and 12, and every figure explained. */
import { beforeAll, expect, test } from '@jest/globals'
import type { Contract } from '@quittance/domain/events'
import { Instant } from '@quittance/domain/values'
import {
  type EventStore,
  inMemory,
  type Recorded,
  type Row,
  type TableStore,
} from '@quittance/event-store'
import { keep, openLedgerOn } from '@quittance/ledger'
import {
  balances,
  type Cut,
  collections,
  due,
  factorChart,
  houseOf,
  receivables,
} from '@quittance/projections'
import fc from 'fast-check'
import { either as E } from 'fp-ts'

import { agree } from '../../domain/src/testing/agree.ts'
import { snapshot } from '../../domain/src/testing/plain.ts'
import { memory } from '../../ledger/src/memory.ts'
import { nameOf, whole } from '../../ledger/src/part.ts'
import { K, type Sent } from '../../ledger/src/testing/commands.ts'
import { given } from '../../ledger/src/testing/ledger.ts'
import { anyCommands, begun } from '../../ledger/src/testing/stories.ts'
import { fecFile } from './accounting/fec-file.ts'
import { diaryOn } from './diary.ts'
import { commissionsExplained } from './explaining/commission.ts'
import { statementLineExplained } from './explaining/statement-line.ts'
import { told } from './queries/told.ts'
import { queriesOn } from './queries.ts'
import { replayed } from './replaying.ts'
import { explanationJson } from './say/explanation.ts'
import { statementText } from './say/statement.ts'
import { unreckoned, unsound } from './testing/arithmetic.ts'
import { bookkeeper } from './testing/bookkeeper.ts'
import { all } from './testing/log.ts'

/** Of all processes one clock, which goes on by a second whenever it is asked. */
let seconds = Date.parse('2026-07-01T00:00:00Z')
const now = () => {
  seconds += 1_000
  return new Date(seconds)
}

const stories = (most: number) =>
  fc.array(anyCommands(), { minLength: 1, maxLength: most }).map((story) => story.flat())

const tell = async (commands: ReadonlyArray<Sent>, store: EventStore, shortest = 1_000) => {
  const kept = memory(store.checkpoints, { shortest })
  const ledger = await openLedgerOn(given(store, { now }), { memory: kept })
  for (const command of commands) {
    await ledger.execute(command)()
    await kept.snapshots.settle()
  }
  await ledger.close()
}

/** What every story begins with, told once. */
const beginning: Array<Row> = []
let reacted = ''
beforeAll(async () => {
  const store = inMemory({ log: beginning })
  await tell(begun, store)
  reacted = (await store.checkpoints.load(nameOf(whole))) ?? ''
})

const begin = async () => {
  const log = [...beginning]
  const store = inMemory({ log })
  await store.checkpoints.save(nameOf(whole), reacted)
  return { log, store }
}

/** A ledger that came to something: nothing here writes to it. */
interface Told {
  readonly log: ReadonlyArray<Row>
  readonly store: EventStore
  readonly recorded: ReadonlyArray<Recorded>
  /** Any number. */
  readonly nth: number
}

const laws: Readonly<Record<string, (told: Told) => Promise<void>>> = {
  '(3) entries balance, and control accounts are the projections, after every event and at rest':
    async ({ recorded }) => {
      const keeper = bookkeeper()
      for (const each of recorded) {
        keeper.tell(each)
        agree(keeper.posted(), keeper.projected())
      }
      agree(keeper.postedAtRest(), keeper.foldedAtRest())
    },

  '(10) statement and FEC are the same to the byte, however the log comes in': async ({
    log,
    nth,
  }) => {
    const [one, other] = await Promise.all(
      [inMemory({ log: [...log] }), inMemory({ log: [...log], pageSize: 1 + (nth % 50) })].map(
        printed,
      ),
    )
    expect(one?.fec.length).toBeGreaterThan(1_000)
    agree(one, other)
  },

  '(12) as known at a moment is as it was when the log ended there': async ({
    log,
    store,
    recorded,
    nth,
  }) => {
    const knownAt = recorded[nth % recorded.length]?.metadata['recordedAt']
    if (!Instant.is(knownAt)) throw new Error('an event has no recordedAt')
    // What follows in several streams is recorded at once: the log need not be in the order of its clock.
    const known = recorded.map(({ metadata }) => (metadata['recordedAt'] ?? '') <= knownAt)
    const then = inMemory({ log: log.filter((_row, nth) => known[nth]) })
    agree(await answers(store, { knownAt }), await answers(then, {}))
  },

  'each fee and each line of a statement is explained to the cent, by sums that hold': async ({
    store,
  }) => {
    const history = () => told<Contract.Event>(store.read(`contract-${K}`))
    const known = await queriesOn(store).statement(K)
    if (known === undefined) throw new Error('nothing is stated')
    const lines = known.lines.toArray()
    const references = await commissionsExplained(history(), '')
    if (E.isRight(references)) throw new Error('there is no such fee')
    const fees = await Promise.all(
      references.left.map((reference) => commissionsExplained(history(), reference)),
    )
    const ofLines = await Promise.all(
      lines.map((_line, index) => statementLineExplained(history(), index + 1)),
    )
    const every = [...fees, ...ofLines].flatMap((each) => (E.isRight(each) ? each.right : []))
    expect(ofLines.filter(E.isLeft)).toEqual([])
    expect(every.map(explanationJson).flatMap(unsound)).toEqual([])
    expect(
      ofLines.flatMap((each) => (E.isRight(each) ? each.right : [])).map(({ result }) => result),
    ).toEqual(lines.map(({ after }) => after.clientAccount))
    const charged = fees.flatMap((each) => (E.isRight(each) ? each.right : []))
    expect(charged.flatMap((each) => unreckoned(explanationJson(each)))).toEqual([])
    expect(charged.map(({ result }) => `${result.minor}`).toSorted()).toEqual(
      known.charges
        .toArray()
        .map(({ event }) => `${event.inclTax.minor}`)
        .toSorted(),
    )
  },
}

test('Whatever a ledger is asked, its auditor may rely on it', async () => {
  await fc.assert(
    fc.asyncProperty(stories(5), fc.nat(), async (story, nth) => {
      const { log, store } = await begin()
      await tell(story, store)
      const told: Told = { log, store, recorded: await all(store), nth }
      for (const [name, law] of Object.entries(laws)) {
        await law(told).catch((broken: unknown) => {
          throw new Error(`it does not hold that ${name}`, { cause: broken })
        })
      }
    }),
  )
})

test('(10) What is folded from a kept state or row on is what is folded from the first event', async () => {
  let compared = 0
  await fc.assert(
    fc.asyncProperty(
      stories(5),
      fc.nat(),
      fc.integer({ min: 1, max: 9 }),
      async (story, at, shortest) => {
        const { store } = await begin()
        const cut = at % story.length
        // Another process goes on from what the first has kept, the rows too.
        for (const part of [story.slice(0, cut), story.slice(cut)]) {
          await tell(part, store, shortest)
          await keepAll(store)
        }
        for await (const page of replayed(store, store.tables)) {
          expect(page.differences).toEqual([])
          compared += page.compared
        }
      },
    ),
  )
  expect(compared).toBeGreaterThan(0)
})

const keepAll = async (store: TableStore) => {
  const givenTo = given(store, { now })
  const kept = [
    keep(givenTo, store.tables, balances),
    keep(givenTo, store.tables, due),
    keep(givenTo, store.tables, collections),
    keep(givenTo, store.tables, receivables),
  ]
  for (const { settled, stop } of kept) {
    await settled()
    await stop()
  }
}

const house = houseOf(factorChart, { siren: '123456782' })

const fecOf = async (store: EventStore, by: Cut = {}) => {
  const made = await fecFile(store, { view: 'factor', chart: factorChart, house, ...by })
  return E.isRight(made) ? Buffer.from(made.right.bytes).toString('latin1') : made.left
}

const printed = async (store: EventStore) => {
  const known = await queriesOn(store).statement(K)
  if (known === undefined) throw new Error('nothing is stated')
  return { statement: statementText({ statement: known, eve: undefined }), fec: await fecOf(store) }
}

/** To every question that there is. */
const answers = async (store: EventStore, by: Cut) => {
  const queries = queriesOn(store)
  const asked = await Promise.all([
    ...[queries.position(K, by), queries.statement(K, by), queries.lines(K, by)],
    ...[queries.receivables(K, by), queries.collections(by), queries.claims({}, by)],
    ...[queries.services(undefined, by), queries.followUp(K, by), diaryOn(store, by)],
    fecOf(store, by),
  ])
  return asked.map(snapshot)
}
