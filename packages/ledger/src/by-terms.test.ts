/** What an allocation is refused, with its figures; and that it is asked once only. */
import { beforeEach, describe, expect, test } from '@jest/globals'
import {
  ClientId,
  collectionIdOf,
  DebtorId,
  directPaymentIdOf,
  id,
  invoiceIdOf,
  money,
  number,
} from '@quittance/domain/values'
import { inMemory } from '@quittance/event-store'
import { either as E } from 'fp-ts'

import { type Ledger, openLedgerOn } from './ledger.ts'
import { eur, K, on, schedule, started } from './testing/commands.ts'
import { given } from './testing/ledger.ts'

const day = '2026-02-27'
const entry = { account: 'FR76', bookedOn: day, bankReference: 'V1', sequence: 1 }
const collectionId = collectionIdOf({ ...entry, amount: money('20000.00', 'EUR') } as never)
const of = (debtorId: string, invoice: string) =>
  invoiceIdOf(id(ClientId, 'ALPHA'), id(DebtorId, debtorId), number(invoice))
const allocate = (invoice: string, amount: object, debtorId = 'B', contractId = K) =>
  on(day, {
    ...{ type: 'AllocatePayment', collectionId },
    allocations: [
      { contractId, debtorId, invoiceId: of('B', invoice), amount: amount as { amount: string } },
    ],
  })

let ledger: Ledger
beforeEach(async () => {
  ledger = await openLedgerOn(given(inMemory()))
  for (const command of [
    ...started(),
    ...started('AF-2026-0002', 'BETA'),
    schedule('R1', [
      ['F1', 'B', '10000.00'],
      ['F2', 'B', '10000.00'],
    ]),
    on(day, { type: 'ReceiveCollection', ...entry, amount: eur('20000.00'), means: 'transfer' }),
    on(day, { type: 'IdentifyCollection', collectionId, debtorId: 'B' }),
  ]) {
    expect(await ledger.execute(command)()).toMatchObject({ _tag: 'Right' })
  }
})

describe('An allocation', () => {
  test.each([
    [
      'beyond what is open',
      allocate('F1', eur('10000.01')),
      'MoreThanOpen',
      { open: money('10000.00', 'EUR') },
    ],
    [
      'of another debtor',
      allocate('F1', eur('1.00'), 'C'),
      'InvoiceNotOpen',
      { invoiceId: of('B', 'F1') },
    ],
    [
      'to another client’s invoice',
      allocate('F1', eur('1.00'), 'B', 'AF-2026-0002'),
      'InvoiceNotOpen',
      { invoiceId: of('B', 'F1') },
    ],
    [
      'in another currency',
      allocate('F1', { amount: '1.00', currency: 'USD' }),
      'CurrencyMustMatch',
      { currency: 'EUR' },
    ],
  ])('%s is refused', async (_what, command, type, figures) =>
    expect(await ledger.execute(command)()).toMatchObject({ left: { type, ...figures } }),
  )

  test('to an invoice that is paid is refused; the one that paid it is answered again', async () => {
    const first = await ledger.execute(allocate('F1', eur('10000.00')))()
    expect(first).toMatchObject({ _tag: 'Right' })
    const again = await ledger.execute(allocate('F1', eur('10000.00')))()
    expect(idsOf(again)).toEqual(idsOf(first))
    expect(await ledger.execute(allocate('F1', eur('1.00')))()).toMatchObject({
      left: { type: 'InvoiceNotOpen', invoiceId: of('B', 'F1') },
    })
  })

  test('that went back goes back once', async () => {
    const reverse = (ground: string) =>
      on(day, { type: 'ReverseCollection', collectionId, ground, reversedOn: day })
    expect(await ledger.execute(reverse('returned'))()).toMatchObject({ _tag: 'Right' })
    expect(await ledger.execute(reverse('recalled'))()).toMatchObject({
      left: { type: 'CollectionIsReversed', ground: 'returned', reversedOn: day },
    })
  })
})

test('Only what was reported is charged', async () => {
  const charge = {
    ...{ type: 'ChargeDirectPayment', contractId: K, debtorId: 'B', invoiceId: of('B', 'F1') },
    ...{ collectionId: 'P1', amount: eur('1.00') },
    ...{ receivedByClientOn: '2026-02-02', chargedOn: '2026-02-27' },
  }
  expect(await ledger.execute(on(day, charge))()).toMatchObject({
    left: { type: 'DirectPaymentUnknown' },
  })
})

describe('What a client passed on', () => {
  const payment = { contractId: K, debtorId: 'B', invoiceId: of('B', 'F1'), amount: eur('1.00') }
  const reported = { ...payment, reference: 'P1', receivedByClientOn: '2026-02-02' }
  const collectionId = directPaymentIdOf({ ...reported, amount: money('1.00', 'EUR') } as never)
  const { reference: _reference, ...charged } = reported
  const report = on(day, { type: 'ReportDirectPayment', ...reported })
  const passOn = on(day, {
    ...{ type: 'PassOnDirectPayment', collectionId, means: 'transfer', passedOnOn: day },
  })
  const charge = on(day, {
    ...{ type: 'ChargeDirectPayment', ...charged, collectionId, chargedOn: day },
  })

  test('is not charged to him', async () => {
    for (const command of [report, passOn]) await ledger.execute(command)()
    expect(await ledger.execute(charge)()).toEqual(
      E.left({ type: 'DirectPaymentPassedOnOtherwise', passedOnOn: day }),
    )
  })

  test('after it was charged was charged once, whoever says so', async () => {
    for (const command of [report, charge, passOn]) {
      expect(await ledger.execute(command)()).toMatchObject({ _tag: 'Right' })
    }
    expect(await ledger.execute({ ...charge, commandId: 'another' })()).toMatchObject({
      right: { events: [] },
    })
  })
})

function idsOf(answer: Awaited<ReturnType<ReturnType<Ledger['execute']>>>) {
  if (E.isLeft(answer)) throw new Error(answer.left.type)
  return [...answer.right.events, ...answer.right.consequences].map((each) => each.id)
}
