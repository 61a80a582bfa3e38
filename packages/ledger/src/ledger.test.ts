/** Commands and what follows from them, as a service meets the ledger. */
import { describe, expect, test } from '@jest/globals'
import { inMemory } from '@quittance/event-store'
import { either as E } from 'fp-ts'

import { openLedgerOn } from './ledger.ts'
import { draw, eur, K, line, on, R1, schedule, started } from './testing/commands.ts'
import { brokenChains, given, ledgerAfter, logOf, noon, told, typesOf } from './testing/ledger.ts'

const lines = [line('B', '50000.00'), line('C', '30000.00')]
const request = on('2026-01-05', {
  ...{ type: 'RequestContract', contractId: K, clientId: 'ALPHA', currency: 'EUR' },
})

describe('A command', () => {
  // The names and hashes were computed a second time, by another language's libraries.
  test('is recorded with its evidence', async () => {
    const { store } = await ledgerAfter([request])
    const commandId = '7c17d63b-ac01-5de9-8d45-83304a9486ec'
    expect(await logOf(store)).toEqual([
      {
        ...{ id: 'bd1e49d7-0374-51b3-8deb-b2a53e5be639', stream: `contract-${K}`, revision: 0n },
        ...{ position: '0000000000000000000', type: 'ContractRequested' },
        data: { contractId: K, clientId: 'ALPHA', currency: 'EUR' },
        metadata: {
          ...{ schemaVersion: '1', commandId, causationId: commandId, correlationId: commandId },
          commandHash: '1888a8788df2c228f44505014bf5e4eb288fc1106c01ec73a9d087f3b91c4260',
          ...{ occurredAt: '2026-01-05T12:00:00.000Z', actor: 'test', recordedAt: noon },
          ...{
            previousHash: '0'.repeat(64),
            hash: '89642de153dcb94c072192d800ee3fb5949bef9ce405f0ad6696b276fafa2faf',
          },
        },
      },
    ])
  })

  test('answers with what it wrote and all that followed, in the order of the log', async () => {
    const { ledger } = await ledgerAfter([...started(), ...lines])
    expect(told(await ledger.execute(schedule('R1', R1))())).toEqual({
      events: ['ScheduleTransmitted'],
      consequences: [
        ...Array(4).fill('InvoiceSubmitted'),
        ...['ScheduleBooked', 'FactoringCommissionCharged', 'GuaranteeFundLevied'],
        ...Array(4).fill(['InvoiceAssigned', 'SubrogationReceiptIssued']).flat(),
        ...['InvoiceCovered', 'InvoiceCovered', 'InvoiceCovered', 'InvoiceCovered'],
        ...['CoverNoted', 'CoverNoted'],
      ],
    })
  })

  test('gives its correlation to all that follows, and each its cause', async () => {
    const { ledger, store } = await ledgerAfter([...started(), ...lines])
    const before = (await logOf(store)).length
    await ledger.execute(schedule('R1', R1), { correlationId: 'file 7' })()
    const written = (await logOf(store)).slice(before)
    expect(written.every(({ metadata }) => metadata['correlationId'] === 'file 7')).toBe(true)
    const ids = new Set(written.map(({ id }) => id))
    const [first, ...rest] = written
    expect(first?.metadata['causationId']).toBe(first?.metadata['commandId'])
    expect(rest.every(({ metadata }) => ids.has(metadata['causationId'] ?? ''))).toBe(true)
  })

  test('is chained to what its stream held before, as is everything that follows', async () => {
    const { store } = await ledgerAfter([...started(), ...lines, schedule('R1', R1)])
    expect(brokenChains(await logOf(store))).toEqual([])
  })

  test('is never recorded before what it follows, whatever the clock says', async () => {
    const store = inMemory()
    let clock = Date.parse(noon)
    const now = () => {
      clock -= 60_000
      return new Date(clock)
    }
    const ledger = await openLedgerOn(given(store, { now }))
    for (const command of [...started(), ...lines, schedule('R1', R1)])
      await ledger.execute(command)()
    const log = await logOf(store)
    const recordedAt = new Map(log.map(({ id, metadata }) => [id, metadata['recordedAt'] ?? '']))
    for (const { metadata } of log) {
      const cause = recordedAt.get(metadata['causationId'] ?? '') ?? ''
      expect((metadata['recordedAt'] ?? '') >= cause).toBe(true)
    }
    const ofSchedule = log.filter(
      ({ type }) => type === 'InvoiceSubmitted' || type === 'ScheduleBooked',
    )
    const [booked, ...submitted] = ofSchedule.reverse().map(({ id }) => recordedAt.get(id) ?? '')
    expect(submitted.every((at) => at <= (booked ?? ''))).toBe(true)
  })
})

describe('The same command again', () => {
  test.each([
    ['a schedule', schedule('R1', R1)],
    ['a draw that is granted', draw('D1', '45000.00')],
    ['a draw that is refused', draw('D2', '50000.00')],
  ])('is answered as before, and writes nothing: %s', async (_what, command) => {
    const { ledger, store } = await ledgerAfter([...started(), ...lines, schedule('R1', R1)])
    const first = await ledger.execute(command)()
    const log = await logOf(store)
    await ledger.execute(draw('D9', '0.01'))()
    const again = await ledger.execute(command)()
    expect(told(again)).toEqual(told(first))
    expect((await logOf(store)).slice(0, log.length)).toEqual(log)
    expect((await logOf(store)).length).toBe(log.length + 3)
  })

  test('by someone else, or later, is the same', async () => {
    const { ledger, store } = await ledgerAfter([{ ...request, commandId: 'K1' }])
    const again = { ...request, commandId: 'K1', actor: 'Bea', occurredAt: noon }
    expect(told(await ledger.execute(again)())).toEqual({
      events: ['ContractRequested'],
      consequences: [],
    })
    expect(await logOf(store)).toHaveLength(1)
  })

  test('is refused when it asks for something else', async () => {
    const { ledger } = await ledgerAfter([{ ...request, commandId: 'K1' }])
    const other = { ...request, commandId: 'K1', clientId: 'BETA' }
    expect(await ledger.execute(other)()).toEqual(
      E.left({ type: 'CommandReused', commandId: 'K1' }),
    )
  })

  test('without a name of its own is known by all that it says', async () => {
    const { ledger, store } = await ledgerAfter([request])
    await ledger.execute({ ...request })()
    expect(await logOf(store)).toHaveLength(1)
  })
})

describe('The same fact under another name', () => {
  test('is a yes without an event', async () => {
    const { ledger, store } = await ledgerAfter([...started(), ...lines, schedule('R1', R1)])
    const before = await logOf(store)
    const again = schedule('R1', R1, { commandId: 'another' })
    expect(told(await ledger.execute(again)())).toEqual({ events: [], consequences: [] })
    expect(await logOf(store)).toEqual(before)
  })

  test('is refused with one amount changed', async () => {
    const { ledger, store } = await ledgerAfter([...started(), ...lines, schedule('R1', R1)])
    const before = await logOf(store)
    const other = schedule('R1', [['F101', 'B', '24000.01'], ...R1.slice(1)])
    expect(told(await ledger.execute(other)())).toBe('ScheduleTransmittedOtherwise')
    expect(await logOf(store)).toEqual(before)
  })
})

describe('Nothing is written', () => {
  test.each([
    ['of what is no object', [], 'CommandUnreadable'],
    ['of nothing', undefined, 'CommandUnreadable'],
    ['of what no room answers', on('2026-01-05', { type: 'Sing' }), 'CommandUnreadable'],
    ['without an instant', { ...request, occurredAt: '2026-01-05' }, 'CommandUnreadable'],
    ['of an unknown field', { ...request, note: 'x' }, 'CommandUnreadable'],
    ['of a number for money', draw('D1', 45000 as unknown as string), 'CommandUnreadable'],
    ['of wrong decimals', draw('D1', '45000.0'), 'CommandUnreadable'],
    ['of a day that does not exist', draw('D1', '1.00', '2026-02-29'), 'CommandUnreadable'],
    [
      'of a reaction that nobody caused',
      on('2026-01-12', { type: 'BookSchedule', contractId: K, scheduleId: 'R1', duplicates: [] }),
      'ReservedForReactions',
    ],
    ['of a contract that does not exist', { ...line('B', '1.00', 'NONE') }, 'ContractUnknown'],
    ['of a draw in another currency', dollars(), 'CurrencyMustMatch'],
    ['of an invoice that does not exist', creditNote('F999'), 'InvoiceUnknown'],
    ['of a month that has not ended', close('2026-01-30T22:59:59Z'), 'MonthNotEnded'],
    ['of a fixing that nobody names', close('2026-02-01T09:00:00Z', ''), 'CommandUnreadable'],
  ])('%s', async (_what, command, type) => {
    const { ledger, store } = await ledgerAfter([...started(), ...lines])
    const before = await logOf(store)
    expect(told(await ledger.execute(command)())).toBe(type)
    expect(await logOf(store)).toEqual(before)
  })

  test('until the last day of a month begins, in Paris', async () => {
    const { ledger } = await ledgerAfter(started())
    expect(told(await ledger.execute(close('2026-01-30T23:00:00Z'))())).toMatchObject({
      events: ['MonthClosed'],
    })
  })

  test('of a correlation that is no name', async () => {
    const { ledger, store } = await ledgerAfter([])
    const correlationId = 'a'.repeat(101)
    expect(told(await ledger.execute(request, { correlationId })())).toBe('CommandUnreadable')
    expect(await logOf(store)).toEqual([])
  })

  test('and the reason says where, what was expected and what was found', async () => {
    const { ledger } = await ledgerAfter([])
    const sent = schedule('R1', [['F101', 'B', '24000.00']])
    const lineOf = { ...(sent['lines'] as ReadonlyArray<object>)[0], amount: 24000 }
    expect(await ledger.execute({ ...sent, lines: [lineOf] })()).toEqual(
      E.left({
        type: 'CommandUnreadable',
        reason: 'lines.0.amount: expected Amount, found 24000',
      }),
    )
  })
})

describe('A refusal that is recorded', () => {
  test('counts as refused, says so with its figures, and the story goes on', async () => {
    const { ledger, store } = await ledgerAfter([...started(), ...lines, schedule('R1', R1)])
    await ledger.execute(draw('D1', '45000.00'))()
    expect(await ledger.execute(draw('D2', '4000.00'))()).toMatchObject(
      E.left({
        ...{ type: 'AdvanceRefused', advanceId: 'D2', reason: 'AboveAvailability' },
        availability: { minor: 361260n, currency: 'EUR' },
      }),
    )
    expect(typesOf((await logOf(store)).slice(-3))).toEqual([
      ...['AdvanceRequested', 'AdvanceDeclined', 'AdvanceRefused'],
    ])
    expect(E.isRight(await ledger.execute(draw('D3', '3612.60'))())).toBe(true)
  })

  test('of the same invoices under a second contract names every line', async () => {
    const { ledger } = await ledgerAfter([...started(), ...lines, schedule('R1', R1)])
    for (const command of started('AF-2')) await ledger.execute(command)()
    const again = schedule('R1', R1, { contractId: 'AF-2' })
    const answer = await ledger.execute(again)()
    expect(E.isLeft(answer) && answer.left).toMatchObject({
      ...{ type: 'ScheduleRejected', reason: 'NothingAccepted' },
      rejected: [1, 2, 3, 4].map((number) => ({ line: number, reason: 'Duplicate' })),
    })
  })
})

function dollars() {
  return { ...draw('D1', '1.00'), amount: { amount: '1.00', currency: 'USD' } }
}

function creditNote(invoiceId: string) {
  return on('2026-01-20', {
    ...{ type: 'ApplyCreditNote', contractId: K, debtorId: 'B', invoiceId, number: 'AV1' },
    ...{ amount: eur('1.00'), appliedOn: '2026-01-20' },
  })
}

function close(occurredAt: string, source = 'a sheet') {
  const fixing = { reference: 'EURIBOR-1M', rate: '0.0202', source }
  return {
    ...on('2026-01-31', { type: 'CloseMonth', contractId: K, month: '2026-01', fixing }),
    occurredAt,
  }
}
