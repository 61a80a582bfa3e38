/** A debtor is insolvent: his lines under all contracts hear of it, and what is called goes through every stream. */
import { describe, expect, test } from '@jest/globals'
import {
  ClientId,
  collectionIdOf,
  DebtorId,
  id,
  invoiceIdOf,
  money,
} from '@quittance/domain/values'
import { type EventStore, inMemory } from '@quittance/event-store'
import { either as E } from 'fp-ts'

import { openLedgerOn } from './ledger.ts'
import { eur, K, line, on, type Sent, schedule, started } from './testing/commands.ts'
import { folding } from './testing/folding.ts'
import { brokenChains, given, ledgerAfter, logOf, told, typesOf } from './testing/ledger.ts'
import { transfer } from './testing/receipts.ts'
import { work } from './worker.ts'

const K2 = 'AF-2026-0002'
const registered = on('2026-01-05', {
  ...{ type: 'RegisterDebtor', debtorId: 'B', name: 'BATI SA', typology: 'sme' },
  ...{ sector: null, country: 'FR' },
})
const opened = (publishedOn: string | null = null): Sent =>
  on('2026-02-02', {
    ...{ type: 'OpenInsolvency', debtorId: 'B', procedure: 'liquidation' },
    ...{ judgmentOn: '2026-02-02', publishedOn },
  })
const invoiceOf = (number: string, client = 'ALPHA') =>
  invoiceIdOf(id(ClientId, client), id(DebtorId, 'B'), number as never)
const called = (...numbers: ReadonlyArray<string>): Sent =>
  on('2026-02-09', {
    ...{ type: 'CallCover', contractId: K, debtorId: 'B', calledOn: '2026-02-09' },
    invoices: numbers.map((number) => invoiceOf(number)),
  })
const declared = (amount: string, contractId = K): Sent =>
  on('2026-02-16', {
    ...{ type: 'DeclareClaim', debtorId: 'B', contractId, amount: eur(amount) },
    ...{ declaredOn: '2026-02-16', isFromAbroad: false },
  })
const entry = { account: 'FR76', bookedOn: '2026-03-02', bankReference: 'DIV', sequence: 1 }
const collectionId = collectionIdOf({ ...entry, amount: money('5000.00', 'EUR') } as never)
const received: ReadonlyArray<Sent> = [
  on('2026-03-02', {
    type: 'ReceiveCollection',
    ...entry,
    amount: eur('5000.00'),
    means: 'transfer',
  }),
  on('2026-03-02', { type: 'IdentifyCollection', collectionId, debtorId: 'B' }),
]
const recalled = on('2026-03-10', {
  ...{ type: 'ReverseCollection', collectionId, ground: 'recalled', reversedOn: '2026-03-10' },
})
const dividend = (amount: string, contractId = K): Sent =>
  on('2026-03-02', {
    ...{ type: 'AllocatePayment', collectionId, allocations: [] },
    claims: [{ contractId, debtorId: 'B', amount: eur(amount) }],
  })

/** F1 is covered whole, F2 in part: 5,000.00 of 7,000.00. */
const sold: ReadonlyArray<Sent> = [
  ...[...started(), registered, line('B', '5000.00')],
  schedule('R1', [
    ['F1', 'B', '3000.00'],
    ['F2', 'B', '4000.00'],
  ]),
]
const lost = [...sold, opened(), called('F1', 'F2')]

/** What the command and all that follows from it wrote, in the order of the log. */
const wrote = async (history: ReadonlyArray<Sent>, command: Sent) => {
  const { ledger, store } = await ledgerAfter(history)
  const before = (await logOf(store)).length
  expect(await ledger.execute(command)()).toMatchObject({ _tag: 'Right' })
  return (await logOf(store)).slice(before).map(({ type, data }) => ({ type, ...Object(data) }))
}

describe('An insolvency', () => {
  test('is noted by each line on the debtor, under all contracts, and by these', async () => {
    const both = [...sold, ...started(K2, 'BETA'), line('B', '100.00', K2)]
    expect(await wrote(both, opened())).toMatchObject([
      { type: 'InsolvencyOpened', lines: [K, K2] },
      { type: 'InsolvencyNoted', contractId: K, quotity: '0.9' },
      { type: 'InsolvencyNoted', contractId: K2 },
      { type: 'CoverNoted', contractId: K, limit: eur('0.00'), quotity: '0.9' },
      { type: 'CoverNoted', contractId: K2, limit: eur('0.00') },
    ])
  })

  test.each<[string, Sent]>([
    ['granted', line('B', '900.00', K2)],
    [
      'requested',
      on('2026-02-03', {
        ...{ type: 'RequestLine', contractId: K2, debtorId: 'B', orderReference: 'PO' },
        amount: eur('900.00'),
      }),
    ],
    [
      'there since an invoice is assigned',
      schedule('R1', [['F1', 'B', '10.00']], { contractId: K2 }),
    ],
  ])('is heard of by a line that is %s later', async (_how, command) => {
    const events = await wrote([...sold, ...started(K2, 'BETA'), opened()], command)
    expect(events).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          type: 'LineNoted',
          contractId: K2,
          insolventSince: '2026-02-02',
        }),
        expect.objectContaining({ type: 'InsolvencyNoted', contractId: K2, limit: eur('0.00') }),
      ]),
    )
  })

  test('of an unknown debtor is refused', async () => {
    const { ledger } = await ledgerAfter(started())
    expect(await ledger.execute(opened())()).toEqual(
      E.left({ type: 'DebtorUnknown', debtorId: 'B' }),
    )
  })

  test('is written the same by two workers, each with one of the contracts', async () => {
    const commands = [...sold, ...started(K2, 'BETA'), line('B', '100.00', K2), opened()]
    const { store: alone } = await ledgerAfter(commands)
    const store = inMemory()
    const workers = [0, 1].map((member) =>
      work(given(store), { member, of: 2, holder: `w${member}`, term: 1_000 }),
    )
    const ledger = await openLedgerOn(given(store), { workers: 2 })
    for (const command of commands)
      expect(await ledger.execute(command)()).toMatchObject({ _tag: 'Right' })
    await Promise.all(workers.map(({ stop }) => stop()))
    const types = async (of: EventStore) => typesOf(await logOf(of)).toSorted()
    expect(await types(store)).toEqual(await types(alone))
  })
})

describe('Cover that is called', () => {
  test('is borne by the contract, and each invoice indemnified', async () => {
    expect(await wrote([...sold, opened()], called('F1', 'F2'))).toMatchObject([
      { type: 'CoverCalled', borne: eur('2700.00'), chargedBack: eur('300.00') },
      { type: 'CoverCalled', borne: eur('1800.00'), chargedBack: eur('2200.00') },
      { type: 'LossBorne', amount: eur('2700.00') },
      { type: 'InvoiceChargedBack', amount: eur('300.00') },
      { type: 'LossBorne', amount: eur('1800.00') },
      { type: 'InvoiceChargedBack', amount: eur('2200.00') },
      {
        type: 'InvoiceIndemnified',
        borne: eur('2700.00'),
        chargedBack: eur('300.00'),
        open: eur('0.00'),
      },
      { type: 'InvoiceExtinguished' },
      {
        type: 'InvoiceIndemnified',
        borne: eur('1800.00'),
        chargedBack: eur('2200.00'),
        open: eur('0.00'),
      },
      { type: 'InvoiceExtinguished' },
    ])
  })

  test('is what it was, though the line had ended and some of the rest was given back before', async () => {
    const invoiceId = invoiceOf('F2')
    const history = [
      ...[
        ...sold,
        on('2026-02-01', { type: 'WithdrawLine', contractId: K, debtorId: 'B', reason: 'late' }),
      ],
      opened(),
      on('2026-02-03', {
        ...{ type: 'ChargeBack', contractId: K, debtorId: 'B', invoiceId, ground: 'insolvency' },
        ...{ amount: eur('1500.00'), chargedBackOn: '2026-02-03' },
      }),
    ]
    expect(await wrote(history, called('F2'))).toMatchObject([
      { type: 'CoverCalled', outstanding: eur('2500.00'), borne: eur('1800.00') },
      { type: 'LossBorne', amount: eur('1800.00') },
      { type: 'InvoiceChargedBack', amount: eur('700.00') },
      { type: 'InvoiceIndemnified' },
      { type: 'InvoiceExtinguished' },
    ])
  })

  test('twice is refused with its figures', async () => {
    const { ledger, store } = await ledgerAfter(lost)
    const before = (await logOf(store)).length
    const again = {
      ...called('F1'),
      calledOn: '2026-02-10',
      occurredAt: '2026-02-10T12:00:00.000Z',
    }
    expect(await ledger.execute(again)()).toMatchObject({
      left: {
        ...{ type: 'CoverAlreadyCalled', borne: money('2700.00', 'EUR') },
        ...{ chargedBack: money('300.00', 'EUR'), calledOn: '2026-02-09' },
      },
    })
    // Sent again it is answered as before.
    expect(told(await ledger.execute(called('F1', 'F2'))())).toMatchObject({
      events: ['CoverCalled', 'CoverCalled'],
    })
    expect(await logOf(store)).toHaveLength(before)
    expect(brokenChains(await logOf(store))).toEqual([])
  })

  test('is not on a day that has not come', async () => {
    const { ledger } = await ledgerAfter([...sold, opened()])
    const ahead = { ...called('F1'), calledOn: '2026-02-10' }
    expect(told(await ledger.execute(ahead)())).toBe('DayNotCome')
  })

  test('where no court has spoken, from the day that the terms presume', async () => {
    const patient = sold.map((command) =>
      command.type === 'SendOffer'
        ? { ...command, terms: { ...Object(command['terms']), waitingPeriodDays: 90 } }
        : command,
    )
    const { ledger } = await ledgerAfter(patient)
    const calledOn = (day: string) => ledger.execute(on(day, { ...called('F1'), calledOn: day }))()
    // Due on 10 March: 90 days later.
    expect(await calledOn('2026-06-07')).toMatchObject({
      left: { type: 'InsolvencyNotYetPresumed', presumedOn: '2026-06-08' },
    })
    expect(told(await calledOn('2026-06-08'))).toMatchObject({ events: ['CoverCalled'] })
    const { ledger: others } = await ledgerAfter(sold)
    expect(told(await others.execute(called('F1'))())).toBe('DebtorNotInsolvent')
  })
})

describe('A dividend', () => {
  test('is shared by the line, and booked by the contract', async () => {
    const history = [...lost, declared('7000.00'), ...received]
    expect(await wrote(history, dividend('700.00'))).toMatchObject([
      {
        ...{ type: 'PaymentAllocated', allocations: [] },
        claims: [{ debtorId: 'B', amount: eur('700.00') }],
      },
      { type: 'RecoveryShared', forFactor: eur('450.00'), forClient: eur('250.00') },
      { type: 'RecoveryBooked', forFactor: eur('450.00'), forClient: eur('250.00') },
    ])
  })

  test.each([
    ['above the claim', '700.00', '700.01', { claim: '700.00', called: '7000.00' }],
    ['above what was called', '9000.00', '7000.01', { claim: '9000.00', called: '7000.00' }],
  ])('%s of %s is refused: %s', async (_what, claim, amount, figures) => {
    const { ledger, store } = await ledgerAfter([...lost, declared(claim), ...received])
    const before = (await logOf(store)).length
    expect(await ledger.execute(dividend(amount))()).toEqual(
      E.left({
        ...{ type: 'DividendAboveClaim', contractId: K, debtorId: 'B' },
        ...{ claim: money(figures.claim, 'EUR'), called: money(figures.called, 'EUR') },
        recovered: money('0.00', 'EUR'),
      }),
    )
    expect(await logOf(store)).toHaveLength(before)
  })

  test('goes back with its receipt, to the cent, and may come again', async () => {
    const history = [...lost, declared('7000.00'), ...received]
    const { store } = await ledgerAfter(history)
    const shared = [...history, dividend('700.00')]
    expect(await wrote(shared, recalled)).toMatchObject([
      { type: 'CollectionReversed', contractId: K, claims: [{ amount: eur('700.00') }] },
      { type: 'RecoveryReversed', forFactor: eur('450.00'), forClient: eur('250.00') },
      { type: 'RecoveryReversalBooked', forClient: eur('250.00'), valueOn: '2026-03-02' },
    ])
    const { ledger, store: gone } = await ledgerAfter([...shared, recalled])
    const [before, after] = await Promise.all([folding(store)(), folding(gone)()])
    expect(after.contract.account).toEqual(before.contract.account)
    expect(after.lines.get('B')?.loss.since.size).toBe(0)
    const anew = transfer('ANEW', '2026-03-11', '7000.00')
    for (const command of [anew.received, anew.identified('B')]) await ledger.execute(command)()
    const all = { ...dividend('7000.00'), collectionId: anew.collectionId }
    expect(told(await ledger.execute(all)())).toMatchObject({ events: ['PaymentAllocated'] })
  })

  test('counts those that came before it', async () => {
    const { ledger } = await ledgerAfter([
      ...lost,
      declared('700.00'),
      ...received,
      dividend('500.00'),
    ])
    expect(await ledger.execute(dividend('200.01'))()).toMatchObject({
      left: { type: 'DividendAboveClaim', recovered: money('500.00', 'EUR') },
    })
    expect(await ledger.execute(dividend('200.00'))()).toMatchObject({ _tag: 'Right' })
  })

  test('on what is not claimed, or not called, is refused', async () => {
    const { ledger: unclaimed } = await ledgerAfter([...lost, ...received])
    expect(told(await unclaimed.execute(dividend('1.00'))())).toBe('ClaimNotDeclared')
    const { ledger: uncalled } = await ledgerAfter([
      ...sold,
      opened(),
      declared('7000.00'),
      ...received,
    ])
    expect(await uncalled.execute(dividend('1.00'))()).toMatchObject({
      left: { type: 'DividendAboveClaim', called: money('0.00', 'EUR') },
    })
  })
})

describe('A contract with a claim', () => {
  const closing = on('2026-03-09', { type: 'CloseContract', contractId: K, closedOn: '2026-03-09' })

  test('is not closed until the insolvency is', async () => {
    const { ledger } = await ledgerAfter([...lost, declared('7000.00')])
    expect(await ledger.execute(closing)()).toEqual(
      E.left({ type: 'ClaimOpen', contractId: K, debtorId: 'B', claim: money('7000.00', 'EUR') }),
    )
    const over = on('2026-03-08', {
      type: 'CloseInsolvency',
      debtorId: 'B',
      closedOn: '2026-03-08',
    })
    await ledger.execute(over)()
    expect(told(await ledger.execute(closing)())).not.toBe('ClaimOpen')
  })

  test('takes a dividend after it was closed, and pays the client his share at once', async () => {
    const fixing = { reference: 'EURIBOR-1M', rate: '0.02', source: 'a sheet' }
    const month = (of: number): Sent =>
      on(`2026-0${of + 1}-01`, { type: 'CloseMonth', contractId: K, month: `2026-0${of}`, fixing })
    const runOff = { contractId: K, runOffOn: '2026-03-02', ground: 'default' }
    const history = [
      ...[...lost, declared('7000.00'), month(1), month(2)],
      on('2026-03-02', { type: 'StartRunOff', ...runOff }),
      on('2026-03-02', {
        type: 'RepayClientBalance',
        contractId: K,
        repaidOn: '2026-03-02',
        fixing,
      }),
      on('2026-03-08', { type: 'CloseInsolvency', debtorId: 'B', closedOn: '2026-03-08' }),
      ...[closing, ...received],
    ]
    expect(await wrote(history, dividend('700.00'))).toMatchObject([
      { type: 'PaymentAllocated' },
      { type: 'RecoveryShared' },
      { type: 'RecoveryBooked', forClient: eur('250.00') },
      { type: 'ClientBalanceRepaid', amount: eur('250.00') },
    ])
    expect(await wrote([...history, dividend('700.00')], recalled)).toMatchObject([
      { type: 'CollectionReversed', claims: [{ debtorId: 'B', amount: eur('700.00') }] },
      { type: 'RecoveryReversed', forFactor: eur('450.00'), forClient: eur('250.00') },
      { type: 'RunOffReopened' },
      { type: 'RecoveryReversalBooked', forFactor: eur('450.00'), forClient: eur('250.00') },
      { type: 'OverAdvanceIncurred' },
    ])
  })

  test('is not held by the claim under another', async () => {
    const { ledger } = await ledgerAfter([
      ...[...lost, ...started(K2, 'BETA'), line('B', '1.00', K2), declared('1.00', K2)],
    ])
    expect(told(await ledger.execute(closing)())).not.toBe('ClaimOpen')
  })
})

test('A claim is in the currency of its contract, which exists', async () => {
  const { ledger } = await ledgerAfter([...sold, opened('2026-02-05')])
  const of = (amount: object, contractId = K) => ({
    ...declared('1.00', contractId),
    amount: amount as never,
  })
  expect(await ledger.execute(of({ amount: '1.00', currency: 'USD' }))()).toMatchObject({
    left: { type: 'CurrencyMustMatch', contractId: K },
  })
  expect(told(await ledger.execute(of(eur('1.00'), 'K9'))())).toBe('ContractUnknown')
  expect(await ledger.execute(declared('1.00'))()).toMatchObject({
    right: { events: [{ event: { type: 'ClaimDeclared', dueBy: '2026-04-05' } }] },
  })
})
