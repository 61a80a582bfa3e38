/** What the adapter makes of a server, or a network, that fails. */
import { describe, expect, test } from '@jest/globals'
import type { Fault } from '@quittance/protocol-double'
import { either as E } from 'fp-ts'

import {
  all,
  clients,
  event,
  events,
  failureOf,
  followed,
  numbers,
  onDouble,
} from './testing/clients.ts'

describe.each(clients)('An append through %s', (_name, open) => {
  test.each<readonly [what: string, Fault, left: object]>([
    [
      'lost its answer',
      { type: 'LostAcknowledgement' },
      { type: 'Unavailable', mayHaveBeenWritten: true },
    ],
    [
      'is committed and never answered',
      { type: 'Silence', committed: true },
      { type: 'Unavailable', mayHaveBeenWritten: true },
    ],
    ['is never answered', { type: 'Silence' }, { type: 'Unavailable', mayHaveBeenWritten: true }],
    [
      'is left half-closed',
      { type: 'HalfClosed' },
      { type: 'Unavailable', mayHaveBeenWritten: true },
    ],
    ['lost its connection', { type: 'Cut' }, { type: 'Unavailable', mayHaveBeenWritten: true }],
    [
      'reached a node that does not lead',
      { type: 'NotLeader' },
      { type: 'Unavailable', mayHaveBeenWritten: false },
    ],
    ['is denied', { type: 'Denied' }, { type: 'Denied' }],
    ['is made by nobody known', { type: 'Unauthenticated' }, { type: 'Denied' }],
  ])('that %s says so, and is written once when it is sent again', async (_what, fault, left) => {
    await onDouble(open, async ({ store, double }) => {
      const batch = events(0, 3)
      await store.append('a', 'none', [event(9)])()
      double.faults.next('append', fault)
      const begun = Date.now()
      expect(await store.append('a', 0n, batch)()).toMatchObject({ left: { stream: 'a', ...left } })
      expect(Date.now() - begun).toBeLessThan(1_500)
      expect(await store.append('a', 0n, batch)()).toMatchObject({ right: { revision: 3n } })
      expect(double.log().map(({ stream }) => stream)).toEqual(['a', 'a', 'a', 'a'])
      expect(double.faults.pending()).toBe(0)
    })
  })

  test('that is slow is waited for', async () => {
    await onDouble(open, async ({ store, double }) => {
      double.faults.next('append', { type: 'Slow', milliseconds: 200 })
      expect(E.isRight(await store.append('a', 'none', [event(1)])())).toBe(true)
    })
  })

  test('does not suffer from another on the same handle that is never answered', async () => {
    await onDouble(open, async ({ store, double }) => {
      double.faults.next('append', { type: 'Silence' })
      const silent = store.append('a', 'none', [event(1)])()
      await new Promise((resolve) => setTimeout(resolve, 400))
      double.faults.next('append', { type: 'Slow', milliseconds: 300 })
      const slow = store.append('b', 'none', [event(2)])() // answered after the other was given up
      expect(E.isLeft(await silent)).toBe(true)
      expect(E.isRight(await slow)).toBe(true)
    })
  })

  test('that is never answered takes no read with it that is', async () => {
    await onDouble(open, async ({ store, double }) => {
      await store.append('a', 'none', events(0, 5))()
      double.faults.next('append', { type: 'Silence' })
      const silent = store.append('a', 4n, [event(5)])()
      await new Promise((resolve) => setTimeout(resolve, 350))
      double.faults.next('read', { type: 'Slow', milliseconds: 300 })
      const slow = all(store.read('a'))
      expect(E.isLeft(await silent)).toBe(true)
      expect(await slow).toHaveLength(5)
    })
  })

  test('to a server that is gone says that nobody knows', async () => {
    await onDouble(open, async ({ store, double }) => {
      await double.close()
      expect(await store.append('a', 'none', [event(1)])()).toMatchObject({
        left: { type: 'Unavailable', mayHaveBeenWritten: true },
      })
    })
  })

  test('goes through again once the server is back', async () => {
    await onDouble(open, async ({ store, double }) => {
      await store.append('a', 'none', [event(1)])()
      await double.restart()
      while (E.isLeft(await store.append('a', 0n, [event(2)])()));
      expect(numbers(await all(store.read('a')))).toEqual([1, 2])
    })
  })
})

describe.each(clients)('A read through %s', (_name, open) => {
  test.each<readonly [what: string, Fault, failure: object]>([
    ['is cut', { type: 'Cut' }, { type: 'Unavailable' }],
    ['is cut in the middle', { type: 'Cut', after: 7 }, { type: 'Unavailable' }],
    ['is never answered', { type: 'Silence' }, { type: 'Unavailable' }],
    ['is denied', { type: 'Denied' }, { type: 'Denied' }],
    ['is made by nobody known', { type: 'Unauthenticated' }, { type: 'Denied' }],
  ])('that %s throws, rather than end early; the next is whole', async (_what, fault, failure) => {
    await onDouble(open, async ({ store, double }) => {
      await store.append('a', 'none', events(0, 20))()
      for (const pages of [() => store.read('a'), () => store.readAll()]) {
        double.faults.next('read', fault)
        expect(await failureOf(all(pages()))).toMatchObject(failure)
        expect(await all(pages())).toHaveLength(20)
      }
      double.faults.next('read', fault)
      await store.checkpoints.save('c', '1')
      double.faults.clear()
      double.faults.next('read', fault.type === 'Cut' ? { type: 'Cut' } : fault)
      expect(await failureOf(store.checkpoints.load('c'))).toMatchObject(failure)
    })
  })

  test('that was sent to the leader finds it again after it was gone', async () => {
    await onDouble(open, async ({ store, double }) => {
      await store.append('a', 'none', events(0, 5))()
      double.faults.next('read', { type: 'NotLeader' })
      expect(await failureOf(all(store.read('a')))).toMatchObject({ type: 'Unavailable' })
      await double.restart()
      const read = async () => (await failureOf(all(store.read('a')))) === undefined
      for (let tries = 0; tries < 20 && !(await read()); tries++)
        await new Promise((resolve) => setTimeout(resolve, 100))
      expect(await all(store.read('a'))).toHaveLength(5)
    })
  })
})

describe.each(clients)('A subscription through %s', (_name, open) => {
  test.each<readonly [what: string, Fault]>([
    ['is cut before it begins', { type: 'Cut' }],
    ['is cut on the way', { type: 'Cut', after: 7 }],
    ['is ended as if all were had', { type: 'HalfClosed', after: 7 }],
    ['is never taken', { type: 'Silence' }],
    ['is sent to a node that does not lead', { type: 'NotLeader' }],
  ])('that %s goes on, without a gap and nothing twice', async (_what, fault) => {
    await onDouble(open, async ({ store, double }) => {
      await store.append('a', 'none', events(0, 20))()
      double.faults.next('subscribe', fault, 2)
      const seen = followed(store, 30)
      while (double.faults.pending() > 0) await new Promise((resolve) => setTimeout(resolve, 5))
      // The client closes its channel at some of these, and breaks off what else is on it.
      while (E.isLeft(await store.append('a', 19n, events(20, 10))()));
      expect(numbers(await seen)).toEqual(Array.from({ length: 30 }, (_, n) => n))
    })
  })

  test('that is denied says so', async () => {
    await onDouble(open, async ({ store, double }) => {
      double.faults.next('subscribe', { type: 'Denied' })
      expect(await failureOf(followed(store, 1))).toMatchObject({ type: 'Denied' })
    })
  })

  test('from the end misses nothing where the connection breaks at once', async () => {
    await onDouble(open, async ({ store, double }) => {
      await store.append('a', 'none', events(0, 5))()
      double.faults.next('subscribe', { type: 'Cut', after: 0 })
      const items = store.subscribe({ after: 'end' })[Symbol.asyncIterator]()
      const first = items.next()
      while (!double.calls.includes('subscribe'))
        await new Promise((resolve) => setTimeout(resolve, 1))
      await store.append('a', 4n, [event(5)])()
      const { value } = await first
      const page = Array.isArray(value) ? value : (await items.next()).value
      expect(numbers(page as never)).toEqual([5])
      await items.return?.()
    })
  })

  test('moves to a fresh client when the old one falls silent', async () => {
    await onDouble(open, async ({ store, double }) => {
      await store.append('a', 'none', [event(0)])()
      const seen = followed(store, 2)
      while (!double.calls.includes('subscribe'))
        await new Promise((resolve) => setTimeout(resolve, 1))
      double.faults.next('append', { type: 'Silence' })
      await store.append('a', 0n, [event(1)])()
      expect(double.calls.filter((call) => call === 'subscribe')).toHaveLength(1)
      await store.append('a', 0n, [event(1)])()
      expect(numbers(await seen)).toEqual([0, 1])
      expect(double.calls.filter((call) => call === 'subscribe')).toHaveLength(2)
    })
  })
})
