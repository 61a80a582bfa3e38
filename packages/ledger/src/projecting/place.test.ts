/** Where rows are, and the log that they were folded from. */
import { describe, expect, test } from '@jest/globals'
import { inMemory, type Recorded } from '@quittance/event-store'

import { line, started } from '../testing/commands.ts'
import { given, ledgerAfter, logOf } from '../testing/ledger.ts'
import { record, rowsIn, trails, trailsOf } from '../testing/projecting.ts'
import { keep } from './keeping.ts'
import { againAt, beginning, isOf, placeAt, positionIn } from './place.ts'
import { RowsOfAnotherLog } from './projection-stopped.ts'
import { rebuild } from './rebuilding.ts'

const alpha = async (...more: ReturnType<typeof started>) => {
  const store = inMemory()
  await ledgerAfter([...started(), ...more], store)
  return store
}

describe('A place', () => {
  test('grows with the log, and where something is told again', async () => {
    const [first, second] = (await logOf(await alpha())).map(placeAt)
    const places = [beginning, first ?? '', againAt(first ?? ''), againAt(againAt(first ?? ''))]
    expect([...places, second].toSorted()).toEqual([...places, second])
    expect(places.map(positionIn)).toEqual([undefined, ...Array(3).fill(positionIn(first ?? ''))])
  })

  test('is of a log that has its event there, and of no other', async () => {
    const store = await alpha(line('B', '1.00'))
    const log = await logOf(store)
    const last = log.at(-1) as Recorded
    for (const place of [beginning, placeAt(last), againAt(placeAt(last)), last.position])
      expect(await isOf(store, place)).toBe(true)
    for (const other of [
      await alpha(line('B', '2.00')),
      await alpha(line('C', '1.00')),
      await alpha(),
    ])
      expect(await isOf(other, placeAt(last))).toBe(false)
    expect(await isOf(store, placeAt({ ...last, position: log[0]?.position ?? '' }))).toBe(false)
    expect(await isOf(await alpha(), last.position)).toBe(false)
  })
})

describe('Rows of another log', () => {
  const rowsOf = async (...more: ReturnType<typeof started>) => {
    const store = await alpha(...more)
    await rebuild(given(store), store.tables, trails)
    return store.tables
  }

  test.each([
    ['as long as this one', [line('B', '2.00')], [line('B', '1.00')]],
    ['shorter than this one', [line('B', '2.00')], [line('B', '1.00'), line('C', '1.00')]],
    ['longer than this one', [line('B', '2.00'), line('C', '1.00')], [line('B', '1.00')]],
  ])('%s are not gone on with; folded anew they are of this one', async (_how, theirs, ours) => {
    const tables = await rowsOf(...theirs)
    const store = await alpha(...ours)
    const { done } = keep(given(store), tables, trails)
    await expect(done).rejects.toThrow(RowsOfAnotherLog)
    await expect(done).rejects.toThrow('fold them anew with rebuild()')
    await rebuild(given(store), tables, trails)
    await record(store, ['A'])
    const running = keep(given(store), tables, trails)
    await running.settled()
    await running.stop()
    const contracts = (await logOf(store)).filter(({ stream }) => stream.startsWith('contract-'))
    expect(await rowsIn(tables)).toEqual(trailsOf(contracts))
  })

  test('that somebody left half done are not gone on with either', async () => {
    const tables = await rowsOf(line('B', '2.00'))
    const store = await alpha(line('B', '1.00'))
    const half = { projection: 'trails', version: '1.2' }
    const [place = ''] = [await tables.place({ ...half, version: '1.1' })]
    const rows = new Map([['X', '{"count":1,"trail":"x"}']])
    await tables.write(half, { before: undefined, after: place }, { rows, parked: new Map() })
    await rebuild(given(store), tables, trails)
    expect([...(await rowsIn(tables)).keys()]).not.toContain('X')
  })
})
