/** Recovery by way of the ledger: asked of the invoice as it is, it hears what becomes of it. */
import { describe, expect, test } from '@jest/globals'
import {
  ClientId,
  collectionIdOf,
  DebtorId,
  id,
  invoiceIdOf,
  money,
  number,
} from '@quittance/domain/values'

import type { Ledger } from './ledger.ts'
import { eur, K, line, on, type Sent, schedule, started } from './testing/commands.ts'
import { ledgerAfter, logOf, told } from './testing/ledger.ts'

const F104 = {
  ...{ contractId: K, debtorId: 'C' },
  invoiceId: invoiceIdOf(id(ClientId, 'ALPHA'), id(DebtorId, 'C'), number('F104')),
}
const begun = [...started(), line('C', '30000.00'), schedule('R1', [['F104', 'C', '600.00']])]

const dun = (step: string, sentOn: string): Sent =>
  on(sentOn, { type: 'SendDunning', ...F104, step, sentOn })
const L1 = dun('L1', '2026-03-16')
const promise = (amount: string, madeOn = '2026-03-17', promisedOn = '2026-03-24'): Sent =>
  on(madeOn, {
    ...{ type: 'MakePromise', ...F104, amount: eur(amount), promisedOn, contact: 'p-71', madeOn },
  })
const dispute = (amount: string): Sent =>
  on('2026-03-17', {
    ...{ type: 'DisputeInvoice', ...F104, amount: eur(amount), disputedOn: '2026-03-17' },
    reason: 'two pallets damaged',
  })
const settle = on('2026-03-20', {
  ...{ type: 'ResolveDispute', ...F104, outcome: 'withdrawn', resolvedOn: '2026-03-20' },
})

const entry = (bookedOn: string) => ({
  ...{ account: 'FR76', bookedOn, bankReference: 'V1', amount: eur('600.00'), sequence: 1 },
})
const collectionOf = (bookedOn: string) =>
  collectionIdOf({ ...entry(bookedOn), amount: money('600.00', 'EUR') } as never)
const receive = (bookedOn: string): ReadonlyArray<Sent> => [
  on(bookedOn, { type: 'ReceiveCollection', ...entry(bookedOn), means: 'transfer' }),
  on(bookedOn, {
    ...{ type: 'IdentifyCollection', collectionId: collectionOf(bookedOn), debtorId: 'C' },
  }),
]
const allocate = (bookedOn: string): Sent =>
  on(bookedOn, {
    ...{ type: 'AllocatePayment', collectionId: collectionOf(bookedOn) },
    allocations: [{ ...F104, amount: eur('600.00') }],
  })
const reverse = (bookedOn: string, reversedOn: string): Sent =>
  on(reversedOn, {
    ...{ type: 'ReverseCollection', collectionId: collectionOf(bookedOn) },
    ...{ ground: 'returned', reversedOn },
  })
const claim = (bookedOn: string, claimedOn: string): Sent =>
  on(claimedOn, {
    ...{ type: 'ClaimLatePenalty', ...F104, collectionId: collectionOf(bookedOn), claimedOn },
    rates: { source: 'ECB', table: [{ from: '2026-01-01', rate: '0.0215' }] },
  })

const kind = { typology: 'microBusiness', sector: null, country: 'FR' }
const registered = on('2026-01-08', { type: 'RegisterDebtor', debtorId: 'C', name: null, ...kind })

describe('A reminder', () => {
  test('asks for what is open, from the day that the terms say', async () => {
    const { ledger } = await ledgerAfter(begun)
    expect(await ledger.execute(dun('L1', '2026-03-13'))()).toMatchObject({
      left: { type: 'StepNotDue', dueFrom: '2026-03-16' },
    })
    expect(await ledger.execute(L1)()).toMatchObject({
      right: { events: [{ event: { type: 'DunningSent', amount: money('600.00', 'EUR') } }] },
    })
  })

  test.each<[string, ReadonlyArray<Sent>, object]>([
    [
      'what is all disputed',
      [dispute('600.00')],
      { type: 'AllIsDisputed', open: money('600.00', 'EUR'), disputed: money('600.00', 'EUR') },
    ],
    [
      'what is paid',
      [...receive('2026-03-16'), allocate('2026-03-16')],
      { type: 'InvoiceIsPaid', open: money('0.00', 'EUR') },
    ],
  ])('is not sent for %s, though recovery has not begun', async (_what, before, refusal) => {
    const { ledger, store } = await ledgerAfter([...begun, ...before])
    expect((await logOf(store)).some(({ stream }) => stream.startsWith('recovery-'))).toBe(false)
    expect(await ledger.execute(dun('L1', '2026-03-17'))()).toMatchObject({ left: refusal })
  })

  test('is of an invoice of that contract and that debtor', async () => {
    const { ledger } = await ledgerAfter([...begun, ...started('AF-2026-0002', 'BETA')])
    for (const other of [{ debtorId: 'B' }, { contractId: 'AF-2026-0002' }]) {
      expect(await ledger.execute({ ...L1, ...other })()).toMatchObject({
        left: { type: 'InvoiceNotOpen', invoiceId: F104.invoiceId },
      })
    }
    expect(await ledger.execute({ ...L1, invoiceId: 'I9' })()).toMatchObject({
      left: { type: 'InvoiceUnknown' },
    })
  })

  test('is of a day that has come', async () => {
    const { ledger } = await ledgerAfter(begun)
    expect(await ledger.execute({ ...L1, occurredAt: '2026-03-15T12:00:00.000Z' })()).toMatchObject(
      { left: { type: 'DayNotCome', on: '2026-03-16' } },
    )
  })

  test('sent again is answered as before, though the invoice is paid since', async () => {
    const { ledger } = await ledgerAfter([
      ...begun,
      L1,
      ...receive('2026-03-18'),
      allocate('2026-03-18'),
    ])
    expect(told(await ledger.execute(L1)())).toMatchObject({ events: ['DunningSent'] })
  })
})

describe('The plan', () => {
  const amend = (steps: ReadonlyArray<{ step: string; daysFromDue: number }>) =>
    on('2026-02-01', {
      ...{ type: 'AmendTerms', contractId: K, effectiveOn: '2026-02-02' },
      terms: {
        recovery: [
          { typology: 'microBusiness', sector: null, country: null, steps },
          {
            ...{ typology: null, sector: null, country: null },
            steps: [{ step: 'L1', daysFromDue: 5 }],
          },
        ],
      },
    })

  test('is that of the debtor’s kind', async () => {
    const { ledger } = await ledgerAfter([
      ...begun,
      registered,
      amend([{ step: 'L1', daysFromDue: 1 }]),
    ])
    expect(told(await ledger.execute(dun('L1', '2026-03-11'))())).toMatchObject({
      events: ['DunningSent'],
    })
  })

  test('without steps is refused, and says for whom', async () => {
    const { ledger } = await ledgerAfter([...begun, registered, amend([])])
    expect(await ledger.execute(L1)()).toMatchObject({
      left: { type: 'RecoveryStepsMissing', debtor: kind },
    })
  })
})

describe('A recovery that has begun', () => {
  test('hears of a dispute, and of its end', async () => {
    const { ledger } = await ledgerAfter([...begun, L1])
    expect(await followed(ledger, dispute('200.00'))).toContain('RecoverySuspended')
    expect(await ledger.execute(dun('L2', '2026-03-25'))()).toMatchObject({
      right: { events: [{ event: { amount: money('400.00', 'EUR') } }] },
    })
    expect(await followed(ledger, settle)).toContain('RecoveryResumed')
  })

  test('hears that it is paid, which keeps the promise, and that the money went back', async () => {
    const paidOn = '2026-03-24'
    const { ledger } = await ledgerAfter([...begun, L1, promise('600.00'), ...receive(paidOn)])
    const paid = await followed(ledger, allocate(paidOn))
    expect(paid.filter((type) => /^(Promise|Recovery)/.test(type))).toEqual([
      ...['PromiseKept', 'RecoverySuspended'],
    ])
    expect(await ledger.execute(promise('1.00', '2026-03-25', '2026-03-26'))()).toMatchObject({
      left: { type: 'InvoiceIsPaid', open: money('0.00', 'EUR') },
    })
    const back = await followed(ledger, reverse(paidOn, '2026-03-30'))
    expect(back).toContain('RecoveryResumed')
    expect(told(await ledger.execute(dun('L2', '2026-03-30'))())).toMatchObject({
      events: ['DunningSent'],
    })
  })

  test('hears that its cover was called', async () => {
    const insolvent = on('2026-03-20', {
      ...{ type: 'OpenInsolvency', debtorId: 'C', procedure: 'liquidation' },
      ...{ judgmentOn: '2026-03-20', publishedOn: null },
    })
    const call = on('2026-03-24', {
      ...{ type: 'CallCover', contractId: K, debtorId: 'C', calledOn: '2026-03-24' },
      invoices: [F104.invoiceId],
    })
    const { ledger } = await ledgerAfter([...begun, registered, L1, insolvent])
    expect(await followed(ledger, call)).toContain('RecoverySuspended')
  })
})

describe('A late payment', () => {
  test('is claimed as it came, on the day on which it came', async () => {
    const paidOn = '2026-04-20'
    const { ledger } = await ledgerAfter([...begun, ...receive(paidOn), allocate(paidOn)])
    expect(await ledger.execute(claim(paidOn, '2026-04-21'))()).toMatchObject({
      right: {
        events: [
          {
            event: {
              ...{ type: 'LatePenaltyClaimed', paidOn, dueOn: '2026-03-10' },
              // 600.00 × 12.15 % × 41 / 365 = 8.1887…
              ...{ penalty: money('8.19', 'EUR'), indemnity: money('40.00', 'EUR') },
            },
          },
        ],
      },
    })
  })

  test('is not since a judgment that opened an insolvency', async () => {
    const paidOn = '2026-04-20'
    const insolvent = on('2026-04-02', {
      ...{ type: 'OpenInsolvency', debtorId: 'C', procedure: 'redressement' },
      ...{ judgmentOn: '2026-04-01', publishedOn: null },
    })
    const { ledger } = await ledgerAfter([
      ...[...begun, registered, insolvent, ...receive(paidOn), allocate(paidOn)],
    ])
    expect(await ledger.execute(claim(paidOn, '2026-04-21'))()).toMatchObject({
      left: { type: 'PenaltyForbidden', insolventSince: '2026-04-01' },
    })
  })

  test('is not by a collection that paid something else', async () => {
    const paidOn = '2026-04-20'
    const { ledger } = await ledgerAfter([...begun, ...receive(paidOn)])
    expect(await ledger.execute(claim(paidOn, '2026-04-21'))()).toMatchObject({
      left: { type: 'NothingPaidByCollection' },
    })
  })
})

test('A promise suspends escalation, not definancing: the contract does not hear of it', async () => {
  const { store } = await ledgerAfter([...begun, L1])
  const before = (await logOf(store)).filter(({ stream }) => stream === `contract-${K}`).length
  const { store: after } = await ledgerAfter([...begun, L1, promise('600.00')])
  const contract = (await logOf(after)).filter(({ stream }) => stream === `contract-${K}`)
  expect(contract).toHaveLength(before)
})

async function followed(ledger: Ledger, command: Sent): Promise<ReadonlyArray<string>> {
  const answer = told(await ledger.execute(command)())
  if (typeof answer === 'string') throw new Error(answer)
  return answer.consequences
}
