/** Money that is no invoice's, of 25,000.00: held, used, refunded, forwarded; and what a client received himself. */
import { describe, test } from '@jest/globals'

import { eur, usd } from '../testing/amounts.ts'
import {
  allocate,
  allocateByTerms,
  allocateCredit,
  allocated,
  chargeReported,
  collectionId,
  directId,
  directReported,
  excessHeld,
  excessId,
  forward,
  held,
  holdCredit,
  holdExcess,
  holdRest,
  identified,
  passOn,
  received,
  refund,
  reportDirect,
  reverse,
  reversed,
} from '../testing/collection.ts'
import { scenario } from '../testing/scenario.ts'
import { day } from '../values/day.ts'
import { ClientId, ContractId, DebtorId, InvoiceId, id } from '../values/identity.ts'
import { rate } from '../values/rate.ts'
import { type Command, decider, type Event } from './index.ts'

const { given } = scenario(decider)
const known = [received(), identified()]
const K = id(ContractId, 'AF-2026-0001')
const B = id(DebtorId, 'B')

const creditHeld = (amount: string): Event => ({
  ...{ type: 'CreditHeld', collectionId, contractId: K, debtorId: B, amount: eur(amount) },
})
const refunded = (amount: string, of: { debtorId: DebtorId } | null = null): Event => ({
  ...{ type: 'CollectionRefunded', collectionId, amount: eur(amount) },
  ...{ contractId: of && K, debtorId: of?.debtorId ?? null, refundedOn: day('2026-03-16') },
})

describe('What no invoice takes', () => {
  test('is held as the debtor’s credit with a contract, no more than is left', () => {
    given(...known)
      .when(holdCredit('25000.00'))
      .then(creditHeld('25000.00'))
    given(...known)
      .when(holdCredit('25000.01'))
      .thenRejected({ type: 'MoreThanIsLeft', unallocated: eur('25000.00') })
    given(received()).when(holdCredit('1.00')).thenRejected({ type: 'CollectionNotIdentified' })
  })

  test('goes back to the debtor, out of his credit, or out of suspense', () => {
    given(...known, creditHeld('500.00'))
      .when(refund('500.00', { debtor: 'B' }))
      .then(refunded('500.00', { debtorId: B }))
    given(...known, creditHeld('500.00'), refunded('200.00', { debtorId: B }))
      .when(refund('300.01', { debtor: 'B' }))
      .thenRejected({ type: 'MoreThanCredit', debtorId: B, credit: eur('300.00') })
    given(received()).when(refund('25000.00')).then(refunded('25000.00'))
    given(...known, creditHeld('500.00'))
      .when(refund('24500.01'))
      .thenRejected({ type: 'MoreThanIsLeft', unallocated: eur('24500.00') })
  })

  test('goes on to the client, whose invoice was not assigned', () => {
    given(...known)
      .when(forward('1000.00'))
      .then({
        ...{ type: 'CollectionForwarded', collectionId, clientId: id(ClientId, 'ALPHA') },
        ...{ amount: eur('1000.00'), forwardedOn: day('2026-03-16') },
      })
    given(...known, allocated('AF-2026-0001', ['F101', eur('24500.00')]))
      .when(forward('500.01'))
      .thenRejected({ type: 'MoreThanIsLeft', unallocated: eur('500.00') })
  })

  test.each<[string, Command, object]>([
    ['nothing', forward('0.00'), { type: 'AmountMustBePositive' }],
    [
      'another currency',
      { ...forward('1.00'), amount: usd('1.00') } as Command,
      { type: 'CurrencyMustMatch', currency: 'EUR' },
    ],
    [
      'before it came',
      refund('1.00', null, '2026-03-09'),
      { type: 'BeforeReceipt', receivedOn: day('2026-03-10') },
    ],
  ])('is not %s', (_what, command, why) =>
    given(...known)
      .when(command)
      .thenRejected(why as never),
  )

  test('that went back stays nowhere', () => {
    const how = { ground: 'recalled', reversedOn: day('2026-03-12') } as const
    for (const command of [holdCredit('1.00'), refund('1.00'), forward('1.00')]) {
      given(...known, reversed(null))
        .when(command)
        .thenRejected({ type: 'CollectionIsReversed', ...how })
    }
    given(...known, creditHeld('500.00'))
      .when(reverse())
      .then(reversed('AF-2026-0001'))
  })
})

describe('What a credit note left beyond its invoice', () => {
  const held = [excessHeld()]
  const ofExcess = (command: Command) => ({ ...command, collectionId: excessId }) as Command
  test('is the debtor’s credit, held once', () => {
    given()
      .when(holdExcess())
      .then(...held)
    given(...held)
      .when(holdExcess())
      .thenNothingChanges()
  })
  test('goes back to the debtor as any other credit, and no further', () => {
    given(...held)
      .when(ofExcess(refund('200.00', { debtor: 'B' })))
      .then({ ...refunded('200.00', { debtorId: B }), collectionId: excessId } as Event)
    given(...held)
      .when(ofExcess(refund('200.01', { debtor: 'B' })))
      .thenRejected({ type: 'MoreThanCredit', debtorId: B, credit: eur('200.00') })
  })
  test('pays what the contract uses it for', () => {
    const used = ofExcess(allocateCredit('F103', '200.00'))
    given(...held)
      .when(used)
      .then({
        ...{ type: 'CreditAllocated', collectionId: excessId, contractId: K, debtorId: B },
        allocations: [{ invoiceId: id(InvoiceId, 'F103'), debtorId: B, amount: eur('200.00') }],
      })
  })
  test.each<[string, Command, object]>([
    ['is no bank entry that goes back', reverse(), { type: 'NoBankEntry', number: 'AV9' }],
    ['is not in suspense', forward('1.00'), { type: 'MoreThanIsLeft', unallocated: eur('0.00') }],
    [
      'is not allocated by hand',
      allocate(['F103', eur('1.00')]),
      { type: 'AllocatedMoreThanReceived', unallocated: eur('0.00') },
    ],
    ['is no report of a client', passOn(), { type: 'DirectPaymentUnknown' }],
  ])('%s', (_what, command, why) =>
    given(...held)
      .when(ofExcess(command))
      .thenRejected(why as never),
  )
})

describe('Credit that a contract used', () => {
  const use: Event = {
    ...{ type: 'CreditAllocated', collectionId, contractId: K, debtorId: B },
    allocations: [{ invoiceId: id(InvoiceId, 'F102'), debtorId: B, amount: eur('300.00') }],
  }
  test('is allocated, and goes back with the rest', () => {
    given(...known, creditHeld('500.00'))
      .when(allocateCredit('F102', '300.00'))
      .then(use)
    given(...known, creditHeld('500.00'), use)
      .when(reverse())
      .then(reversed('AF-2026-0001', ['F102', eur('300.00')]))
  })
  test('of money that had gone back goes back too', () =>
    given(...known, creditHeld('500.00'), reversed('AF-2026-0001'))
      .when(allocateCredit('F102', '300.00'))
      .then(reversed('AF-2026-0001', ['F102', eur('300.00')])))
  test('for invoices that others had paid is held as before; of money that went back the contract hears', () => {
    const nothing: Command = {
      ...{ type: 'AllocateCredit', collectionId, contractId: K, debtorId: B, allocations: [] },
    }
    given(...known, creditHeld('500.00'))
      .when(nothing)
      .then()
    given(...known, creditHeld('500.00'), reversed('AF-2026-0001'))
      .when(nothing)
      .then(reversed('AF-2026-0001'))
  })
})

test('An allocation carries what the terms of its contract tolerate', () =>
  given(...known)
    .when(allocateByTerms('10.00', ['F101', eur('23995.00')]))
    .then({
      ...allocated('AF-2026-0001', ['F101', eur('23995.00')]),
      tolerance: { amount: eur('10.00'), share: rate('0.001') },
    } as Event))

describe('What a client received himself', () => {
  const passedOn = (charged: string): Event => ({
    ...{ type: 'DirectPaymentPassedOn', collectionId: directId, contractId: K, debtorId: B },
    ...{ invoiceId: id(InvoiceId, 'F102'), amount: eur('12000.00'), charged: eur(charged) },
    ...{ means: 'transfer', passedOnOn: day('2026-03-10') },
  })
  const charged: Event = {
    ...{ type: 'ReportedPaymentCharged', collectionId: directId, contractId: K, debtorId: B },
    ...{ invoiceId: id(InvoiceId, 'F102'), amount: eur('12000.00'), chargedOn: day('2026-03-13') },
  }

  test('is reported once, and moves nothing', () => {
    given().when(reportDirect()).then(directReported())
    given(directReported()).when(reportDirect()).thenNothingChanges()
    given(directReported())
      .when(reportDirect({ debtorId: id(DebtorId, 'C') }))
      .thenRejected({ type: 'DirectPaymentReportedOtherwise', debtorId: B })
    given()
      .when(reportDirect({ amount: eur('0.00') }))
      .thenRejected({ type: 'AmountMustBePositive' })
  })

  test('is passed on, with what had been charged of it', () => {
    given(directReported()).when(passOn()).then(passedOn('0.00'))
    given(directReported()).when(chargeReported()).then(charged)
    given(directReported(), charged).when(passOn()).then(passedOn('12000.00'))
    given(directReported(), passedOn('0.00')).when(passOn()).thenNothingChanges()
    given(directReported(), passedOn('0.00'))
      .when(passOn('2026-03-11'))
      .thenRejected({ type: 'DirectPaymentPassedOnOtherwise', passedOnOn: day('2026-03-10') })
    given(directReported())
      .when(passOn('2026-03-04'))
      .thenRejected({ type: 'BeforeClientReceipt', receivedByClientOn: day('2026-03-05') })
    given().when(passOn()).thenRejected({ type: 'DirectPaymentUnknown' })
  })

  test('can be allocated once it is passed on, as far as it was not charged', () => {
    const allocation = { ...allocate(['F102', eur('12000.00')]), collectionId: directId } as Command
    given(directReported())
      .when(allocation)
      .thenRejected({ type: 'MoneyNotReceived', receivedByClientOn: day('2026-03-05') })
    given(directReported(), passedOn('12000.00'))
      .when(allocation)
      .thenRejected({ type: 'AllocatedMoreThanReceived', unallocated: eur('0.00') })
  })
})

test('The remainder of an allocation is held as before', () =>
  given(...known, allocated('AF-2026-0001', ['F101', eur('24500.00')]))
    .when(holdRest(['B', '500.00']))
    .then(held('B', '500.00')))
