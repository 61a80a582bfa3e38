/** Names that stand for ids in a story. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { AnyEvent, Flat } from '@quittance/ledger'

import { story as af1, storyFile } from '../testing/af-1.ts'
import { quittance } from '../testing/command-line.ts'
import { allocate, identify, receive, scheduleOf, startContract } from '../testing/contracts.ts'
import { readLog } from '../testing/files.ts'
import { scratch } from '../testing/scratch.ts'
import { names } from './names.ts'

const { path, story, remove } = scratch()
afterAll(remove)

const submitted = (invoiceId: string, number: string, contractId = 'C1', debtorId = 'B') =>
  ({ type: 'InvoiceSubmitted', invoiceId, number, contractId, debtorId }) as AnyEvent
const received = (collectionId: string, bankReference: string) =>
  ({ type: 'CollectionReceived', collectionId, bankReference }) as AnyEvent

const resolved = (events: ReadonlyArray<AnyEvent>, fields: Omit<Flat, 'type'>) => {
  const known = names()
  for (const event of events) known.learn(event)
  const { type: _type, ...ids } = known.resolve({ ...fields, type: 'Asked' })
  return ids
}

describe('A number where an invoice’s id would be', () => {
  test.each(['F-101', 'f101', ' F 101'])('is its id, however it is spelt: %j', (invoiceId) =>
    expect(resolved([submitted('id-1', 'F101')], { invoiceId })).toEqual({
      invoiceId: invoiceId === ' F 101' ? ' F 101' : 'id-1', // no number begins with a space
    }),
  )

  test('is its id in a list, too', () => {
    const allocations = [{ invoiceId: 'F1', contractId: 'C1', debtorId: 'B' }, { invoiceId: 'F2' }]
    const events = [submitted('id-1', 'F1'), submitted('id-2', 'F2')]
    expect(resolved(events, { allocations })).toEqual({
      allocations: [{ invoiceId: 'id-1', contractId: 'C1', debtorId: 'B' }, { invoiceId: 'id-2' }],
    })
  })

  test('is its id in a list of nothing else, with the contract and the debtor of the command', () => {
    const events = [submitted('id-1', 'F1'), submitted('id-2', 'F1', 'C2'), submitted('id-3', 'F2')]
    const call = { contractId: 'C1', debtorId: 'B' }
    expect(resolved(events, { ...call, invoices: ['F1', 'f-2', 'F9'] })).toEqual({
      ...{ ...call, invoices: ['id-1', 'id-3', 'F9'] },
    })
  })

  test.each([
    ['C1', 'B', 'id-1'],
    ['C1', 'C', 'id-2'],
    ['C2', 'B', 'id-3'],
    ['C2', 'C', 'F1'],
  ])('is one of the contract and the debtor beside it: %s, %s', (contractId, debtorId, id) => {
    const events = [
      submitted('id-1', 'F1', 'C1', 'B'),
      submitted('id-2', 'F1', 'C1', 'C'),
      submitted('id-3', 'F1', 'C2', 'B'),
    ]
    const found = resolved(events, { invoiceId: 'F1', contractId, debtorId })
    expect(found['invoiceId']).toBe(id)
  })

  test('stays as it is where two invoices have it', () => {
    const events = [submitted('id-1', 'F1', 'C1'), submitted('id-2', 'F1', 'C2')]
    expect(resolved(events, { invoiceId: 'F1' })).toEqual({ invoiceId: 'F1' })
  })

  test('is one invoice’s, though it came twice', () => {
    const events = [submitted('id-1', 'F1', 'C1'), submitted('id-1', 'F1', 'C1')]
    expect(resolved(events, { invoiceId: 'F1' })).toEqual({ invoiceId: 'id-1' })
  })

  test('is left alone in other fields', () => {
    const fields = { number: 'F1', invoiceNumber: 'F1', lines: [['F1'], null, true] }
    expect(resolved([submitted('id-1', 'F1')], fields)).toEqual(fields)
  })
})

describe('A bank’s reference where a collection’s id would be', () => {
  test('is its id', () =>
    expect(resolved([received('id-1', 'VIR A/1')], { collectionId: 'VIR A/1' })).toEqual({
      collectionId: 'id-1',
    }))

  test('or the number of a credit note, of which something is left', () => {
    const held = { type: 'ExcessHeld', collectionId: 'id-1', number: 'AV1' } as AnyEvent
    expect(resolved([held], { collectionId: 'AV1' })).toEqual({ collectionId: 'id-1' })
  })

  test('stays as it is where two collections have it', () => {
    const events = [received('id-1', 'VIR'), received('id-2', 'VIR')]
    expect(resolved(events, { collectionId: 'VIR' })).toEqual({ collectionId: 'VIR' })
  })
})

describe('A story with names', () => {
  const store = path()
  beforeAll(() => quittance('run', storyFile, '--store', store))

  test('is refused a number that nothing has, with a sentence', async () => {
    const file = story(
      receive('V1', '1.00'),
      identify('V1', 'B'),
      allocate('V1', ['AF-2026-0001', 'B', 'F999', '1.00']),
    )
    expect(await quittance('run', file, '--store', store)).toMatchObject({
      code: 1,
      err: `${file}:3: there is no invoice F999: check its id, or transmit it in a schedule first.\n`,
    })
  })

  test('is refused a reference that two receipts have, with a sentence', async () => {
    const file = story(receive('V2', '1.00'), receive('V2', '2.00'), identify('V2', 'B'))
    expect(await quittance('run', file, '--store', store)).toMatchObject({
      code: 1,
      err: `${file}:3: there is no such collection: receive it first; where two came under one bank reference, name it by its id.\n`,
    })
  })

  test('may have a reference or a number that could be no id', async () => {
    const file = story(
      receive('VIR SEPA/B 1', '1.00'),
      identify('VIR SEPA/B 1', 'B'),
      allocate('VIR SEPA/B 1', ['AF-2026-0001', 'B', 'F/102', '1.00']),
    )
    expect(await quittance('run', file, '--store', store)).toMatchObject({ code: 0, err: '' })
  })

  test('is told again though others have used its names since', async () => {
    const file = path()
    await quittance('run', storyFile, '--store', file)
    // Another client's F101 to F104, and a receipt under a reference of AF-1.
    const [first = {}] = startContract('AF-3', 'BETA')
    const others = story(
      first,
      ...startContract('AF-3', 'BETA').slice(1),
      { ...scheduleOf('R1', 'F101', 'F102'), contractId: 'AF-3' },
      receive('VIR-CONSTRUX-F103', '5.00'),
    )
    expect(await quittance('run', others, '--store', file)).toMatchObject({ code: 0, err: '' })
    const before = await readLog(file)
    expect(await quittance('run', storyFile, '--store', file)).toMatchObject({ code: 0, err: '' })
    // Also where the line to be asked again is one that has names.
    const upToAllocation = story(
      ...af1.slice(0, 21).map(({ command, expect }) => ({ ...command, expect })),
    )
    expect(await quittance('run', upToAllocation, '--store', file)).toMatchObject({
      code: 0,
      err: '',
    })
    expect(await readLog(file)).toEqual(before)
  })
})
