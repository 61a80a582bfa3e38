/** What is kept of long streams, and that it never says more than the stream does. */
import { describe, expect, test } from '@jest/globals'
import { type EventStore, inMemory, ReadError, type Row } from '@quittance/event-store'
import { either as E } from 'fp-ts'

import { openLedgerOn } from './ledger.ts'
import { memory } from './memory.ts'
import { asText, fromText, type Snapshot } from './snapshot.ts'
import { draw, K, line, on, R1, schedule, started } from './testing/commands.ts'
import { brokenChains, given, logOf, told } from './testing/ledger.ts'

const stream = `contract-${K}`
const name = `snapshot-${stream}`
const shortest = 4
/** AF-1 up to its first schedule, with 48,612.60 available. */
const story = [...started(), line('B', '50000.00'), line('C', '30000.00'), schedule('R1', R1)]
const granted = {
  events: ['AdvanceRequested'],
  consequences: ['AdvanceGranted', 'AdvanceAuthorised'],
}

describe('A cold start', () => {
  test('reads the beginning of a long stream, and what came after its snapshot', async () => {
    const store = await storeAfter(story)
    const tail = (await lengthOf(store)) - Number((await keptIn(store)).revision) - 1
    expect(tail).toBeGreaterThan(0)
    const { reads, counting } = counted(store)
    expect(await answerOf(counting, draw('D1', '1.00'))).toEqual(granted)
    // The first event admits the draw, and one proves the snapshot.
    expect(reads()).toBe(1 + shortest + 1 + tail)
  })

  test('looks for no snapshot of a short stream', async () => {
    const store = await storeAfter(started().slice(0, shortest - 2))
    const { loads, counting } = counted(store)
    await answerOf(counting, started()[shortest - 2])
    expect(loads).toEqual(['reactions'])
  })

  test('knows what was answered before the snapshot', async () => {
    const store = await storeAfter(story)
    const log = await logOf(store)
    for (const command of story) await answerOf(store, command)
    // Beyond the beginning that is read, and before the snapshot.
    const { commandId } = log[shortest + 1]?.metadata ?? {}
    expect(await answerOf(store, { ...started()[1], commandId })).toBe('CommandReused')
    expect(await logOf(store)).toEqual(log)
  })

  test('hides no conflict: what others wrote since is decided upon', async () => {
    const store = await storeAfter(story)
    let theirs: unknown
    const contested: EventStore = {
      ...store,
      append:
        (...append) =>
        async () => {
          // Between our reading and our writing.
          if (append[0] === stream) theirs ??= await answerOf(store, close('0.02'))
          return store.append(...append)()
        },
    }
    expect(await answerOf(contested, close('0.03'))).toBe('MonthAlreadyClosed')
    expect(theirs).toEqual({
      events: ['MonthClosed', 'FinancingCommissionCharged'],
      consequences: [],
    })
    expect(brokenChains(await logOf(store))).toEqual([])
  })
})

describe('A snapshot is passed over, and the stream read whole, when it', () => {
  const nothing: Partial<Snapshot> = { state: { status: 'Absent' } }

  test.each<[string, (kept: Snapshot) => Snapshot, proofs: number]>([
    ['is of another room', (kept) => ({ ...kept, category: 'invoice' }), 0],
    ['is of another fold', (kept) => ({ ...kept, foldVersion: kept.foldVersion + 1 }), 0],
    ['ends with another event', (kept) => ({ ...kept, hash: 'f'.repeat(64) }), 1],
    ['ends at another place', (kept) => ({ ...kept, revision: kept.revision - 1n }), 1],
    ['ends beyond the stream', (kept) => ({ ...kept, revision: kept.revision + 99n }), 0],
  ])('%s', async (_what, otherwise, proofs) => {
    const store = await storeAfter(story)
    const wrong = otherwise({ ...(await keptIn(store)), ...nothing })
    await store.checkpoints.save(name, await asText(wrong))
    await expectReadWhole(store, proofs)
  })

  test.each<[string, (text: string) => string]>([
    ['cannot be read', () => 'a checkpoint'],
    ['is cut off', (text) => text.slice(0, -4)],
    ['was altered', (text) => text.replace(/.{8}$/, 'AAAAAAA=')],
  ])('%s', async (_what, spoilt) => {
    const store = await storeAfter(story)
    await store.checkpoints.save(name, spoilt((await store.checkpoints.load(name)) ?? ''))
    await expectReadWhole(store)
  })

  test('is of a longer log than the one restored', async () => {
    const log: Array<Row> = []
    const later = inMemory({ log })
    await storeAfter(started(), later)
    const restored = inMemory({ log: [...log] })
    for (const command of story.slice(started().length)) await answerOf(later, command)
    await restored.checkpoints.save(name, (await later.checkpoints.load(name)) ?? '')
    const { reads, counting } = counted(restored)
    expect(await answerOf(counting, draw('D1', '1.00'))).toBe('AdvanceRefused')
    expect((await keptIn(later)).revision).toBeGreaterThan(BigInt(await lengthOf(restored)))
    expect(reads()).toBe(1 + started().length)
  })

  /** The contract's events, once more the one that admits, and those that were to prove it. */
  async function expectReadWhole(store: EventStore, proofs = 0) {
    const length = await lengthOf(store)
    const { reads, counting } = counted(store)
    expect(await answerOf(counting, draw('D1', '48612.60'))).toEqual(granted)
    expect(reads()).toBe(length + 1 + proofs)
    // What did not fit is replaced.
    expect((await keptIn(store)).revision).toBe(BigInt(length))
  }
})

describe('A snapshot', () => {
  test('is written when the stream has grown by as much, and by a tenth', async () => {
    const store = inMemory()
    const revisions: Array<bigint> = []
    const noting = saving(store, async (text) => {
      const found = await fromText(text)
      if (E.isRight(found)) revisions.push(found.right.revision)
    })
    await storeAfter(story, noting, 1)
    for (let n = 0; n < 30; n += 1) await answerOf(noting, draw(`D${n}`, '0.01'), 1)
    // Ten commands of an event each; one of several; draws of one each: a tenth of 21 is three.
    expect(revisions.slice(0, 10)).toEqual(Array.from({ length: 10 }, (_, n) => BigInt(n)))
    expect(revisions.slice(10)).toEqual([15n, 17n, 19n, 21n, 24n, 27n, 30n, 33n, 37n, 41n])
  })

  test('is waited for by none but who closes, and is written one at a time', async () => {
    let saves = 0
    let end = () => {}
    let store: EventStore = inMemory()
    const saved = new Promise<void>((isSaving) => {
      store = saving(store, () => {
        saves += 1
        isSaving()
        return new Promise((resolve) => {
          end = resolve
        })
      })
    })
    const { ledger } = await opened(store, 1)
    const answers = async (commands: ReadonlyArray<unknown>) => {
      for (const command of commands) expect(E.isRight(await ledger.execute(command)())).toBe(true)
    }
    await answers(started())
    await saved
    await answers(story.slice(started().length))
    const ends: Array<string> = []
    const closing = ledger.close().then(() => ends.push('closed'))
    await new Promise(setImmediate)
    ends.push('saved')
    end()
    await closing
    expect([saves, ...ends]).toEqual([1, 'saved', 'closed'])
  })

  test('that the store does not take fails nobody, and is tried again when the stream has grown', async () => {
    let saves = 0
    const small = saving(inMemory(), async () => {
      saves += 1
      throw new ReadError({ type: 'Unavailable', reason: 'too large' })
    })
    const { ledger, remembered } = await opened(small)
    for (const command of story) {
      expect(E.isRight(await ledger.execute(command)())).toBe(true)
      await remembered.snapshots.settle()
    }
    // Of 4, 8 and 13 events, of the 15 there are.
    expect(saves).toBe(3)
    expect(await answerOf(small, draw('D1', '1.00'))).toEqual(granted)
  })

  test('that fails for any other reason stops who comes next, and who closes', async () => {
    const broken = saving(inMemory(), async () => {
      throw new Error('a mistake')
    })
    const { ledger } = await opened(broken, 1)
    await ledger.execute(started()[0])()
    await expect(ledger.close()).rejects.toThrow('a mistake')
    await expect(ledger.execute(started()[1])()).rejects.toThrow('a mistake')
  })

  test('of a process that is behind replaces a newer one, and costs time only', async () => {
    const store = await storeAfter(story)
    const older = (await store.checkpoints.load(name)) ?? ''
    for (const n of [1, 2, 3, 4, 5]) await answerOf(store, draw(`D${n}`, '0.01'))
    await store.checkpoints.save(name, older)
    expect(await answerOf(store, draw('D6', '48612.55'))).toEqual(granted)
    expect(await answerOf(store, draw('D7', '0.01'))).toBe('AdvanceRefused')
  })
})

function close(rate: string) {
  const fixing = { reference: 'EURIBOR-1M', rate, source: 'a sheet' }
  return on('2026-01-31', { type: 'CloseMonth', contractId: K, month: '2026-01', fixing })
}

/** Of a process that keeps its snapshots before it goes on. */
async function storeAfter(
  commands: ReadonlyArray<unknown>,
  store: EventStore = inMemory(),
  least = shortest,
) {
  const { ledger, remembered } = await opened(store, least)
  for (const command of commands) {
    const answer = await ledger.execute(command)()
    if (E.isLeft(answer)) throw new Error(answer.left.type)
    await remembered.snapshots.settle()
  }
  await ledger.close()
  return store
}

/** Of a ledger that starts cold. */
async function answerOf(store: EventStore, command: unknown, least = shortest) {
  const { ledger } = await opened(store, least)
  const answer = await ledger.execute(command)()
  await ledger.close()
  return told(answer)
}

async function opened(store: EventStore, least = shortest) {
  const remembered = memory(store.checkpoints, { shortest: least })
  return { ledger: await openLedgerOn(given(store), { memory: remembered }), remembered }
}

async function lengthOf(store: EventStore) {
  return (await logOf(store)).filter((recorded) => recorded.stream === stream).length
}

async function keptIn(store: EventStore) {
  const found = await fromText((await store.checkpoints.load(name)) ?? '')
  if (E.isLeft(found)) throw new Error(found.left)
  return found.right
}

/** How many events of the contract were read one by one, and which checkpoints. */
function counted(store: EventStore) {
  let reads = 0
  const loads: Array<string> = []
  const counting: EventStore = {
    ...store,
    async *read(of, range) {
      for await (const page of store.read(of, range)) {
        if (of === stream) reads += page.length
        yield page
      }
    },
    checkpoints: {
      ...store.checkpoints,
      load: (of) => {
        loads.push(of)
        return store.checkpoints.load(of)
      },
    },
  }
  return { reads: () => reads, loads, counting }
}

/** Does this first when a snapshot of the contract is saved. */
function saving(store: EventStore, first: (text: string) => Promise<void>): EventStore {
  const save: EventStore['checkpoints']['save'] = async (of, text) => {
    if (of === name) await first(text)
    return store.checkpoints.save(of, text)
  }
  return { ...store, checkpoints: { ...store.checkpoints, save } }
}
