/** What follows is written once: by two ledgers at once, after a crash at any place, or not at all. */
import { describe, expect, test } from '@jest/globals'
import { type EventStore, inMemory, type Row } from '@quittance/event-store'
import { either as E, taskEither as TE } from 'fp-ts'

import { progressOf } from './checkpoint.ts'
import { openLedgerOn } from './ledger.ts'
import { whole } from './part.ts'
import { draw, K, line, R1, schedule, started } from './testing/commands.ts'
import { hasty } from './testing/hasty.ts'
import { brokenChains, given, ledgerAfter, logOf, told, typesOf } from './testing/ledger.ts'

const before = [...started(), line('B', '50000.00'), line('C', '30000.00')]
const transmit = schedule('R1', [...R1, ['F101', 'B', '24000.00']])

describe('What follows from a command', () => {
  test('is the same wherever the process ends, once it is resumed', async () => {
    const whole = await ledgerAfter([...before, transmit])
    const expected = factsOf(await logOf(whole.store))
    const steps =
      expected.length - (await ledgerAfter(before).then(({ store }) => logOf(store))).length
    for (const written of [false, true]) {
      for (let cut = 0; cut < steps; cut += 1) {
        const log: Array<Row> = []
        await ledgerAfter(before, inMemory({ log }))
        const dying = failingAt(inMemory({ log }), cut, written)
        const died = openLedgerOn(given(dying)).then(({ execute }) => execute(transmit)())
        await died.catch(() => {})
        const { store } = await ledgerAfter([transmit], inMemory({ log }))
        expect(factsOf(await logOf(store))).toEqual(expected)
        expect(brokenChains(await logOf(store))).toEqual([])
      }
    }
  })

  test('costs one reading of the log, and none of the invoices that begin', async () => {
    const store = inMemory()
    const streams: Array<string> = []
    let events = 0
    const counting: EventStore = {
      ...store,
      read: (stream, range) => {
        streams.push(stream)
        return store.read(stream, range)
      },
      async *readAll(range) {
        for await (const page of store.readAll(range)) {
          events += page.length
          yield page
        }
      },
    }
    const { ledger } = await ledgerAfter([...started(), line('B', '15000.00')], counting)
    const begun = (await logOf(store)).length
    events = 0
    await ledger.execute(schedule('R1', [['F1', 'B', '100.00']]))()
    expect(events).toBe((await logOf(store)).length - begun)
    expect(streams.filter((stream) => stream.startsWith('invoice-'))).toEqual([])
  })

  test('is written once by ledgers that resume at the same time', async () => {
    const whole = await ledgerAfter([...before, transmit])
    const log: Array<Row> = []
    await ledgerAfter(before, inMemory({ log }))
    const dying = failingAt(inMemory({ log }), 2, true)
    await openLedgerOn(given(dying)).then(({ execute }) => execute(transmit)().catch(() => {}))
    const store = slow(inMemory({ log }))
    await Promise.all([1, 2, 3].map(() => openLedgerOn(given(store))))
    expect(factsOf(await logOf(store))).toEqual(factsOf(await logOf(whole.store)))
    expect(brokenChains(await logOf(store))).toEqual([])
  })

  test('is granted to one of two draws that two ledgers ask for at once', async () => {
    const { store } = await ledgerAfter([...before, schedule('R1', R1)])
    const ledgers = await Promise.all([1, 2].map(() => openLedgerOn(given(slow(store)))))
    const answers = await Promise.all(
      ledgers.map(({ execute }, index) => execute(draw(`D${index}`, '45000.00'))()),
    )
    expect(answers.filter(E.isRight)).toHaveLength(1)
    expect(answers.filter(E.isLeft).map(({ left }) => left)).toMatchObject([
      { type: 'AdvanceRefused', availability: { minor: 361260n } },
    ])
  })
})

describe('A reaction that is refused', () => {
  const request = { ...started()[0], type: 'RequestContract' }
  const [, approve, ...rest] = started()

  test('is recorded once, and stops its contract, and no other', async () => {
    const store = inMemory()
    const one = await openLedgerOn(given(store), { policies: hasty })
    const other = await openLedgerOn(given(store), { policies: hasty })
    for (const command of [request, ...started('AF-2').slice(0, 1)]) await one.execute(command)()
    expect(await one.execute(approve)()).toMatchObject(E.left(stopped))
    await other.resume()
    expect(typesOf(await logOf(store))).toEqual([
      ...['ContractRequested', 'ContractRequested', 'ContractApproved', 'ReactionRefused'],
    ])
    expect((await logOf(store)).at(-1)?.data).toMatchObject({
      ...{ policy: 'hasty', contractId: K, eventId: stop.eventId, rejection: stop.rejection },
      command: { type: 'CloseMonth', contractId: K, month: '2026-01' },
    })
    expect(told(await one.execute(started('AF-2')[1])())).toBe('ContractStopped')
    expect(brokenChains(await logOf(store))).toEqual([])
  })

  test('keeps its contract stopped when the ledger is opened again', async () => {
    const store = inMemory()
    const one = await openLedgerOn(given(store), { policies: hasty })
    for (const command of [request, approve]) await one.execute(command)()
    await one.close()
    const again = await openLedgerOn(given(store), { policies: hasty })
    expect(await again.execute(rest[0])()).toMatchObject(E.left(stopped))
    expect(typesOf(await logOf(store))).toContain('OfferSent')
  })

  test('goes on from there once what was in its way is repaired', async () => {
    const store = inMemory()
    const one = await openLedgerOn(given(store), { policies: hasty })
    for (const command of [request, approve]) await one.execute(command)()
    expect(await one.resume(K)).toEqual(stop)
    for (const command of rest) await one.execute(command)()
    expect(await one.resume(K)).toBeUndefined()
    expect(typesOf(await logOf(store)).filter((type) => type !== 'KycChecked')).toEqual([
      ...['ContractRequested', 'ContractApproved', 'ReactionRefused', 'OfferSent'],
      ...['ContractSigned', 'SupportingDocumentsCompleted', 'ContractStarted', 'MonthClosed'],
    ])
    expect(E.isRight(await one.execute(line('B', '1.00'))())).toBe(true)
  })

  test('goes on for good, whatever another ledger still holds that saw it stop', async () => {
    const { store, one, other } = await bothStopped()
    for (const command of rest) await one.execute(command)()
    expect(await one.resume(K)).toBeUndefined()
    expect(E.isRight(await other.execute(line('B', '1.00'))())).toBe(true)
    await one.close()
    await other.close()
    const kept = await progressOf(store.checkpoints, whole)
    expect(kept.progress.stopped).toEqual(new Map())
    const again = await openLedgerOn(given(store), { policies: hasty })
    expect(E.isRight(await again.execute(line('C', '1.00'))())).toBe(true)
  })

  test('goes on for good, though another ledger is closed that saw it stop and never heard', async () => {
    const { store, one, other } = await bothStopped()
    for (const command of rest) await one.execute(command)()
    expect(await one.resume(K)).toBeUndefined()
    const { position } = (await progressOf(store.checkpoints, whole)).progress
    await other.close()
    const kept = await progressOf(store.checkpoints, whole)
    expect(kept.progress).toEqual({ position, stopped: new Map() })
  })

  test('may be resumed again when the store failed on the way', async () => {
    const store = inMemory()
    const one = await openLedgerOn(given(store), { policies: hasty })
    for (const command of [request, approve]) await one.execute(command)()
    for (const command of rest) await one.execute(command)()
    await one.close()
    const failing = { ...store, append: refusing(store) }
    const other = await openLedgerOn(given(failing, { deadline: 0 }), { policies: hasty })
    await expect(other.resume(K)).rejects.toThrow('could not be written')
    await other.close()
    const again = await openLedgerOn(given(store), { policies: hasty })
    expect(await again.resume(K)).toBeUndefined()
    expect(typesOf(await logOf(store)).at(-1)).toBe('MonthClosed')
  })

  test('is not recorded when it is the store that failed', async () => {
    const store = inMemory()
    const one = await openLedgerOn(given({ ...store, append: refusing(store) }, { deadline: 0 }), {
      policies: hasty,
    })
    await one.execute(request)()
    expect(told(await one.execute(approve)())).toBe('Unavailable')
    expect(typesOf(await logOf(store))).toEqual(['ContractRequested', 'ContractApproved'])
  })

  /** Two ledgers on one log, and both have seen K stop. */
  const bothStopped = async () => {
    const store = inMemory()
    const one = await openLedgerOn(given(store), { policies: hasty })
    const other = await openLedgerOn(given(store), { policies: hasty })
    for (const command of [request, approve]) await one.execute(command)()
    expect(told(await other.execute(approve)())).toBe('ContractStopped')
    return { store, one, other }
  }

  const stop = {
    ...{ contractId: K, policy: 'hasty' },
    eventId: expect.any(String),
    rejection: { type: 'ContractNotStarted' },
  } as const
  const stopped = { type: 'ContractStopped', ...stop }
})

/** Of reactions, that is: what a caller asks is written. */
function refusing(store: EventStore): EventStore['append'] {
  return (stream, expected, events) =>
    events.some(({ metadata }) => metadata['causationId'] !== metadata['commandId'])
      ? TE.left({ type: 'Unavailable', stream, reason: 'test', mayHaveBeenWritten: false })
      : store.append(stream, expected, events)
}

/** What happened, whenever it was recorded and in whatever order across streams. */
function factsOf(log: Awaited<ReturnType<typeof logOf>>) {
  return log
    .map(({ stream, revision, type, data }) =>
      JSON.stringify([stream, String(revision), type, data]),
    )
    .sort()
}

/** The process ends at its `cut`-th append: before it is written, or after and unheard of. */
function failingAt(store: EventStore, cut: number, written: boolean): EventStore {
  let appends = 0
  const dies = async (): Promise<never> => {
    throw new Error('the process ended')
  }
  return {
    ...store,
    append: (...append) => {
      appends += 1
      if (appends <= cut) return store.append(...append)
      if (appends > cut + 1 || !written) return dies
      return async () => {
        await store.append(...append)()
        return dies()
      }
    },
  }
}

/** Others get in between. */
function slow(store: EventStore): EventStore {
  return {
    ...store,
    append:
      (...append) =>
      async () => {
        await new Promise((resolve) => setTimeout(resolve, 1))
        return store.append(...append)()
      },
  }
}
