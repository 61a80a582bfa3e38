/** Money that moves late: into a closed month, and after the close; and what a credit note left over. */
import { describe, expect, test } from '@jest/globals'
import { Contract } from '@quittance/domain'
import { ContractId, DebtorId, excessIdOf, id } from '@quittance/domain/values'
import type { EventStore } from '@quittance/event-store'
import { either as E } from 'fp-ts'

import l4 from '../../domain/src/testing/goldens/l-4.json' with { type: 'json' }
import type { Ledger } from './ledger.ts'
import { tell } from './rooms.ts'
import { draw, eur, K, line, on, R1, type Sent, schedule, started } from './testing/commands.ts'
import { brokenChains, ledgerAfter, logOf, told } from './testing/ledger.ts'
import {
  allocate,
  close,
  creditNote,
  direct,
  invoiceOf,
  repay,
  runOff,
  tolerant,
  transfer,
} from './testing/receipts.ts'

const [F101, F102] = [invoiceOf('F101', 'B'), invoiceOf('F102', 'B')]

describe('L-4: a payment identified late', () => {
  const paid = transfer('V1', l4.given.receivedOn, l4.given.received)
  const begun = [
    ...[...started(), line('B', '40000.00'), line('C', '25000.00'), schedule('R1', R1)],
    ...[draw('D1', '45000.00'), paidOut('D1', '2026-01-13')],
    ...[creditNote(['F102', 'B'], 'AV1', '2000.00', '2026-01-20'), close('2026-01', '0.0202')],
  ]
  const identified = [
    paid.received,
    paid.identified('B'),
    allocate(paid.collectionId, [F102, 'B', l4.given.received]),
  ]
  const cases = l4.expect.cases.map((golden, n) => ({ ...golden, ...l4.given.cases[n] }))
  test.each(cases)('while the period is $period', async (golden) => {
    const { store } = await ledgerAfter([
      ...begun,
      ...(golden.period === 'open'
        ? [...identified, close('2026-02', '0.0205')]
        : [close('2026-02', '0.0205'), ...identified, close('2026-03', '0.0198')]),
    ])
    const of = async (type: string) =>
      (await logOf(store))
        .filter((event) => event.type === type && event.data['month'] === '2026-02')
        .map(({ data }) => data)
    expect(await of('FinancingCommissionCharged')).toMatchObject([
      { exclTax: { amount: golden.charged } },
    ])
    expect(await of('FinancingCommissionCorrected')).toMatchObject(
      golden.period === 'open'
        ? []
        : [
            {
              ...{ exclTax: { amount: `-${golden.compensation}` } },
              valueOn: golden.compensationValueOn,
            },
          ],
    )
  })
})

describe('What a credit note left beyond its invoice', () => {
  const excess = excessIdOf(F101, 'AV1' as never)
  const begun = [
    ...[...started(), line('B', '40000.00'), schedule('R1', R1.slice(0, 2))],
    creditNote(['F101', 'B'], 'AV1', '24500.00', '2026-01-20'),
  ]
  const refunded = (amount: string) =>
    on('2026-01-22', {
      ...{ type: 'RefundCollection', collectionId: excess, amount: eur(amount) },
      ...{ credit: { contractId: K, debtorId: 'B' }, refundedOn: '2026-01-22' },
    })
  const used = (amount: string) =>
    on('2026-01-21', {
      ...{ type: 'UseDebtorCredit', contractId: K, debtorId: 'B', collectionId: excess },
      ...{ usedOn: '2026-01-21', allocations: [{ invoiceId: F102, amount: eur(amount) }] },
    })

  test('pays his other invoices, and goes back to him', async () => {
    const { ledger, store } = await ledgerAfter(begun)
    expect(told(await ledger.execute(used('300.00'))())).toEqual({
      events: ['DebtorCreditUsed'],
      consequences: [
        ...['PaymentApplied', 'CollectionBooked', 'CreditAllocated'],
        ...['OutstandingReduced', 'CoverNoted'],
      ],
    })
    expect(await ledger.execute(refunded('200.01'))()).toMatchObject(
      E.left({ type: 'MoreThanCredit', credit: { minor: 200_00n } }),
    )
    expect(told(await ledger.execute(refunded('200.00'))())).toEqual({
      ...{ events: ['CollectionRefunded'], consequences: ['DebtorCreditRefunded'] },
    })
    const { account, funding } = await contractIn(store)
    expect(account.outstanding.minor).toBe(11_700_00n)
    expect(funding.debtors.get(id(DebtorId, 'B'))?.credit.minor).toBe(0n)
  })

  test('is used no further than it goes', async () => {
    const { ledger } = await ledgerAfter(begun)
    expect(await ledger.execute(used('500.01'))()).toMatchObject(
      E.left({ type: 'MoreThanCredit', credit: { minor: 500_00n } }),
    )
  })
})

describe('A payment that goes back after the close', () => {
  // 9,995.00 closes F101, short by 5.00; 300.00 beyond it pays F102 in part, out of the debtor's credit.
  const first = transfer('V1', '2026-02-20', '10295.00')
  const second = transfer('V2', '2026-02-27', '3700.00')
  const again = transfer('V3', '2026-04-08', '10300.00')
  const closed = [
    ...[...started().map(tolerant), line('B', '15000.00')],
    schedule('R1', [
      ['F101', 'B', '10000.00'],
      ['F102', 'B', '4000.00'],
    ]),
    ...[
      first.received,
      first.identified('B'),
      allocate(first.collectionId, [F101, 'B', '9995.00']),
    ],
    on('2026-02-20', {
      ...{ type: 'HoldCredit', collectionId: first.collectionId, contractId: K },
      amount: eur('300.00'),
    }),
    on('2026-02-21', {
      ...{ type: 'UseDebtorCredit', contractId: K, debtorId: 'B', usedOn: '2026-02-21' },
      ...{ collectionId: first.collectionId },
      allocations: [{ invoiceId: F102, amount: eur('300.00') }],
    }),
    ...[second.received, second.identified('B')],
    allocate(second.collectionId, [F102, 'B', '3700.00']),
    ...[close('2026-01'), close('2026-02'), runOff('2026-03-05'), ...repay('2026-03-05')],
  ]
  const goesBack = on('2026-04-02', {
    ...{ type: 'ReverseCollection', collectionId: first.collectionId, ground: 'recalled' },
    reversedOn: '2026-04-02',
  })

  test('is owed again to the last cent: the difference, the credit, the cover', async () => {
    const { ledger, store } = await ledgerAfter(closed)
    const before = await contractIn(store)
    expect(before.life.status).toBe('Closed')
    expect(E.isRight(await ledger.execute(goesBack)())).toBe(true)
    const { account, life, funding } = await contractIn(store)
    expect(life.status).toBe('RunOff')
    expect(figures(account)).toEqual({
      ...{ outstanding: 10_300_00n, fundsInUse: 10_295_00n },
      ...{ clientAccount: 5_00n, guaranteeFund: 0n },
    })
    const receivables = [F101, F102].map((invoiceId) => funding.receivables.get(invoiceId))
    expect(receivables.map((each) => [each?.open.minor, each?.covered.minor])).toEqual([
      [10_000_00n, 10_000_00n],
      [300_00n, 300_00n],
    ])
    expect(funding.debtors.get(id(DebtorId, 'B'))?.credit.minor).toBe(0n)
  })

  test('counts from when it did: the receipt after its float, its credit from the day of its use', async () => {
    const { store } = await ledgerAfter([...closed, goesBack])
    const booked = (await logOf(store)).filter(({ type }) => type === 'CollectionReversalBooked')
    expect(booked.map(({ data }) => data)).toMatchObject([
      { valueOn: '2026-02-23', lines: [{ invoiceId: F101, restored: eur('9995.00') }] },
      { valueOn: '2026-02-21', lines: [{ invoiceId: F102, restored: eur('300.00') }] },
    ])
  })

  test('costs what the closed months would have cost, and the contract ends again', async () => {
    const { store } = await ledgerAfter([
      ...[...closed, goesBack, again.received, again.identified('B')],
      allocate(again.collectionId, [F101, 'B', '10000.00'], [F102, 'B', '300.00']),
      paidIn('500.00', '2026-04-08'),
      ...repay('2026-04-30'),
    ])
    const log = await logOf(store)
    const corrected = log.filter(({ type }) => type === 'FinancingCommissionCorrected')
    expect(corrected.map(({ data }) => data['month'])).toEqual(['2026-02', '2026-03'])
    expect((await contractIn(store)).life.status).toBe('Closed')
    expect(brokenChains(log)).toEqual([])
  })
})

test('What a client has passed on is not charged to him any more', async () => {
  const payment = direct('P1', F101, '400.00', '2026-02-10')
  const { ledger } = await ledgerAfter([
    ...[...started(), line('B', '5000.00'), schedule('R1', [['F101', 'B', '1000.00']])],
    ...[payment.reported, payment.passedOn('2026-02-12')],
  ])
  expect(await ledger.execute(payment.charged('2026-02-20'))()).toEqual(
    E.left({ type: 'DirectPaymentPassedOnOtherwise', passedOnOn: '2026-02-12' }),
  )
})

describe('What a client passes on after the close', () => {
  const payment = direct('P1', F101, '1000.00', '2026-02-10')
  const begun = [...started(), line('B', '5000.00'), schedule('R1', [['F101', 'B', '1000.00']])]
  const closing = [close('2026-01'), close('2026-02'), runOff('2026-03-05'), ...repay('2026-03-05')]
  const bank = transfer('V1', '2026-02-27', '1000.00')

  test('is his again where it had been charged: the run-off is open for it', async () => {
    const charged = [
      ...[...begun, payment.reported, payment.charged('2026-02-20')],
      ...[paidIn('50.00', '2026-03-03'), ...closing],
    ]
    const { ledger, store } = await ledgerAfter(charged)
    expect(told(await ledger.execute(payment.passedOn('2026-04-02'))())).toEqual({
      events: ['DirectPaymentPassedOn'],
      consequences: ['RunOffReopened', 'DirectPaymentReturned'],
    })
    expect(figures((await contractIn(store)).account)).toMatchObject({
      ...{ clientAccount: 1_000_00n, fundsInUse: -1_000_00n },
    })
    await goOn(ledger, ...repay('2026-04-30'))
    expect((await contractIn(store)).life.status).toBe('Closed')
  })

  test('is the debtor’s where he had paid twice: it goes back to him, and all is over again', async () => {
    const paidTwice = [
      ...[...begun, payment.reported, bank.received, bank.identified('B')],
      ...[allocate(bank.collectionId, [F101, 'B', '1000.00']), ...closing],
    ]
    const { ledger, store } = await ledgerAfter(paidTwice)
    expect(told(await ledger.execute(payment.passedOn('2026-04-02'))())).toEqual({
      events: ['DirectPaymentPassedOn'],
      consequences: [
        ...['PaymentAllocated', 'PaymentApplied', 'RemainderHeld'],
        ...['RunOffReopened', 'DebtorCreditNoted'],
      ],
    })
    const credit = { contractId: K, debtorId: 'B' }
    await goOn(
      ledger,
      on('2026-04-03', {
        ...{ type: 'RefundCollection', collectionId: payment.collectionId, credit },
        ...{ amount: eur('1000.00'), refundedOn: '2026-04-03' },
      }),
      ...repay('2026-04-30'),
    )
    expect((await contractIn(store)).life.status).toBe('Closed')
  })
})

async function goOn(ledger: Ledger, ...commands: ReadonlyArray<Sent>) {
  for (const command of commands) {
    expect([command.type, await ledger.execute(command)()]).toMatchObject([
      command.type,
      { _tag: 'Right' },
    ])
  }
}

/** As its stream tells it. */
async function contractIn(store: EventStore) {
  const { initial, evolve } = Contract.decider
  const events = (await logOf(store)).flatMap((recorded) =>
    recorded.stream === `contract-${id(ContractId, K)}` ? [tell(recorded).event] : [],
  )
  const state = events.reduce<Contract.State>(
    (before, event) => evolve(before, event as Contract.Event),
    initial,
  )
  if (state.status === 'Absent') throw new Error('no contract')
  return state
}

function figures(account: Contract.Contract['account']) {
  return Object.fromEntries(Object.entries(account).map(([name, { minor }]) => [name, minor]))
}

function paidOut(advanceId: string, paidOn: string) {
  return on(paidOn, { type: 'PayAdvance', contractId: K, advanceId, paidOn })
}

function paidIn(amount: string, receivedOn: string) {
  return on(receivedOn, {
    ...{ type: 'BookClientPayment', contractId: K, reference: 'BANK', amount: eur(amount) },
    ...{ means: 'transfer', receivedOn },
  })
}
