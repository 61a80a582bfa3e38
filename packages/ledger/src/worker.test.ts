/** Workers: what follows is written once, by whoever holds its part, and nothing is passed over. */
import { setTimeout as sleep } from 'node:timers/promises'
import { afterEach, describe, expect, test } from '@jest/globals'
import {
  type Checkpoints,
  type EventStore,
  inMemory,
  ReadError,
  type Row,
  type Subscription,
} from '@quittance/event-store'
import { either as E } from 'fp-ts'

import type { Given } from './given.ts'
import { lease } from './lease.ts'
import { openLedgerOn } from './ledger.ts'
import { partOf } from './part.ts'
import { draw, K, line, R1, type Sent, schedule, started } from './testing/commands.ts'
import { hasty } from './testing/hasty.ts'
import { brokenChains, given, ledgerAfter, logOf, noon, told, typesOf } from './testing/ledger.ts'
import { type Worker, type Working, work } from './worker.ts'

/** Of the other part, where there are two. */
const L = 'AF-2026-0003'

const story = (contractId: string, clientId: string): ReadonlyArray<Sent> => [
  ...started(contractId, clientId),
  line('B', '50000.00', contractId),
  line('C', '30000.00', contractId),
  schedule('R1', R1, { contractId }),
]
const transmit = schedule('R1', R1)
const before = story(K, 'ALPHA').slice(0, -1)

const workers: Array<Worker> = []
const working = (store: EventStore, more: Partial<Working & Given> = {}): Worker => {
  const { member = 0, of = 1, holder = `worker-${workers.length}`, term, policies } = more
  const { now = () => new Date(noon) } = more
  const worker = work(given(store, { now }), {
    ...{ member, of, holder },
    ...(term && { term }),
    ...(policies && { policies }),
  })
  workers.push(worker)
  return worker
}
afterEach(async () => {
  for (const worker of workers.splice(0)) await worker.stop().catch(() => {})
})

const execute = async (store: EventStore, commands: ReadonlyArray<Sent>, of = 1) => {
  const ledger = await openLedgerOn(given(store), { workers: of })
  for (const command of commands) {
    const answer = await ledger.execute(command)()
    if (E.isLeft(answer)) throw new Error(`${command.type} was refused: ${answer.left.type}`)
  }
}

/** Each stream as it is, byte for byte, wherever its events are in the log. */
const streamsOf = async (store: EventStore) => {
  const streams = new Map<string, Array<object>>()
  for (const { position: _, stream, revision, ...rest } of await logOf(store)) {
    streams.set(stream, [...(streams.get(stream) ?? []), { ...rest, revision: String(revision) }])
  }
  return new Map([...streams].toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

/** With `changed` in the place of some of its checkpoints. */
const keeping = (store: EventStore, changed: Partial<Checkpoints>): EventStore => ({
  ...store,
  checkpoints: { ...store.checkpoints, ...changed },
})

const unavailable = () => new ReadError({ type: 'Unavailable', reason: 'test' })

describe('Workers', () => {
  test('of two parts write what a ledger writes that reacts by itself (S10)', async () => {
    expect([K, L].map((contractId) => partOf(contractId, 2))).toEqual([0, 1])
    const stories = [story(K, 'ALPHA'), story(L, 'BETA')]
    const { store: alone } = await ledgerAfter(stories.flat())
    const store = inMemory()
    const reacted = [new Set<unknown>(), new Set<unknown>()]
    for (const [member, contracts] of reacted.entries()) {
      const append: EventStore['append'] = (stream, expected, events) => {
        for (const { data } of events) contracts.add(data['contractId'] ?? contracts)
        return store.append(stream, expected, events)
      }
      working({ ...store, append }, { member, of: 2 })
    }
    await Promise.all(stories.map((commands) => execute(store, commands, 2)))
    expect(await streamsOf(store)).toEqual(await streamsOf(alone))
    expect(reacted).toEqual([new Set([K]), new Set([L])])
  })

  test('take over where a ledger stopped that reacted by itself', async () => {
    const { store: alone } = await ledgerAfter([...before, transmit])
    const { ledger, store } = await ledgerAfter(before)
    await ledger.close()
    for (const member of [0, 1]) working(store, { member, of: 2 })
    await execute(store, [transmit], 2)
    expect(await streamsOf(store)).toEqual(await streamsOf(alone))
  })

  test('of one part are active one at a time, and the next takes over (S9)', async () => {
    const store = inMemory()
    const appended: Array<string> = []
    const as = (holder: string): EventStore => ({
      ...store,
      append: (...append) => {
        appended.push(holder)
        return store.append(...append)
      },
    })
    const one = working(as('one'), { holder: 'one' })
    await execute(store, before)
    working(as('two'), { holder: 'two' })
    await execute(store, [transmit])
    expect(new Set(appended)).toEqual(new Set(['one']))
    appended.length = 0
    await one.stop()
    await execute(store, [schedule('R2', [['F200', 'B', '1000.00']])])
    expect(new Set(appended)).toEqual(new Set(['two']))
  })

  test('write once, though two believe that they hold the same part', async () => {
    const { store: alone } = await ledgerAfter([...before, transmit])
    const store = inMemory()
    const { load, replace } = store.checkpoints
    const deluded = keeping(store, {
      load: async (name) => (name.startsWith('lease-') ? undefined : load(name)),
      replace: async (name, ...texts) => name.startsWith('lease-') || replace(name, ...texts),
    })
    for (const _ of [1, 2]) working(deluded)
    await execute(store, [...before, transmit])
    expect(await streamsOf(store)).toEqual(await streamsOf(alone))
  })

  test('that end before their place is kept leave nothing to be written twice', async () => {
    const { store: alone } = await ledgerAfter([...before, transmit])
    const store = inMemory()
    let dead = false
    const dying = keeping(store, {
      replace: async (name, ...texts) => {
        dead ||= name === 'reactions' && (await logOf(store)).length > 20
        if (dead) throw new Error('the process ended')
        return store.checkpoints.replace(name, ...texts)
      },
    })
    const first = working(dying)
    const later = () => new Date(Date.parse(noon) + 60_000)
    const executed = execute(store, [...before, transmit])
    await expect(first.done).rejects.toThrow('the process ended')
    working(store, { now: later, holder: 'another' })
    await executed
    expect(factsOf(await streamsOf(store))).toEqual(factsOf(await streamsOf(alone)))
    expect(brokenChains(await logOf(store))).toEqual([])
  })

  test('say how far their part is behind, and come to the end', async () => {
    const { store } = await ledgerAfter([...before, transmit])
    const { release } = await lease(given(store), 'reactions', { holder: 'somebody' })
    const later = () => new Date(Date.parse(noon) + 60_000)
    const worker = working(store, { now: later })
    const head = (await logOf(store)).at(-1)?.position
    expect(await worker.lag()).toEqual({ position: undefined, head, milliseconds: 60_000 })
    await release()
    while ((await worker.lag()).milliseconds > 0) await sleep(1)
    expect(await worker.lag()).toEqual({ position: head, head, milliseconds: 0 })
  })

  test('need no word from the store that all is read', async () => {
    const store = inMemory()
    async function* pages(subscription?: Subscription) {
      for await (const item of store.subscribe(subscription)) if (!('type' in item)) yield item
    }
    working({ ...store, subscribe: pages })
    await execute(store, [...before, transmit])
  })

  test('that have lost their part react no more until they have it again', async () => {
    const store = inMemory()
    working(store, { term: 30 })
    await execute(store, before)
    const others = { holder: 'somebody', until: '2027-01-01T00:00:00.000Z' }
    await store.checkpoints.save('lease-reactions', JSON.stringify(others))
    await sleep(100)
    const ledger = await openLedgerOn(given(store, { deadline: 100 }), { workers: 1 })
    expect(told(await ledger.execute(transmit)())).toBe('ReactionsPending')
    expect(typesOf(await logOf(store)).at(-1)).toBe('ScheduleTransmitted')
    await store.checkpoints.save('lease-reactions', JSON.stringify({ ...others, until: noon }))
    await execute(store, [transmit])
  })

  test('that do not exist are not begun', () => {
    expect(() => working(inMemory(), { member: 2, of: 2 })).toThrow(RangeError)
  })

  test('let go of everything when they are stopped, again and again', async () => {
    const store = inMemory()
    const worker = working(store)
    await execute(store, before)
    await Promise.all([worker.stop(), worker.stop()])
    await worker.done
    expect(await store.checkpoints.load('lease-reactions')).toContain('1970-01-01')
    const { position, head } = await worker.lag()
    expect(position).toBe(head)
  })
})

describe('A worker whose store fails', () => {
  test('neither ends nor keeps a place that it has not reached (S8)', async () => {
    const { store: alone } = await ledgerAfter([...before, transmit])
    const store = inMemory()
    let failures = 0
    let healed = () => {}
    const healing = new Promise<void>((resolve) => {
      healed = resolve
    })
    const failing = keeping(store, {
      replace: async (name, ...texts) => {
        if (name === 'reactions' && failures < 5) {
          failures += 1
          if (failures === 5) healed()
          throw unavailable()
        }
        return store.checkpoints.replace(name, ...texts)
      },
    })
    await execute(store, []) // nothing yet
    const pending = await openLedgerOn(given(store, { deadline: 0 }), { workers: 1 })
    await pending.execute(started()[0])()
    const worker = working(failing)
    while (worker.trouble() === undefined) await sleep(1)
    expect(worker.trouble()).toMatchObject({ type: 'Unavailable', reason: 'test' })
    await healing
    await execute(store, [...before.slice(1), transmit])
    expect(worker.trouble()).toBeUndefined()
    expect(await streamsOf(store)).toEqual(await streamsOf(alone))
  })

  test('goes on when it can be read again', async () => {
    const { store: alone } = await ledgerAfter([...before, transmit])
    const store = inMemory()
    let reads = 0
    const broken: EventStore = {
      ...store,
      readAll: (range) => {
        reads += 1
        if (reads % 3 === 0) throw unavailable()
        return store.readAll(range)
      },
      subscribe: (subscription) => {
        reads += 1
        if (reads % 3 === 0) throw unavailable()
        return store.subscribe(subscription)
      },
    }
    working(broken)
    await execute(store, [...before, transmit])
    expect(await streamsOf(store)).toEqual(await streamsOf(alone))
  })

  test('stops at an event that cannot be read, and does not pass it (S5, E3)', async () => {
    const log: Array<Row> = []
    await ledgerAfter(before, inMemory({ log }))
    const last = log.at(-1) as Row
    const position = String(log.length).padStart(19, '0')
    const poison = { stream: `contract-${K}`, revision: 99n, position, type: 'NeverHeardOf' }
    log.push({ ...last, ...poison, id: '00000000-0000-4000-8000-000000000000' })
    for (const _ of ['once', 'and again']) {
      const worker = working(inMemory({ log }))
      await expect(worker.done).rejects.toThrow(/contract-AF-2026-0001@99.*NeverHeardOf/s)
      const { position, head } = await worker.lag()
      expect(position).not.toBe(head)
    }
  })
})

describe('A ledger with workers', () => {
  test('says which worker it waited for in vain, and what is recorded', async () => {
    const store = inMemory()
    const hurried = await openLedgerOn(given(store, { deadline: 0 }), { workers: 2 })
    const [request, approve] = started()
    const first = await hurried.execute(request)()
    expect(first).toMatchObject(E.left({ type: 'ReactionsPending', member: 0, of: 2 }))
    expect(E.isLeft(first) && 'recorded' in first.left && first.left.recorded).toMatchObject({
      events: [{ event: { type: 'ContractRequested' } }],
    })
    expect(await hurried.execute(approve)()).toMatchObject(
      E.left({ type: 'ReactionsPending', recorded: { events: [], consequences: [] } }),
    )
    expect(typesOf(await logOf(store))).toEqual(['ContractRequested'])
    working(store, { member: 0, of: 2 })
    const ledger = await openLedgerOn(given(store), { workers: 2 })
    expect(told(await ledger.execute(request)())).toEqual({
      ...{ events: ['ContractRequested'], consequences: [] },
    })
  })

  test('answers as one that reacts by itself', async () => {
    const { ledger: alone } = await ledgerAfter(before)
    const store = inMemory()
    working(store)
    await execute(store, before)
    const ledger = await openLedgerOn(given(store), { workers: 1 })
    expect(told(await ledger.execute(transmit)())).toEqual(told(await alone.execute(transmit)()))
  })

  test('waits for what follows from what follows, as far as it goes', async () => {
    const ask = draw('D1', '1000.00')
    const { store } = await ledgerAfter([...before, transmit, ask])
    const log = await logOf(store)
    const cause = log.findIndex(({ type }) => type === 'AdvanceRequested')
    const following = log.slice(cause)
    expect(typesOf(following)).toEqual(['AdvanceRequested', 'AdvanceGranted', 'AdvanceAuthorised'])
    const ledger = await openLedgerOn(given(store, { deadline: 0 }), { workers: 1 })
    const answers: Array<unknown> = []
    for (const { position } of following) {
      await store.checkpoints.save('reactions', JSON.stringify({ position, stopped: [] }))
      answers.push(told(await ledger.execute(ask)()))
    }
    expect(answers).toEqual([
      ...['ReactionsPending', 'ReactionsPending'],
      { events: ['AdvanceRequested'], consequences: ['AdvanceGranted', 'AdvanceAuthorised'] },
    ])
  })

  test('shows what stopped, once recorded, and resumes it for its worker', async () => {
    const store = inMemory()
    working(store, { policies: hasty })
    const open = () => openLedgerOn(given(store), { workers: 1, policies: hasty })
    const [one, other] = [await open(), await open()]
    const [request, approve, offer, ...rest] = started()
    await one.execute(request)()
    const stop = { contractId: K, policy: 'hasty', rejection: { type: 'ContractNotStarted' } }
    expect(await one.execute(approve)()).toMatchObject(E.left({ type: 'ContractStopped', ...stop }))
    expect(await other.execute(offer)()).toMatchObject(E.left({ type: 'ContractStopped', ...stop }))
    expect(await other.resume(K)).toMatchObject(stop)
    for (const command of rest) await one.execute(command)()
    expect(await other.resume(K)).toBeUndefined()
    expect(typesOf(await logOf(store)).slice(-1)).toEqual(['MonthClosed'])
    expect(typesOf(await logOf(store)).filter((type) => type === 'ReactionRefused')).toHaveLength(1)
    expect(told(await one.execute(line('B', '1.00'))())).toMatchObject({
      events: ['GuaranteeLineGranted'],
    })
  })
})

const factsOf = (streams: Awaited<ReturnType<typeof streamsOf>>) =>
  [...streams].map(([stream, events]) => [stream, typesOf(events as Array<{ type: string }>)])
