/** The defects of the clients, one by one: what each would do, and that the adapter does not let it. */
import { inspect } from 'node:util'
import { describe, expect, test } from '@jest/globals'
import type { Stored } from '@quittance/event-store'
import { positionOf } from '@quittance/event-store/adapter'
import { startDouble } from '@quittance/protocol-double'
import { either as E } from 'fp-ts'

import { addressIn } from './connection-string.ts'
import { ServerError } from './server-error.ts'
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
import { impatient } from './testing/harness.ts'

describe.each(clients)('Through %s', (name, open) => {
  test('an append goes in the call that all share where it may be sent twice, and only there', async () => {
    await onDouble(open, async ({ store, double }) => {
      for (const expected of ['none', 0n, 'any', 'exists'] as const)
        await store.append('a', expected, [event(double.log().length)])()
      await store.checkpoints.save('c', '1')
      const appends = double.calls.filter((call) => call !== 'read')
      expect(appends).toEqual([
        'batchAppend',
        'batchAppend',
        'append',
        'append',
        'append',
        'append',
      ])
    })
  })

  test('what is refused there is asked by itself, so that the client says why', async () => {
    await onDouble(open, async ({ store, double }) => {
      await store.append('a', 'none', [event(1)])()
      const conflict = { type: 'Conflict', actual: 0n }
      expect(await store.append('a', 'none', [event(2)])()).toMatchObject({ left: conflict })
      double.tombstone('a')
      const deleted = { type: 'StreamDeleted' }
      expect(await store.append('a', 0n, [event(2)])()).toMatchObject({ left: deleted })
      const appends = double.calls.filter((call) => call !== 'read')
      const twice = ['batchAppend', 'append']
      expect(appends).toEqual(['batchAppend', ...twice, ...twice])
    })
  })

  test('a call that breaks off takes with it what waits for it there, and no more', async () => {
    await onDouble(open, async ({ store, double }) => {
      const other = await open(impatient(double), { timeout: 500 })
      double.faults.next('append', { type: 'Silence' })
      double.faults.next('append', { type: 'Slow', milliseconds: 100 })
      double.faults.next('append', { type: 'HalfClosed' })
      const waiting = store.append('a', 'none', [event(1)])()
      while (double.faults.pending() > 2) await new Promise((resolve) => setTimeout(resolve, 5))
      const others = other.append('b', 'none', [event(2)])()
      while (double.faults.pending() > 1) await new Promise((resolve) => setTimeout(resolve, 5))
      const breaking = store.append('c', 'none', [event(3)])()
      const lost = { type: 'Unavailable', reason: 'the server ended the call' }
      expect(await Promise.all([waiting, breaking])).toMatchObject([{ left: lost }, { left: lost }])
      expect(E.isRight(await others)).toBe(true)
      expect(E.isRight(await store.append('c', 'none', [event(3)])())).toBe(true)
      await other.close()
    })
  })

  test.each<readonly [what: string, stream: string, wrong: object]>([
    ['an id that is no UUID', 'a', { id: '1' }],
    ['no type', 'a', { type: '' }],
    ['no stream', '', {}],
    ['data that is undefined', 'a', { data: undefined }],
    ['a bigint', 'a', { data: { n: 1n } }],
    ['a checkpoint', 'checkpoint-policies', {}],
    ['more than an append may hold', 'a', { data: { text: 'x'.repeat(1_048_577) } }],
  ])('%s never reaches the client, which would not answer', async (_what, stream, wrong) => {
    await onDouble(open, async ({ store, double }) => {
      const answer = await store.append(stream, 'any', [
        event(0),
        { ...event(1), ...wrong } as Stored,
      ])()
      expect(E.isLeft(answer)).toBe(true)
      expect(double.calls).toEqual(['read']) // as it was opened
    })
  })

  test('a checkpoint of more than an append may hold never reaches it either', async () => {
    await onDouble(open, async ({ store, double }) => {
      const { save, load } = store.checkpoints
      await save('c', 'x'.repeat(1_048_000))
      const calls = double.calls.length
      const reason = 'c is larger than the 1048576 bytes of an append'
      expect(await failureOf(save('c', 'y'.repeat(1_048_577)))).toEqual({
        ...{ type: 'Unavailable', reason },
      })
      expect(double.calls).toHaveLength(calls)
      expect((await load('c'))?.slice(0, 1)).toBe('x')
    })
  })

  test('a revision that the server would take for `any` is a conflict', async () => {
    await onDouble(open, async ({ store, double }) => {
      await store.append('a', 'none', [event(0)])()
      for (const expected of [2n ** 64n - 2n, 2n ** 64n - 1n, 2n ** 63n])
        expect(await store.append('a', expected, [event(1)])()).toEqual(
          E.left({ type: 'Conflict', stream: 'a', expected, actual: 0n }),
        )
      expect(double.log()).toHaveLength(1)
    })
  })

  test('what is expected is what is sent: a name that the client does not know would mean `any`', async () => {
    await onDouble(open, async ({ store, double }) => {
      await store.append('a', 'none', events(0, 2))()
      for (const expected of ['none', 0n, 5n] as const)
        expect(await store.append('a', expected, [event(7)])()).toMatchObject({
          left: { type: 'Conflict', expected, actual: 1n },
        })
      expect(double.log()).toHaveLength(2)
    })
  })

  test('an append of no events is not sent, and does not report revision 0', async () => {
    await onDouble(open, async ({ store, double }) => {
      expect(await store.append('a', 'any', [])()).toMatchObject({ right: { revision: 'none' } })
      expect(double.calls).not.toContain('append')
    })
  })

  test('an id twice in one append is refused: the server would write both', async () => {
    await onDouble(open, async ({ store, double }) => {
      const answer = await store.append('a', 'none', [event(1), event(1)])()
      expect(answer).toMatchObject({ left: { type: 'Duplicate', id: event(1).id } })
      expect(double.log()).toEqual([])
    })
  })

  test('an id known under `any` beside one that is new is a duplicate', async () => {
    await onDouble(open, async ({ store }) => {
      await store.append('a', 'none', [event(1)])()
      const answer = await store.append('a', 'any', [event(1), event(2)])()
      expect(answer).toMatchObject({ left: { type: 'Duplicate', id: event(1).id } })
    })
  })

  test('the same again at its revision is known long after the cache has forgotten it', async () => {
    await onDouble(
      open,
      async ({ store, double }) => {
        await store.append('a', 'none', events(0, 3))()
        await store.append('b', 'none', events(10, 5))()
        expect(E.isRight(await store.append('a', 'none', events(0, 3))())).toBe(true)
        expect(double.log()).toHaveLength(8)
      },
      { recentIds: 1 },
    )
  })

  test('the limit of the server is named where it is the lower one', async () => {
    await onDouble(
      open,
      async ({ store }) => {
        const large = { ...event(1), data: { text: 'x'.repeat(200) } }
        const error = { type: 'TooLarge', stream: 'a', limit: 150 }
        expect(await store.append('a', 'none', [large])()).toEqual(E.left(error))
      },
      { maxAppendBytes: 150 },
    )
  })

  test('a stream closed for ever is so for whoever appends and whoever reads', async () => {
    await onDouble(open, async ({ store, double }) => {
      await store.append('a-\u0118', 'none', [event(1)])()
      double.tombstone('a-\u0118')
      const deleted = { type: 'StreamDeleted', stream: 'a-\u0118' }
      expect(await store.append('a-\u0118', 0n, [event(2)])()).toEqual(E.left(deleted))
      expect(await store.append('a-\u0118', 0n, [])()).toEqual(E.left(deleted))
      expect(await failureOf(all(store.read('a-\u0118')))).toEqual(deleted)
    })
  })

  test('nothing of the store’s own reaches a reader or a follower', async () => {
    await onDouble(open, async ({ store, double }) => {
      const plant = (stream: string, type: string) => {
        const place = BigInt(double.log().length)
        const row = { ...event(Number(place)), stream, type, revision: place }
        double.plant({ ...row, position: positionOf(place), data: '{"number":0}', metadata: '{}' })
      }
      plant('$stats', '$statsCollected')
      plant('$$a', '$metadata')
      await store.append('a', 'none', [event(50)])()
      plant('a', '$>')
      plant('$ce-a', 'Happened')
      await store.checkpoints.save('c', '1')
      await store.append('b', 'none', [event(51)])()
      expect(numbers(await all(store.readAll()))).toEqual([50, 51])
      expect(numbers(await all(store.readAll({ direction: 'backwards', limit: 1 })))).toEqual([51])
      expect(numbers(await all(store.read('a')))).toEqual([50])
      expect(numbers(await followed(store, 2))).toEqual([50, 51])
    })
  })

  test('a checkpoint’s stream does not grow without bounds', () =>
    onDouble(open, async ({ store, double }) => {
      for (let n = 0; n < 15; n++) await store.checkpoints.save('reactions', String(n))
      expect(await store.checkpoints.load('reactions')).toBe('14')
      const bounds = double.log().filter(({ stream }) => stream === '$$checkpoint-reactions')
      expect(bounds.map(({ data }) => Buffer.from(data).toString())).toEqual(['{"$maxCount":10}'])
    }))

  test('of a checkpoint that was replaced unheard of nobody says so once it is out of sight', () =>
    onDouble(open, async ({ store, double }) => {
      const { replace, save } = store.checkpoints
      await save('reactions', '0')
      double.faults.next('append', { type: 'LostAcknowledgement' })
      expect(await replace('reactions', '0', '1')).toBe(true)
      double.faults.next('append', { type: 'Silence', committed: true })
      const told = replace('reactions', '1', '2')
      while (double.faults.pending() > 0) await new Promise((resolve) => setImmediate(resolve))
      for (let n = 3; n < 15; n++) await save('reactions', String(n))
      await expect(told).rejects.toMatchObject({ failure: { type: 'Unavailable' } })
    }))

  test('content that is declared to be no JSON is damage', async () => {
    await onDouble(open, async ({ store, double }) => {
      const place = { stream: 'a', revision: 0n, position: positionOf(0n) }
      const row = { ...event(1), ...place, data: '{}', metadata: '{}' }
      double.plant(row, 'application/octet-stream')
      expect(await failureOf(all(store.read('a')))).toMatchObject({ type: 'DecodeFailure' })
      expect(await failureOf(followed(store, 1))).toMatchObject({ type: 'DecodeFailure' })
    })
  })

  test('a follower of little goes on from where it has looked, not from what it found', async () => {
    await onDouble(open, async ({ store, double }) => {
      await store.append('a', 'none', events(0, 500))()
      double.faults.next('subscribe', { type: 'Cut', after: 1 })
      const items = store.subscribe({ filter: { streamPrefixes: ['b'] } })[Symbol.asyncIterator]()
      expect((await items.next()).value).toEqual({ type: 'CaughtUp' })
      await store.append('b', 'none', [event(600)])()
      await store.append('b', 0n, [event(601)])()
      const seen: Array<unknown> = []
      while (seen.length < 2) {
        const { value } = await items.next()
        if (Array.isArray(value)) seen.push(...numbers(value))
      }
      expect(seen).toEqual([600, 601])
      await items.return?.()
    })
  })

  test('a server that is not there is an error that says what to do', async () => {
    const opened = open('esdb://admin:geheim%21@127.0.0.1:1?tls=false', { timeout: 800 })
    const error = await opened.catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(ServerError)
    expect(error).toMatchObject({ failure: { type: 'Unreachable' } })
    expect(String(error)).not.toContain('geheim')
  })

  test.each([
    'http://admin:geheim@localhost:2113',
    'esdb://admin:geheim@?tls=false',
    'esdb://admin:geheim@localhost:port',
    'esdb://:geheim@localhost:2113',
    'esdb://admin:geheim@localhost:2113?tls=false&throwOnAppendFailure=false',
    'esdb://admin:ge@heim@localhost:2113?nonsense',
  ])('%s is refused, and its password is in no error', async (connectionString) => {
    const error = await open(connectionString).catch((thrown: unknown) => thrown)
    expect(error).toMatchObject({ name: 'ServerError', failure: { type: 'Misspelt' } })
    expect(inspect(error)).not.toMatch(/heim@|geheim/)
  })

  test('an error that quotes the password does not pass it on', async () => {
    const double = await startDouble()
    const [address, saying] = [impatient(double).replace('://', '://admin:geheim@'), 'no geheim!']
    const store = await open(address, { timeout: 500 })
    double.faults.next('append', { type: 'Cut', saying })
    const answer = await store.append('a', 'any', [event(1)])()
    expect(answer).toMatchObject({ left: { reason: expect.stringContaining('no ***!') } })
    await store.close()
    await double.close()
  })

  test('a closed store leaves no connection behind', async () => {
    // But for the native module's, which it closes when it is collected.
    const native = name === 'kurrentdb-client' ? 1 : 0
    await onDouble(open, async ({ store, double }) => {
      await store.append('a', 'none', [event(1)])()
      double.faults.next('append', { type: 'Silence' })
      await store.append('a', 0n, [event(2)])()
      await followed(store, 1)
      expect(double.connections()).toBeGreaterThan(native)
      await store.close()
      for (let n = 0; n < 200 && double.connections() > native; n++)
        await new Promise((resolve) => setTimeout(resolve, 10))
      expect(double.connections()).toBeLessThanOrEqual(native)
    })
  })
})

describe('A connection string', () => {
  const { rest, credentials, redact } = addressIn(
    ' esdb+discover://admin:ge%40h:eim%21@a.test:1,b.test:2?tls=true ',
  )

  test('is taken apart', () => {
    expect([rest, credentials?.username, credentials?.password]).toEqual([
      'a.test:1,b.test:2?tls=true',
      'admin',
      'ge@h:eim!',
    ])
  })

  test('does not show its password to whoever prints it, in whatever spelling', () => {
    expect(inspect({ credentials }, { depth: 9, showHidden: true })).not.toContain('eim')
    const basic = Buffer.from('admin:ge@h:eim!').toString('base64')
    expect(redact(`a ge%40h:eim%21 b ge@h:eim! c ${basic}`)).toBe('a *** b *** c ***')
  })

  test('may have a password with an @ in it', () => {
    expect(addressIn('esdb://admin:g@h@a.test:1').credentials?.password).toBe('g@h')
  })
})
