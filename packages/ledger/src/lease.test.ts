/** One at a time holds a name, and the next has it once it is given back or runs out. */
import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from '@jest/globals'
import { type EventStore, inMemory, ReadError } from '@quittance/event-store'

import { type Lease, lease } from './lease.ts'
import { given, noon } from './testing/ledger.ts'

const kept = (store: EventStore) => store.checkpoints.load('lease-part')
const abort = ({ lost }: Lease) =>
  new Promise<void>((resolve) => {
    if (lost.aborted) resolve()
    else lost.addEventListener('abort', () => resolve())
  })

describe('A lease (S9)', () => {
  test('is one holder’s, and the next one’s once it is given back', async () => {
    const store = inMemory()
    const order: Array<string> = []
    const first = await lease(given(store), 'part', { holder: 'one' })
    const others = ['two', 'three', 'four'].map(async (holder) => {
      const { release } = await lease(given(store), 'part', { holder })
      order.push(`${holder} has it`)
      await sleep(2)
      order.push('and gives it back')
      await release()
    })
    await sleep(5)
    expect(order).toEqual([])
    await first.release()
    await Promise.all(others)
    expect(order.filter((_, n) => n % 2 === 0).toSorted()).toEqual([
      ...['four has it', 'three has it', 'two has it'],
    ])
    expect(new Set(order.filter((_, n) => n % 2 === 1))).toEqual(new Set(['and gives it back']))
  })

  test('is kept as canonical JSON, until when by the ledger’s clock', async () => {
    const store = inMemory()
    const { release } = await lease(given(store), 'part', { holder: 'one', term: 1_000 })
    expect(await kept(store)).toBe('{"holder":"one","until":"2026-06-01T12:00:01.000Z"}')
    await release()
    await release()
    expect(await kept(store)).toBe('{"holder":"one","until":"1970-01-01T00:00:00.000Z"}')
  })

  test('of a holder who is heard of no more is the next one’s when it has run out', async () => {
    const store = inMemory()
    const until = '2026-06-01T12:00:01.000Z'
    await store.checkpoints.save('lease-part', JSON.stringify({ holder: 'gone', until }))
    let now = Date.parse(noon)
    const next = lease(given(store, { now: () => new Date(now) }), 'part', { holder: 'two' })
    await sleep(5)
    expect(await kept(store)).toContain('gone')
    now = Date.parse(until)
    await (await next).release()
    expect(await kept(store)).toContain('two')
  })

  test('is renewed by itself, for as long as it is held', async () => {
    const store = inMemory()
    const now = () => new Date()
    const held = await lease(given(store, { now }), 'part', { holder: 'one', term: 300 })
    const seen = new Set<string | undefined>()
    while (seen.size < 3) {
      seen.add(await kept(store))
      await sleep(5)
    }
    expect(held.lost.aborted).toBe(false)
    await held.release()
  })

  test('is lost where another has written himself in', async () => {
    const store = inMemory()
    const held = await lease(given(store), 'part', { holder: 'one', term: 30 })
    const other = JSON.stringify({ holder: 'two', until: '2027-01-01T00:00:00.000Z' })
    await store.checkpoints.save('lease-part', other)
    await abort(held)
    await held.release()
    expect(await kept(store)).toBe(other)
  })

  test('is lost where the store fails to renew it, or does not answer', async () => {
    const reason = 'test'
    const fails = () => Promise.reject(new ReadError({ type: 'Unavailable', reason }))
    for (const replace of [fails, () => new Promise<boolean>(() => {})]) {
      const store = inMemory()
      const checkpoints = { ...store.checkpoints }
      const failing = given({ ...store, checkpoints })
      const held = await lease(failing, 'part', { holder: 'one', term: 30 })
      checkpoints.replace = replace
      await abort(held)
    }
  })

  test('is the holder’s again at once, though nobody knew that he had it', async () => {
    const store = inMemory()
    await lease(given(store), 'part', { holder: 'one' })
    await (await lease(given(store), 'part', { holder: 'one' })).release()
  })

  test('is waited for no longer once the signal aborts', async () => {
    const store = inMemory()
    const { release } = await lease(given(store), 'part', { holder: 'one' })
    const giveUp = new AbortController()
    const { signal } = giveUp
    const waiting = lease(given(store), 'part', { holder: 'two', signal })
    giveUp.abort()
    await expect(waiting).rejects.toThrow('aborted')
    await release()
  })

  test('that cannot be read is nobody’s to take', async () => {
    const store = inMemory()
    await store.checkpoints.save('lease-part', '{"holder":7}')
    await expect(lease(given(store), 'part', { holder: 'one' })).rejects.toThrow(
      'the checkpoint lease-part cannot be read: holder: expected string, found 7',
    )
  })
})
