/** One decision and its store, when the store does not answer well. */
import { describe, expect, test } from '@jest/globals'
import { type AppendError, type EventStore, inMemory, ReadError } from '@quittance/event-store'
import { either as E, taskEither as TE } from 'fp-ts'

import { fullJitter, type Given } from './given.ts'
import { openLedgerOn } from './ledger.ts'
import { started } from './testing/commands.ts'
import { given, logOf, told } from './testing/ledger.ts'

const [request, approve] = started()
const stream = 'contract-AF-2026-0001'
const conflict = { type: 'Conflict', stream, expected: 0n, actual: 1n } as const
const unavailable: AppendError = {
  ...{ type: 'Unavailable', stream, reason: 'test', mayHaveBeenWritten: true },
}

describe('A command', () => {
  test('whose answer was lost is sent again, the same bytes, and is written once', async () => {
    const store = inMemory()
    const sent: Array<unknown> = []
    let lost = 2
    const losing: EventStore = {
      ...store,
      append:
        (...append) =>
        async () => {
          sent.push(append)
          const answer = await store.append(...append)()
          lost -= 1
          return lost >= 0 ? E.left(unavailable) : answer
        },
    }
    let clock = 0
    const now = () => {
      clock += 1000
      return new Date(clock)
    }
    expect(told(await ask(losing, request, { now }))).toMatchObject({
      events: ['ContractRequested'],
    })
    expect(await logOf(store)).toHaveLength(1)
    expect(sent).toHaveLength(3)
    expect(sent[1]).toEqual(sent[0])
  })

  test('that someone else meets is decided afresh', async () => {
    const store = inMemory()
    await ask(store, request)
    let first = true
    const contested: EventStore = {
      ...store,
      append:
        (...append) =>
        async () => {
          if (first) await ask(store, { ...approve, commandId: 'theirs' })
          first = false
          return store.append(...append)()
        },
    }
    expect(told(await ask(contested, approve))).toEqual({ events: [], consequences: [] })
    expect(await logOf(store)).toHaveLength(2)
  })

  test.each([conflict, unavailable])(
    'is given up when its deadline has passed, after a wait each time: $type',
    async (failure) => {
      const waits: Array<number> = []
      const jitter = (tried: number) => {
        waits.push(tried)
        return tried < 2 ? 0 : 1e9
      }
      const busy = failing(failure)
      expect(await ask(busy, request, { jitter })).toEqual(E.left(failure))
      expect(waits).toEqual([0, 1, 2])
      expect(await logOf(busy)).toEqual([])
    },
  )

  test.each<AppendError>([
    { type: 'Denied', stream, reason: 'test' },
    { type: 'TooLarge', stream, limit: 1 },
    { type: 'Corrupt', stream, reason: 'test' },
  ])('is not tried again when the store says no for good: $type', async (failure) => {
    const jitter = () => {
      throw new Error('a second try')
    }
    expect(await ask(failing(failure), request, { jitter })).toEqual(E.left(failure))
  })

  test('is refused, and not thrown, when the store cannot be read', async () => {
    const store = inMemory()
    const ledger = await openLedgerOn(given(store))
    await store.close()
    expect(told(await ledger.execute(request)())).toBe('Unavailable')
  })

  test('stops at a history that cannot be read', async () => {
    const store = inMemory()
    await ask(store, request)
    const broken: EventStore = {
      ...store,
      read: () => {
        throw new ReadError({ type: 'DecodeFailure', stream, revision: 0n, reason: 'test' })
      },
    }
    await expect(ask(broken, approve)).rejects.toThrow('contract-AF-2026-0001@0 cannot be read')
  })

  test('waits longer each time, up to two seconds', () =>
    expect([0, 1, 5, 6, 99].map(fullJitter(() => 0.5))).toEqual([25, 50, 800, 1000, 1000]))
})

async function ask(store: EventStore, command: unknown, more: Partial<Given> = {}) {
  const ledger = await openLedgerOn(given(store, more))
  return ledger.execute(command)()
}

function failing(failure: AppendError): EventStore {
  return { ...inMemory(), append: () => TE.left(failure) }
}
