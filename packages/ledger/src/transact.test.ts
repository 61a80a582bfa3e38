/** One decision and its store, when the store does not answer well. */
import { describe, expect, test } from '@jest/globals'
import { accept } from '@quittance/domain'
import { ContractId, EventId, id, invariant, text } from '@quittance/domain/values'
import { type AppendError, type EventStore, inMemory, ReadError } from '@quittance/event-store'
import { either as E, taskEither as TE } from 'fp-ts'

import { fullJitter, type Given } from './given.ts'
import { openLedgerOn } from './ledger.ts'
import { type Memory, memory } from './memory.ts'
import { type Command, type Event, policyLog } from './policy-log.ts'
import { decoder, read } from './stored-event.ts'
import { started } from './testing/commands.ts'
import { given, logOf, noon, told } from './testing/ledger.ts'
import { begin, transact } from './transact.ts'

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

  test('is decided on what is known, and written without a word from the store', async () => {
    let reads = 0
    const store = inMemory()
    const read: EventStore['read'] = (...asked) => {
      reads += 1
      return store.read(...asked)
    }
    const ledger = await openLedgerOn(given({ ...store, read }))
    await ledger.execute(request)()
    expect(reads).toBe(1) // of what was never read, to see that there is nothing
    expect(told(await ledger.execute(approve)())).toMatchObject({ events: ['ContractApproved'] })
    expect(reads).toBe(1)
  })

  test('gets no no, and no yes without events, from what is known: only from all there is', async () => {
    const store = inMemory()
    const ledger = await openLedgerOn(given(store))
    expect(told(await ledger.execute(approve)())).toBe('ContractUnknown')
    for (const command of [request, approve]) await ask(store, command) // by another process
    expect(told(await ledger.execute({ ...approve, commandId: 'ours' })())).toEqual({
      events: [],
      consequences: [],
    })
  })

  test('that was answered elsewhere meanwhile is answered the same', async () => {
    const store = inMemory()
    const ledger = await openLedgerOn(given(store))
    await ledger.execute(request)()
    const theirs = await ask(store, approve, { now: () => new Date(0) })
    expect(await ledger.execute(approve)()).toEqual(theirs)
    expect(await logOf(store)).toHaveLength(2)
  })

  test('is stopped by what was read, and not by what was known before', async () => {
    const store = inMemory()
    const [ours, theirs] = [memory(store.checkpoints), memory(store.checkpoints)]
    await count(store, ours, 'one')
    await count(store, theirs, 'two')
    expect(E.isRight(await count(store, ours, 'three', 1))).toBe(true)
    await expect(count(store, theirs, 'four', 3)).rejects.toThrow('3 events cannot be')
  })

  test('has nothing to write where what was read says so, and not what was known before', async () => {
    const store = inMemory()
    const [ours, theirs] = [memory(store.checkpoints), memory(store.checkpoints)]
    await count(store, ours, 'one')
    await count(store, theirs, 'two')
    await count(store, ours, 'three', undefined, 1)
    expect(await logOf(store)).toHaveLength(3)
    await count(store, theirs, 'four', undefined, 3)
    expect(await logOf(store)).toHaveLength(3)
  })

  test('that begins a stream is tried unread, and left where it does not', async () => {
    const store = inMemory()
    const read: EventStore['read'] = () => {
      throw new Error('it is read')
    }
    const [ours, theirs] = [memory(store.checkpoints), memory(store.checkpoints)]
    const begun = (where: Memory, commandId: string, impossible?: number) =>
      begin(given({ ...store, read }), where, counting(commandId, impossible))
    expect(await begun(ours, 'one', 0)).toBeUndefined()
    expect(await begun(ours, 'one')).toMatchObject({ right: { events: [{ revision: 0n }] } })
    expect(await begun(ours, 'two')).toBeUndefined()
    expect(await begun(theirs, 'two')).toBeUndefined()
    expect(await logOf(store)).toHaveLength(1)
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

function count(
  store: EventStore,
  where: Memory,
  commandId: string,
  impossible?: number,
  enough?: number,
) {
  return transact(given(store), where, counting(commandId, impossible, enough))
}

/** One event more, unless the stream has enough, or as many as it cannot have. */
function counting(commandId: string, impossible?: number, enough?: number) {
  const decider = {
    initial: 0,
    evolve: (events: number) => events + 1,
    decide: (events: number, command: Command) => {
      invariant(events !== impossible, `${events} events cannot be`)
      return events === enough ? accept<Event>() : policyLog.decider.decide(undefined, command)
    },
  }
  const command: Command = {
    ...{ policy: text('counting'), contractId: id(ContractId, 'K1'), eventId: id(EventId, 'E1') },
    ...{ type: 'RecordRefusal', command: {}, rejection: {} },
  }
  const asked = { commandId, hash: commandId, causationId: commandId, correlationId: commandId }
  return {
    aggregate: { ...policyLog, decider },
    tell: read(decoder(policyLog)),
    stream: 'policy-counting',
    command,
    asked: { ...asked, occurredAt: noon, actor: 'test', after: [] },
  }
}

async function ask(store: EventStore, command: unknown, more: Partial<Given> = {}) {
  const ledger = await openLedgerOn(given(store, more))
  return ledger.execute(command)()
}

function failing(failure: AppendError): EventStore {
  return { ...inMemory(), append: () => TE.left(failure) }
}
