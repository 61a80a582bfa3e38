/** That the double does what a real server was seen to do, so that an adapter cannot pass by luck. */

import {
  EventStoreDBClient,
  eventTypeFilter,
  jsonEvent,
  streamNameFilter,
} from '@eventstore/db-client'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'

import { type Double, startDouble } from './index.ts'

let double: Double
let client: EventStoreDBClient
beforeEach(async () => {
  double = await startDouble({ recentIds: 5, maxAppendBytes: 200 })
  client = connected()
})
afterEach(async () => {
  void client.dispose() // which does not settle after a batch that was half-closed
  await double.close()
})

describe.each(['batch', 'classic'] as const)('An append by the %s way', (way) => {
  const append = (
    ids: ReadonlyArray<number>,
    expectedRevision: bigint | 'no_stream' | 'any' | 'stream_exists',
  ) =>
    client.appendToStream('a', ids.map(numbered), {
      expectedRevision,
      ...(way === 'classic' && { credentials: { username: 'ignored', password: 'without TLS' } }),
    })

  test('goes that way', async () => {
    await append([0], 'no_stream')
    expect(double.calls).toEqual([way === 'batch' ? 'batchAppend' : 'append'])
  })

  test('at its revision again is known, and answered with its place', async () => {
    const first = await append([0, 1], 'no_stream')
    await append([2], 1n)
    expect(await append([0, 1], 'no_stream')).toEqual(first)
    expect(double.log()).toHaveLength(3)
  })

  test('at the end of its stream is written again', async () => {
    await append([0], 'no_stream')
    await append([0], 0n)
    expect(double.log()).toHaveLength(2)
  })

  test('under `any` is known for as long as the cache remembers', async () => {
    await append([0], 'any')
    await append([0], 'any')
    expect(double.log()).toHaveLength(1)
    await append([1, 2, 3, 4, 5], 'any')
    await append([0], 'any')
    expect(double.log()).toHaveLength(7)
  })

  test('elsewhere than the stream is says where it is', async () => {
    const missing = append([0], 3n)
    await expect(missing).rejects.toMatchObject({
      type: 'wrong-expected-version',
      actualVersion: 'no_stream',
    })
    await append([0, 1], 'no_stream')
    const wrong = append([2], 0n)
    await expect(wrong).rejects.toMatchObject({ type: 'wrong-expected-version', actualVersion: 1n })
    await expect(append([0, 2], 'no_stream')).rejects.toMatchObject({
      type: 'wrong-expected-version',
    })
  })

  test('that is too large, or to a stream that is closed, is refused', async () => {
    const large = append([0, 1, 2, 3, 4, 5, 6, 7, 8, 9], 'any')
    await expect(large).rejects.toMatchObject({
      type: 'maximum-append-size-exceeded',
      maxAppendSize: 200,
    })
    double.tombstone('a')
    await expect(append([0], 'any')).rejects.toMatchObject({ type: 'stream-deleted' })
    expect(double.log()).toEqual([])
  })
})

describe('The defects of the client, on the double', () => {
  test('a batch that is half-closed is never settled', async () => {
    double.faults.next('append', { type: 'HalfClosed' })
    const append = client.appendToStream('a', [numbered(0)])
    append.catch(() => {})
    const settled = await Promise.race([append.then(() => true), waited(300)])
    expect(settled).toBe(false)
  })

  test('an error of one client rejects what another has pending', async () => {
    const other = connected()
    await other.appendToStream('b', [numbered(1)])
    double.faults.next('append', { type: 'Silence', committed: true })
    const mine = client.appendToStream('a', [numbered(0)])
    mine.catch(() => {})
    await waited(50)
    double.faults.next('append', { type: 'Cut' })
    await expect(other.appendToStream('b', [numbered(2)])).rejects.toBeDefined()
    await expect(mine).rejects.toBeDefined()
    while (double.log().length < 2) await waited(5)
    expect(double.log().map(({ stream }) => stream)).toEqual(['b', 'a'])
    await other.dispose()
  })

  test('backwards without a revision is from the start', async () => {
    await client.appendToStream('a', [numbered(0), numbered(1)])
    expect(await revisions(client.readStream('a', { direction: 'backwards' }))).toEqual([0n])
  })

  test('a filter of readAll is ignored', async () => {
    await client.appendToStream('a', [numbered(0)])
    const filter = streamNameFilter({ prefixes: ['b'] })
    expect(await revisions(client.readAll({ filter } as object))).toEqual([0n])
  })

  test('no stream and no count are errors', async () => {
    await expect(revisions(client.readStream('a'))).rejects.toMatchObject({
      type: 'stream-not-found',
    })
    await expect(revisions(client.readAll({ maxCount: 0 }))).rejects.toBeDefined()
  })

  test('a position is itself included forwards, and excluded backwards and by a subscription', async () => {
    await client.appendToStream('a', [numbered(0), numbered(1), numbered(2)])
    const fromPosition = { commit: 1n, prepare: 1n }
    expect(await revisions(client.readAll({ fromPosition }))).toEqual([1n, 2n])
    expect(await revisions(client.readAll({ fromPosition, direction: 'backwards' }))).toEqual([0n])
    for await (const { event } of client.subscribeToAll({ fromPosition })) {
      expect(event?.revision).toBe(2n)
      break
    }
  })
})

describe('A subscription of the double', () => {
  test('says how far it has looked, and once that it has caught up', async () => {
    await client.appendToStream('a', [numbered(0), numbered(1), numbered(2)])
    const news: Array<unknown> = []
    const filter = eventTypeFilter({
      prefixes: ['Other'],
      maxSearchWindow: 2,
      checkpointReached: (_, { commit }) => {
        news.push(commit)
      },
    })
    const subscription = client.subscribeToAll({ filter })
    subscription.on('caughtUp' as never, () => news.push('caught up'))
    subscription.on('data', ({ event }) => news.push(event?.type))
    while (!news.includes('caught up')) await waited(5)
    await client.appendToStream('b', [jsonEvent({ type: 'Other', data: {} })])
    while (!news.includes(3n)) await waited(5)
    expect(news).toEqual([1n, 'caught up', 'Other', 3n])
  })
})

function connected() {
  return EventStoreDBClient.connectionString(double.connectionString)
}

function numbered(number: number) {
  const id = `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
  return jsonEvent({ id, type: 'Happened', data: { number } })
}

function waited(milliseconds: number) {
  return new Promise<false>((resolve) => setTimeout(() => resolve(false), milliseconds))
}

async function revisions(
  events: AsyncIterable<{ readonly event?: { readonly revision: bigint } }>,
) {
  const read: Array<unknown> = []
  for await (const { event } of events) read.push(event?.revision)
  return read
}
