/** Balances that are kept, through the front door: what a service reads is what the events add up to. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type EventStore, inMemory, type Row } from '@quittance/event-store'
import { keep, ProjectionStopped, rebuild } from '@quittance/ledger'
import { balances } from '@quittance/projections'
import fc from 'fast-check'

import { openLedger } from './open-ledger.ts'
import { queriesOn } from './queries.ts'
import { runStory } from './story/run-story.ts'
import { contract, lineOf, story, upTo } from './testing/af-1.ts'
import { right } from './testing/answers.ts'
import { givenTo, textsIn } from './testing/keeping.ts'
import { scratch } from './testing/scratch.ts'

const { path, remove } = scratch()
afterAll(remove)

const log: Array<Row> = []
beforeAll(async () => {
  const ledger = await openLedger(inMemory({ log }))
  for await (const { asExpected } of runStory(ledger, story)) expect(asExpected).toBe(true)
})

describe('Balances that are kept', () => {
  test('are those of the position, at every event of AF-1', async () => {
    const store = inMemory()
    const running = keep(givenTo(store), store.tables, balances)
    const { position } = queriesOn(store)
    for (const row of log) {
      await append(store, row)
      await running.settled()
      const { texts } = await textsIn(store.tables, balances)
      const { contractId, account, lastBookedOn } = (await position(contract)) ?? {}
      const expected =
        contractId && account && lastBookedOn
          ? [[contract, balances.Row.encode({ contractId, account, lastBookedOn })]]
          : []
      expect(texts).toEqual(expected)
    }
    await running.stop()
  })

  test('are those folded anew, wherever the story is cut and the keeping begun again', async () => {
    const cuts = fc.array(fc.tuple(fc.nat(log.length), fc.nat(12)), { maxLength: 4 })
    await fc.assert(
      fc.asyncProperty(cuts, fc.integer({ min: 5, max: 50 }), async (places, pageSize) => {
        const rows: Array<Row> = []
        const store = inMemory({ log: rows, pageSize })
        for (const [end, turns] of places.toSorted(([one], [other]) => one - other)) {
          rows.push(...log.slice(rows.length, end))
          const running = keep(givenTo(store), store.tables, balances)
          // Wherever it is by then.
          for (let turn = 0; turn < turns; turn++) await new Promise(setImmediate)
          await running.stop()
        }
        rows.push(...log.slice(rows.length))
        const running = keep(givenTo(store), store.tables, balances)
        await running.settled()
        await running.stop()
        const kept = await textsIn(store.tables, balances)
        await rebuild(givenTo(store), store.tables, balances)
        expect(await textsIn(store.tables, balances)).toEqual(kept)
        expect(kept.texts).toHaveLength(1)
      }),
    )
  }, 180_000)

  test('are kept as long as the ledger is open, and gone on with when it is opened again', async () => {
    const file = path()
    const ledger = await openLedger(file)
    const kept = ledger.keep(balances)
    for await (const { asExpected } of runStory(ledger, upTo(lineOf.draw)))
      expect(asExpected).toBe(true)
    await kept.settled()
    expect((await kept.of(contract))?.account).toEqual((await ledger.position(contract))?.account)
    expect(await kept.of('AF-2026-0002')).toBeUndefined()
    const { position } = await kept.lag()
    await ledger.close()
    await kept.done

    const again = await openLedger(file)
    const keptAgain = again.keep(balances)
    expect(await keptAgain.lag()).toEqual({ position, head: position, milliseconds: 0 })
    for await (const { asExpected } of runStory(again, story)) expect(asExpected).toBe(true)
    await keptAgain.settled()
    const { account, lastBookedOn } = (await again.position(contract)) ?? {}
    for await (const page of keptAgain.all())
      expect(page).toEqual([{ contractId: contract, account, lastBookedOn }])
    await again.close()
  })

  test('are kept in a file of their own where the store keeps events only', async () => {
    const { tables: _none, ...store } = inMemory()
    const without = await openLedger(store)
    expect(() => without.keep(balances)).toThrow(
      "openLedger('esdb://…', { tables: 'balances.db' })",
    )
    await without.close()
    const tables = path('balances.db')
    const ledger = await openLedger(store, { tables })
    const kept = ledger.keep(balances)
    for await (const { asExpected } of runStory(ledger, story)) expect(asExpected).toBe(true)
    await kept.settled()
    expect((await kept.of(contract))?.account).toEqual((await ledger.position(contract))?.account)
    await ledger.close()
    expect((await store.readAll()[Symbol.asyncIterator]().next()).value).toHaveLength(log.length)
  })

  test('are built anew, and what was put aside is told again, when they are asked', async () => {
    const store = inMemory()
    const ledger = await openLedger(store)
    let mended = false
    const next: typeof balances.next = (row, told) =>
      mended || told.revision !== 1n ? balances.next(row, told) : raise('cannot be told yet')
    const kept = ledger.keep({ ...balances, unfit: 'park', next })
    for (const row of log) await append(store, row)
    await kept.settled()
    const parked = { stream: `contract-${contract}`, revision: 1n, reason: 'cannot be told yet' }
    expect(await kept.parked()).toMatchObject([{ ...parked, attempts: 1 }])
    expect(await kept.resume()).toMatchObject([{ ...parked, attempts: 2 }])
    mended = true
    expect(await kept.resume()).toEqual([])
    const told = await kept.of(contract)
    await kept.rebuild()
    expect(await kept.of(contract)).toEqual(told)
    expect(await store.tables.live('balances')).toBe('1.2')
    await ledger.close()
  })

  test('leave the ledger to be closed when they had to stop', async () => {
    const store = inMemory()
    const ledger = await openLedger(store)
    const kept = ledger.keep({ ...balances, next: () => raise('cannot be told') })
    const done = expect(kept.done).rejects.toBeInstanceOf(ProjectionStopped)
    for (const row of log.slice(0, 1)) await append(store, row)
    await done
    await ledger.close()
  })
})

const raise = (reason: string): never => {
  throw new Error(reason)
}

async function append(store: EventStore, { stream, revision, id, type, data, metadata }: Row) {
  const stored = { id, type, data: JSON.parse(data), metadata: JSON.parse(metadata) }
  right(await store.append(stream, revision === 0n ? 'none' : revision - 1n, [stored])())
}
