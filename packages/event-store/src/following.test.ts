/** Following the store in memory. The rest of it is in the contract. */
import { describe, expect, test } from '@jest/globals'

import { inMemory } from './memory.ts'
import type { Stored } from './recorded.ts'
import type { Row } from './row.ts'

describe('A subscription to the store in memory', () => {
  test('reads a page when it is asked for one, and none ahead', async () => {
    const log: Array<Row> = []
    const store = inMemory({ log, pageSize: 10 })
    await store.append('a', 'none', many(100))()
    const looked = new Set<number>()
    log.forEach((row, index) => {
      log[index] = new Proxy(row, {
        get: (target, column) => {
          if (column === 'data') looked.add(index)
          return Reflect.get(target, column)
        },
      })
    })
    const items = store.subscribe()[Symbol.asyncIterator]()
    for (const asked of [1, 2, 3]) {
      expect((await items.next()).value).toHaveLength(10)
      await new Promise((resolve) => setImmediate(resolve))
      expect(looked.size).toBe(asked * 10)
    }
    await items.return?.()
  })

  test('is woken by another store on the same array', async () => {
    const log: Array<Row> = []
    const [one, two] = [inMemory({ log }), inMemory({ log })]
    const items = one.subscribe()[Symbol.asyncIterator]()
    expect((await items.next()).value).toEqual({ type: 'CaughtUp' })
    const next = items.next()
    await two.append('a', 'none', many(2))()
    expect((await next).value).toHaveLength(2)
    await items.return?.()
  })

  test('leaves nothing behind at the signal it was given', async () => {
    const controller = new AbortController()
    let listeners = 0
    const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype
    Object.assign(controller.signal, {
      addEventListener(...given: Parameters<typeof add>) {
        listeners++
        add.apply(controller.signal, given)
      },
      removeEventListener(...given: Parameters<typeof remove>) {
        listeners--
        remove.apply(controller.signal, given)
      },
    })
    const store = inMemory()
    const items = store.subscribe({ signal: controller.signal })[Symbol.asyncIterator]()
    await items.next()
    for (let n = 0; n < 5; n++) {
      const next = items.next()
      await store.append('a', 'any', many(1, n))()
      await next
      await items.next() // that it has caught up again
      expect(listeners).toBe(0)
    }
    await items.return?.()
    expect(listeners).toBe(0)
  })
})

function many(count: number, from = 0): ReadonlyArray<Stored> {
  return Array.from({ length: count }, (_, n) => ({
    id: `00000000-0000-4000-8000-${String(from + n).padStart(12, '0')}`,
    type: 'Happened',
    data: {},
    metadata: { actor: 'test' },
  }))
}
