/** What the ledger knows of a stream, and what it reads to know it. */
import { describe, expect, test } from '@jest/globals'
import { type EventStore, inMemory, type Recorded } from '@quittance/event-store'

import { catchUp } from './catch-up.ts'
import { type Folding, unfolded, writtenBefore } from './folded.ts'
import { openLedgerOn } from './ledger.ts'
import { memory } from './memory.ts'
import { draw, line, R1, schedule, started } from './testing/commands.ts'
import { given, ledgerAfter, logOf, told } from './testing/ledger.ts'

const stream = 'contract-AF-2026-0001'
const folding: Folding<number, string> = {
  ...{ stream, category: 'contract', foldVersion: 1 },
  tell: ({ type, data: _data, ...recorded }: Recorded) => ({ ...recorded, event: type }),
  evolve: (count) => count + 1,
}

describe('What is known of a stream', () => {
  test('is read once, event by event', async () => {
    const { store } = await ledgerAfter(started().slice(0, 3))
    const { reads, counting } = counted(store)
    const known = unfolded(0)
    await catchUp(counting, known, folding, kept(counting))
    await catchUp(counting, known, folding, kept(counting))
    await ledgerAfter(started().slice(3), store)
    await catchUp(counting, known, folding, kept(counting))
    expect(known.state).toBe(7)
    expect(reads()).toBe(7)
  })

  test('holds where each command is, and a place that is another’s is passed over', async () => {
    const { store } = await ledgerAfter(started())
    const known = unfolded(0)
    await catchUp(store, known, folding, kept(store))
    const commandId = (await logOf(store))[3]?.metadata['commandId'] ?? ''
    const found = await writtenBefore(store, known, folding, commandId)
    expect(found.map(({ event }) => event)).toEqual(['KycChecked'])
    // Another command under the same fingerprint, so to speak.
    known.answered.add('K9', 3n)
    expect(await writtenBefore(store, known, folding, 'K9')).toEqual([])
  })

  test('leaves a warm ledger nothing of a contract to read again', async () => {
    const { reads, counting } = counted(inMemory())
    const { ledger } = await ledgerAfter(
      [...started(), line('B', '50000.00'), line('C', '30000.00'), schedule('R1', R1)],
      counting,
    )
    const before = reads()
    await ledger.execute(draw('D1', '45000.00'))()
    // The first event of the contract, to admit the draw; nothing else of its stream.
    expect(reads() - before).toBe(1)
  })

  test('hides no conflict: two ledgers take turns on one contract', async () => {
    const { store } = await ledgerAfter([
      ...[...started(), line('B', '50000.00'), line('C', '30000.00'), schedule('R1', R1)],
    ])
    const [one, other] = [await openLedgerOn(given(store)), await openLedgerOn(given(store))]
    const answers: Array<unknown> = []
    for (const [ledger, advance] of [
      [one, draw('D1', '20000.00')],
      [other, draw('D2', '20000.00')],
      [one, draw('D3', '8612.61')],
      [other, draw('D4', '8612.60')],
      [one, draw('D5', '0.01')],
    ] as const) {
      answers.push(told(await ledger.execute(advance)()))
    }
    const granted = { events: ['AdvanceRequested'], consequences: expect.anything() }
    expect(answers).toEqual([granted, granted, 'AdvanceRefused', granted, 'AdvanceRefused'])
  })
})

function kept(store: EventStore) {
  return memory(store.checkpoints).snapshots
}

/** How many events of the stream were read. */
function counted(store: EventStore) {
  let reads = 0
  const counting: EventStore = {
    ...store,
    async *read(of, range) {
      for await (const page of store.read(of, range)) {
        if (of === stream) reads += page.length
        yield page
      }
    },
  }
  return { reads: () => reads, counting }
}
