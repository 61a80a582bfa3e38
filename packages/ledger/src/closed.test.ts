/** A contract that is closed, asked by way of its lines, its advances, its invoices and its receipts. */
import { describe, expect, test } from '@jest/globals'
import {
  ClientId,
  collectionIdOf,
  DebtorId,
  id,
  invoiceIdOf,
  money,
} from '@quittance/domain/values'
import { type EventStore, inMemory, type Stored } from '@quittance/event-store'
import { either as E } from 'fp-ts'

import { openLedgerOn } from './ledger.ts'
import { draw, eur, K, line, on, type Sent, schedule, started } from './testing/commands.ts'
import { brokenChains, given, ledgerAfter, logOf } from './testing/ledger.ts'

const invoiceId = invoiceIdOf(id(ClientId, 'ALPHA'), id(DebtorId, 'B'), 'F101' as never)
const entry = (bankReference: string) => ({
  ...{
    account: 'FR76',
    bookedOn: '2026-02-27',
    bankReference,
    amount: eur('1000.00'),
    sequence: 1,
  },
})
const receipt = (bankReference: string): ReadonlyArray<Sent> => [
  on('2026-02-27', { type: 'ReceiveCollection', ...entry(bankReference), means: 'transfer' }),
  on('2026-02-27', {
    ...{ type: 'IdentifyCollection', collectionId: collectionOf(bankReference), debtorId: 'B' },
  }),
  on('2026-02-27', {
    ...{ type: 'AllocatePayment', collectionId: collectionOf(bankReference) },
    allocations: [{ contractId: K, debtorId: 'B', invoiceId, amount: eur('1000.00') }],
  }),
]
const fixing = { reference: 'EURIBOR-1M', rate: '0.02', source: 'a sheet' }
const month = (of: number): Sent =>
  on(`2026-0${of + 1}-01`, { type: 'CloseMonth', contractId: K, month: `2026-0${of}`, fixing })
const end = on('2026-03-02', { type: 'CloseContract', contractId: K, closedOn: '2026-03-02' })

const toTheEnd: ReadonlyArray<Sent> = [
  ...[...started(), line('B', '5000.00'), schedule('R1', [['F101', 'B', '1000.00']])],
  ...[...receipt('V1'), month(1), month(2)],
  on('2026-03-02', {
    type: 'StartRunOff',
    contractId: K,
    runOffOn: '2026-03-02',
    ground: 'default',
  }),
  on('2026-03-02', { type: 'RepayClientBalance', contractId: K, repaidOn: '2026-03-02', fixing }),
]
const withdraw = on('2026-03-03', {
  ...{ type: 'WithdrawLine', contractId: K, debtorId: 'B', reason: 'over' },
})
const request = { ...draw('D1', '1.00') }

describe('A contract that is closed', () => {
  test.each<Sent>([
    request,
    withdraw,
    line('C', '1.00'),
    on('2026-03-03', {
      ...{ type: 'ApplyCreditNote', contractId: K, debtorId: 'B', invoiceId, number: 'AV1' },
      ...{ amount: eur('1.00'), appliedOn: '2026-03-03' },
    }),
  ])('is asked nothing more by $type', async (command) => {
    const { ledger, store } = await ledgerAfter([...toTheEnd, end])
    const before = (await logOf(store)).length
    expect(await ledger.execute(command)()).toEqual(
      E.left({ type: 'ContractIsClosed', contractId: K, closedOn: '2026-03-02' }),
    )
    expect(await logOf(store)).toHaveLength(before)
  })

  test('is not repaid before the day has come', async () => {
    const { ledger } = await ledgerAfter(toTheEnd.slice(0, -1))
    const early = { ...toTheEnd.at(-1), occurredAt: '2026-03-01T12:00:00.000Z' }
    expect(await ledger.execute(early)()).toEqual(E.left({ type: 'DayNotCome', on: '2026-03-02' }))
  })

  test.each<Sent>([
    { ...draw('D8', '1.00'), requestedOn: '2062-01-13' },
    on('2026-01-13', { type: 'SweepAdvance', contractId: K, sweptOn: '2026-01-14' }),
    on('2026-01-13', {
      ...{ type: 'ChargeFee', contractId: K, feeKind: 'newDebtor', reference: 'X' },
      chargedOn: '2026-01-14',
    }),
  ])('is asked nothing of a day to come by $type', async (command) => {
    const { ledger, store } = await ledgerAfter([])
    expect(await ledger.execute(command)()).toMatchObject(E.left({ type: 'DayNotCome' }))
    expect(await logOf(store)).toHaveLength(0)
  })

  test('is allocated no money: it stays on its receipt', async () => {
    const { ledger } = await ledgerAfter([...toTheEnd, end])
    const [received, identified, allocated = end] = receipt('V2')
    for (const command of [received, identified]) {
      expect(E.isRight(await ledger.execute(command)())).toBe(true)
    }
    expect(await ledger.execute(allocated)()).toMatchObject(E.left({ type: 'ContractIsClosed' }))
  })

  test('answers what it was asked before as before', async () => {
    const { ledger, store } = await ledgerAfter([...toTheEnd, end])
    const before = await logOf(store)
    for (const command of [line('B', '5000.00'), ...receipt('V1'), end]) {
      expect(E.isRight(await ledger.execute(command)())).toBe(true)
    }
    expect(await logOf(store)).toEqual(before)
  })

  test('is back in its run-off when a payment goes back, and then covers as before', async () => {
    const { ledger, store } = await ledgerAfter([...toTheEnd, end])
    const reversal = {
      ...{ type: 'ReverseCollection', collectionId: collectionOf('V1'), ground: 'recalled' },
      reversedOn: '2026-03-05',
    }
    const before = (await logOf(store)).length
    expect(E.isRight(await ledger.execute(on('2026-03-05', reversal))())).toBe(true)
    expect((await logOf(store)).slice(before).map(({ type }) => type)).toEqual([
      ...['CollectionReversed', 'PaymentUnapplied', 'InvoiceReopened', 'RunOffReopened'],
      // Its line has ended: until its cover is restored, the invoice has none.
      ...['CollectionReversalBooked', 'OverAdvanceIncurred'],
      ...['OutstandingRestored', 'CoverNoted', 'OverAdvanceCured'],
    ])
    expect(await ledger.execute(withdraw)()).toEqual(
      E.left({ type: 'LineExpired', coverInUse: money('1000.00', 'EUR') }),
    )
  })

  test.each([
    ['its lines say', line('E', '1000.00')],
    ['is drawn', request],
  ])(
    'while another process had asked already is not stopped by what %s',
    async (_what, command) => {
      const { ledger, store } = await ledgerAfter(toTheEnd)
      const late = await writtenBy(store, command)
      expect(E.isRight(await ledger.execute(end)())).toBe(true)
      await store.append(late.stream, late.after, late.events)()
      // The reactions find it, and go on.
      const other = await openLedgerOn(given(store))
      expect(await other.resume(K)).toBeUndefined()
      const log = await logOf(store)
      expect(log.map(({ type }) => type)).not.toContain('ReactionRefused')
      expect(log.filter(({ stream }) => stream === `contract-${K}`).at(-1)?.type).toBe(
        'ContractClosed',
      )
    },
  )
})

describe('Whether a contract is closed', () => {
  test('is asked while others write to it, one at a time', async () => {
    const store = inMemory()
    const slow: EventStore = {
      ...store,
      read: async function* (stream, range) {
        for await (const page of store.read(stream, range)) {
          await new Promise((resolve) => setTimeout(resolve, 2))
          yield page
        }
      },
    }
    await ledgerAfter(started(), store)
    // It has read nothing of the contract yet.
    const ledger = await openLedgerOn(given(slow))
    const answers = await Promise.all(
      [1, 2, 3, 4, 5, 6].flatMap((n) => [
        ledger.execute(line(`D${n}`, '1000.00'))(),
        ledger.execute(schedule(`R${n}`, [[`F${n}`, `D${n}`, '100.00']]))(),
        ledger.execute(draw(`A${n}`, '0.01'))(),
      ]),
    )
    expect(
      answers.filter((answer) => E.isLeft(answer) && answer.left.type !== 'AdvanceRefused'),
    ).toEqual([])
    expect(brokenChains(await logOf(store))).toEqual([])
  })
})

function collectionOf(bankReference: string) {
  return collectionIdOf({ ...entry(bankReference), amount: money('1000.00', 'EUR') } as never)
}

/** What a process would have written that had heard of no end: the first event of its command. */
async function writtenBy(store: EventStore, command: Sent) {
  const twin = inMemory()
  const log = await logOf(store)
  const heard = log.slice(
    0,
    log.findIndex(({ type }) => type === 'RunOffStarted'),
  )
  for (const { stream, revision, position: _position, ...stored } of heard) {
    await twin.append(stream, revision === 0n ? 'none' : revision - 1n, [stored as Stored])()
  }
  const ledger = await openLedgerOn(given(twin))
  const before = (await logOf(twin)).length
  await ledger.execute(command)()
  const [first] = (await logOf(twin)).slice(before)
  if (first === undefined) throw new Error('nothing was written')
  const { stream, revision, position: _at, ...stored } = first
  return {
    ...{ stream, events: [stored as Stored] },
    after: revision === 0n ? ('none' as const) : revision - 1n,
  }
}
