/** Money that comes in or goes, as a service sends it; of contract K and the client ALPHA. Amounts are euros. */
import {
  ClientId,
  collectionIdOf,
  DebtorId,
  day,
  directPaymentIdOf,
  type InvoiceId,
  id,
  invoiceIdOf,
  money,
  number,
} from '@quittance/domain/values'

import { eur, K, on, type Sent } from './commands.ts'

export const invoiceOf = (of: string, debtorId: string, clientId = 'ALPHA'): InvoiceId =>
  invoiceIdOf(id(ClientId, clientId), id(DebtorId, debtorId), number(of))

/** A bank entry, and what may be asked of it. */
export const transfer = (bankReference: string, bookedOn: string, amount: string) => {
  const entry = { account: 'FR76', bankReference, sequence: 1 }
  const booked = { bookedOn: day(bookedOn), amount: money(amount, 'EUR') }
  const collectionId = collectionIdOf({ ...entry, ...booked })
  const received = { type: 'ReceiveCollection', ...entry, bookedOn, amount: eur(amount) }
  return {
    collectionId,
    received: on(bookedOn, { ...received, means: 'transfer' }),
    identified: (debtorId: string): Sent =>
      on(bookedOn, { type: 'IdentifyCollection', collectionId, debtorId }),
  }
}

export const allocate = (
  collectionId: string,
  ...to: ReadonlyArray<readonly [invoiceId: string, debtorId: string, amount: string]>
): Sent =>
  on('2026-04-08', {
    ...{ type: 'AllocatePayment', collectionId },
    allocations: to.map(([invoiceId, debtorId, amount]) => ({
      ...{ contractId: K, debtorId, invoiceId, amount: eur(amount) },
    })),
  })

/** Of the debtor B, and what may be asked of it. */
export const direct = (
  reference: string,
  invoiceId: InvoiceId,
  amount: string,
  receivedByClientOn: string,
) => {
  const payment = { contractId: K, invoiceId, receivedByClientOn }
  const known = { ...payment, amount: money(amount, 'EUR'), reference }
  const collectionId = directPaymentIdOf(known as Parameters<typeof directPaymentIdOf>[0])
  const told = { ...payment, debtorId: 'B', amount: eur(amount) }
  return {
    collectionId,
    reported: on(receivedByClientOn, { type: 'ReportDirectPayment', ...told, reference }),
    charged: (chargedOn: string): Sent =>
      on(chargedOn, { type: 'ChargeDirectPayment', ...told, collectionId, chargedOn }),
    passedOn: (passedOnOn: string): Sent =>
      on(passedOnOn, {
        ...{ type: 'PassOnDirectPayment', collectionId, means: 'transfer', passedOnOn },
      }),
  }
}

export const creditNote = (
  [of, debtorId]: readonly [invoice: string, debtorId: string],
  note: string,
  amount: string,
  appliedOn: string,
): Sent =>
  on(appliedOn, {
    ...{ type: 'ApplyCreditNote', contractId: K, debtorId, number: note, amount: eur(amount) },
    ...{ invoiceId: invoiceOf(of, debtorId), appliedOn },
  })

const fixing = (rate: string) => ({ reference: 'EURIBOR-1M', rate, source: 'a sheet' })

/** On the first day of the next month. */
export const close = (month: string, rate = '0.0200'): Sent => {
  const [year, of] = month.split('-').map(Number)
  const next = `${year}-${String((of ?? 0) + 1).padStart(2, '0')}-01`
  return on(next, { type: 'CloseMonth', contractId: K, month, fixing: fixing(rate) })
}

export const runOff = (runOffOn: string): Sent =>
  on(runOffOn, { type: 'StartRunOff', contractId: K, runOffOn, ground: 'default' })

/** The client is repaid, and the contract closed. */
export const repay = (repaidOn: string): ReadonlyArray<Sent> => [
  on(repaidOn, { type: 'RepayClientBalance', contractId: K, repaidOn, fixing: fixing('0.0200') }),
  on(repaidOn, { type: 'CloseContract', contractId: K, closedOn: repaidOn }),
]

/** With terms that let an invoice be short by 10.00, or by a thousandth. */
export const tolerant = (command: Sent): Sent =>
  command.type === 'SendOffer'
    ? {
        ...command,
        terms: {
          ...(command['terms'] as object),
          settlementTolerance: { amount: eur('10.00'), share: '0.001' },
        },
      }
    : command
