/** What cannot be, through the front door: each is refused by name, with its figures, and leaves nothing. */
import { beforeAll, describe, expect, test } from '@jest/globals'
import {
  ClientId,
  collectionIdOf,
  DebtorId,
  day,
  id,
  invoiceIdOf,
  money,
  number,
} from '@quittance/domain/values'
import { inMemory } from '@quittance/event-store'

import { type OpenLedger, openLedger } from './open-ledger.ts'
import { contract, upTo } from './testing/af-1.ts'
import { right } from './testing/answers.ts'
import { allocate, identify, receive, scheduleOf, startContract } from './testing/contracts.ts'
import { all } from './testing/log.ts'

const eur = (amount: string) => money(amount, 'EUR')
const by = { occurredAt: '2026-02-03T09:00:00Z', actor: 'test' }
const invoiceOf = (of: string, client = 'ALPHA') =>
  invoiceIdOf(id(ClientId, client), id(DebtorId, 'B'), number(of))
const [F101, F102, others] = [invoiceOf('F101'), invoiceOf('F102'), invoiceOf('F101', 'BETA')]
const collectionOf = ({ amount, bookedOn, ...entry }: ReturnType<typeof receive>) =>
  collectionIdOf({
    ...{ ...entry, bookedOn: day(bookedOn) },
    amount: money(amount.amount, amount.currency as 'EUR'),
  })

const receipt = receive('V1', '1000.00')
const [large, whole, gone] = [
  receive('V2', '50000.00'),
  receive('V3', '12000.00'),
  receive('V4', '10.00'),
]
const dollars = { ...receive('V5', '100.00'), amount: { amount: '100.00', currency: 'USD' } }
const line = { ...by, contractId: contract, debtorId: 'B' }
const reversal = (reversedOn: string) => ({
  ...{ type: 'ReverseCollection', ...by, collectionId: collectionOf(gone), ground: 'returned' },
  reversedOn,
})

let ledger: OpenLedger
beforeAll(async () => {
  ledger = await openLedger(inMemory())
  const receipts = [receipt, large, whole, gone, dollars]
  const history = [
    ...upTo(12).map(({ command }) => command),
    ...startContract('AF-2', 'BETA'),
    { ...scheduleOf('R1', 'F101'), contractId: 'AF-2' },
    ...receipts.flatMap((each) => [each, identify(collectionOf(each), 'B')]),
    allocate(collectionOf(whole), [contract, 'B', F102, '12000.00']),
    allocate(collectionOf(gone), [contract, 'B', F101, '10.00']),
    reversal('2026-02-03'),
    { type: 'WithdrawLine', ...line, reason: 'unused' },
  ]
  for (const command of history) right(await ledger.execute(command)())
})

const dispute = (amount: string, invoiceId = F101) => ({
  ...{ type: 'DisputeInvoice', ...line, invoiceId, amount: { amount, currency: 'EUR' } },
  ...{ reason: 'damaged', disputedOn: '2026-02-03' },
})

describe('It is refused', () => {
  test.each<readonly [what: string, command: object, refusal: object]>([
    [
      'to allocate more than was received',
      allocate(collectionOf(receipt), [contract, 'B', F101, '1000.01']),
      { type: 'AllocatedMoreThanReceived', unallocated: eur('1000.00') },
    ],
    [
      'to allocate more than is open',
      allocate(collectionOf(large), [contract, 'B', F101, '24000.01']),
      { type: 'MoreThanOpen', invoiceId: F101, open: eur('24000.00') },
    ],
    [
      'to allocate to an invoice that is paid',
      allocate(collectionOf(receipt), [contract, 'B', F102, '1.00']),
      { type: 'InvoiceNotOpen', invoiceId: F102 },
    ],
    [
      'to allocate to an invoice of another client',
      allocate(collectionOf(receipt), [contract, 'B', others, '1.00']),
      { type: 'InvoiceNotOpen', invoiceId: others },
    ],
    [
      'to allocate to an invoice of another debtor',
      allocate(collectionOf(receipt), [contract, 'C', F101, '1.00']),
      { type: 'InvoiceNotOpen', invoiceId: F101 },
    ],
    [
      'to allocate to an invoice that nobody knows',
      allocate(collectionOf(receipt), [contract, 'B', invoiceOf('F999'), '1.00']),
      { type: 'InvoiceUnknown', invoiceId: invoiceOf('F999') },
    ],
    [
      'to allocate money of another currency',
      allocate(collectionOf(dollars), [contract, 'B', F101, '1.00']),
      { type: 'CurrencyMustMatch', invoiceId: F101, currency: 'USD' },
    ],
    [
      'to revise what a withdrawn line covers',
      {
        ...{ type: 'ReviseLimit', ...line, limit: { amount: '99000.00', currency: 'EUR' } },
        revisedOn: '2026-02-03',
      },
      // Of F101 all: F102 is paid, and what was covered stays so.
      { type: 'LineWithdrawn', coverInUse: eur('24000.00') },
    ],
    [
      'to dispute more than is open',
      dispute('24000.01'),
      { type: 'DisputeAboveOpen', open: eur('24000.00') },
    ],
    ['to dispute what is paid', dispute('1.00', F102), { type: 'InvoiceNotOpen', invoiceId: F102 }],
    [
      'to reverse what went back',
      reversal('2026-02-04'),
      { type: 'CollectionIsReversed', ground: 'returned', reversedOn: '2026-02-03' },
    ],
    [
      'to allocate what went back',
      allocate(collectionOf(gone), [contract, 'B', F101, '1.00']),
      { type: 'CollectionIsReversed', ground: 'returned', reversedOn: '2026-02-03' },
    ],
    [
      'to revise the kind of a debtor whom nobody registered',
      {
        ...{
          type: 'ReviseTypology',
          ...by,
          debtorId: 'Z',
          typology: 'sme',
          sector: 'F',
          country: 'FR',
        },
      },
      { type: 'DebtorUnknown', debtorId: 'Z' },
    ],
  ])('%s', async (_what, command, refusal) => {
    const before = await all(ledger.store)
    expect(await ledger.execute(command)()).toEqual({ _tag: 'Left', left: refusal })
    expect(await all(ledger.store)).toEqual(before)
  })
})
