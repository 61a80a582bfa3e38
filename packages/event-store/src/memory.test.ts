/** What the store in memory promises: the contract, and that its log is the caller's array. */
import { afterAll, describe, expect, test } from '@jest/globals'
import { either as E } from 'fp-ts'

import { columnOf, contract, type Harness } from './conformance/index.ts'
import type { Pages } from './event-store.ts'
import { inMemory } from './memory.ts'
import type { Stored } from './recorded.ts'
import type { Row } from './row.ts'

const harness: Harness = {
  capabilities: {
    idempotence: 'strict',
    maxAppendBytes: 16_777_216,
    again: true,
    plant: true,
    caughtUp: true,
    tables: true,
    lostAnswers: { not: 'in one process an answer is not lost' },
    cut: { not: 'there is no connection' },
  },
  open: async () => {
    const log: Array<Row> = []
    return {
      store: inMemory({ log }),
      again: async () => inMemory({ log }),
      plant: async (row) => {
        log.push(row)
      },
    }
  },
}

describe('The store in memory', () => {
  const column = columnOf('memory', harness)
  for (const clause of contract(harness.capabilities))
    test(`${clause.title} (${clause.id})`, () => column.run(clause))
  afterAll(column.write)

  test('keeps its events in the array it is given, as text', async () => {
    const log: Array<Row> = []
    await inMemory({ log }).append('a', 'none', [event(1, { name: 'Gęś' })])()
    expect(log).toEqual([
      {
        stream: 'a',
        revision: 0n,
        position: '0000000000000000000',
        id: event(1).id,
        type: 'Happened',
        data: '{"name":"G\\u0119\\u015b"}',
        metadata: '{"actor":"test"}',
      },
    ])
  })

  test('goes its own way from a copy of another’s log', async () => {
    const log: Array<Row> = []
    const one = inMemory({ log })
    await one.append('a', 'none', [event(1)])()
    const two = inMemory({ log: [...log] })
    await one.append('a', 0n, [event(2)])()
    await two.append('a', 0n, [event(3)])()
    expect(await ids(one.read('a'))).toEqual([event(1).id, event(2).id])
    expect(await ids(two.read('a'))).toEqual([event(1).id, event(3).id])
  })

  test('gives pages of the size asked for', async () => {
    const store = inMemory({ pageSize: 2 })
    await store.append('a', 'none', [event(1), event(2), event(3)])()
    for (const pages of [store.read('a'), store.readAll()]) {
      const sizes: Array<number> = []
      for await (const page of pages) sizes.push(page.length)
      expect(sizes).toEqual([2, 1])
    }
  })

  test('takes appends up to the size asked for', async () => {
    const store = inMemory({ maxAppendBytes: 60 })
    const batch = [event(1), event(2), event(3)]
    const tooLarge = { type: 'TooLarge', stream: 'a', limit: 60 }
    expect(await store.append('a', 'none', batch)()).toEqual(E.left(tooLarge))
    expect(E.isRight(await store.append('a', 'none', batch.slice(0, 2))())).toBe(true)
  })

  test('reads a stream of a long log without reading the log', async () => {
    const log: Array<Row> = []
    const store = inMemory({ log })
    for (let n = 0; n < 200; n++) await store.append(`s${n}`, 'none', [event(n)])()
    const looked = new Set<number>()
    log.forEach((row, index) => {
      log[index] = new Proxy(row, {
        get: (target, column) => {
          looked.add(index)
          return Reflect.get(target, column)
        },
      })
    })
    expect(await ids(store.read('s7'))).toEqual([event(7).id])
    expect(looked.size).toBeLessThan(2)
  })
})

function event(number: number, data: Stored['data'] = {}): Stored {
  const id = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
  return { id, type: 'Happened', data, metadata: { actor: 'test' } }
}

async function ids(pages: Pages) {
  const read: Array<string> = []
  for await (const page of pages) read.push(...page.map(({ id }) => id))
  return read
}
