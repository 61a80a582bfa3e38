/** What may be asked of a guarantee line. A batch is one decision: all of it, or none. */
import * as t from 'io-ts'

import { command } from '../command-codec.ts'
import { Revision } from '../values/count.ts'
import { Day } from '../values/day.ts'
import { exact } from '../values/exact.ts'
import { ContractId, DebtorId, InvoiceId } from '../values/identity.ts'
import { Amount, Money } from '../values/money.ts'
import { Share } from '../values/rate.ts'
import { Text } from '../values/text.ts'
import { category } from './events.ts'

const line = { contractId: ContractId, debtorId: DebtorId }

/** Step 1 of 7: the order is why cover is asked for. */
export const RequestLine = command('RequestLine', { ...line, orderReference: Text, amount: Amount })
export type RequestLine = t.TypeOf<typeof RequestLine>

/** On the day `validFrom`, and to `validTo`, both included; without end when null. */
export const GrantLine = command('GrantLine', {
  ...line,
  limit: Amount,
  quotity: Share,
  validFrom: Day,
  validTo: t.union([Day, t.null]),
})
export type GrantLine = t.TypeOf<typeof GrantLine>

export const RefuseLine = command('RefuseLine', { ...line, reason: Text })
export type RefuseLine = t.TypeOf<typeof RefuseLine>

/** Up or down, for the future only. */
export const ReviseLimit = command('ReviseLimit', { ...line, limit: Amount, revisedOn: Day })
export type ReviseLimit = t.TypeOf<typeof ReviseLimit>

export const WithdrawLine = command('WithdrawLine', { ...line, reason: Text })
export type WithdrawLine = t.TypeOf<typeof WithdrawLine>

/** Sent as invoices are assigned, in that order: whoever comes first is covered first. */
export const CoverInvoices = command('CoverInvoices', {
  ...line,
  on: Day,
  /** `amount` is what the debtor owes on the invoice, VAT included. */
  invoices: t.readonlyArray(exact({ invoiceId: InvoiceId, amount: Money }, 'InvoiceToCover')),
})
export type CoverInvoices = t.TypeOf<typeof CoverInvoices>

/** Sent after a payment or a credit note. */
export const ReviseOutstanding = command('ReviseOutstanding', {
  ...line,
  on: Day,
  /** What the debtor still owes, VAT included, as of the invoice's own revision. */
  invoices: t.readonlyArray(
    exact({ invoiceId: InvoiceId, invoiceRevision: Revision, outstanding: Money }, 'InvoiceOwed'),
  ),
})
export type ReviseOutstanding = t.TypeOf<typeof ReviseOutstanding>

export const Command = t.union(
  [RequestLine, GrantLine, RefuseLine, ReviseLimit, WithdrawLine, CoverInvoices, ReviseOutstanding],
  'GuaranteeLine.Command',
)
export type Command = t.TypeOf<typeof Command>

/** Sent by reactions to what another stream decided, by nobody else; never refused for a business reason. */
export const reactions = ['CoverInvoices', 'ReviseOutstanding'] as const satisfies ReadonlyArray<
  Command['type']
>

export const streamOf = ({ contractId, debtorId }: Command): string =>
  `${category}-${contractId}_${debtorId}`
