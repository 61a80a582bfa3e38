/** Draws, and what the contract is told of cover and debtors' credits. */
import * as t from 'io-ts'

import { command } from '../../command-codec.ts'
import { Revision } from '../../values/count.ts'
import { Day } from '../../values/day.ts'
import { exact } from '../../values/exact.ts'
import { Fixing } from '../../values/fixing.ts'
import { AdvanceId, CollectionId, ContractId, DebtorId, InvoiceId } from '../../values/identity.ts'
import { Money } from '../../values/money.ts'
import { nullable } from '../../values/nullable.ts'
import { Share } from '../../values/rate.ts'

/** May this much be drawn on that day? */
export const GrantAdvance = command('GrantAdvance', {
  contractId: ContractId,
  advanceId: AdvanceId,
  amount: Money,
  requestedOn: Day,
})
export type GrantAdvance = t.TypeOf<typeof GrantAdvance>

/** Of a contract that is swept: whatever is available that day. */
export const GrantSweep = command('GrantSweep', {
  contractId: ContractId,
  advanceId: AdvanceId,
  sweptOn: Day,
})
export type GrantSweep = t.TypeOf<typeof GrantSweep>

/** May this much be drawn on that invoice, at the rate of that fixing? */
export const GrantReceivableAdvance = command('GrantReceivableAdvance', {
  contractId: ContractId,
  advanceId: AdvanceId,
  invoiceId: InvoiceId,
  amount: Money,
  requestedOn: Day,
  fixing: Fixing,
})
export type GrantReceivableAdvance = t.TypeOf<typeof GrantReceivableAdvance>

/** It was paid. */
export const BookAdvance = command('BookAdvance', {
  contractId: ContractId,
  advanceId: AdvanceId,
  amount: Money,
  paidOn: Day,
})
export type BookAdvance = t.TypeOf<typeof BookAdvance>

/** It was not paid after all. */
export const ReturnAdvance = command('ReturnAdvance', {
  contractId: ContractId,
  advanceId: AdvanceId,
  amount: Money,
  returnedOn: Day,
})
export type ReturnAdvance = t.TypeOf<typeof ReturnAdvance>

/** What a line decided; `limit` is what it may still cover, `covers` are those that changed; `quotity` of an insolvent debtor. */
export const NoteCover = command('NoteCover', {
  contractId: ContractId,
  debtorId: DebtorId,
  limit: Money,
  lineRevision: Revision,
  covers: t.readonlyArray(exact({ invoiceId: InvoiceId, covered: Money }, 'CoverToNote')),
  quotity: nullable(Share),
})
export type NoteCover = t.TypeOf<typeof NoteCover>

/** `amount` of a receipt is the debtor's, from `notedOn` on if that is known. */
export const NoteDebtorCredit = command('NoteDebtorCredit', {
  contractId: ContractId,
  debtorId: DebtorId,
  collectionId: CollectionId,
  amount: Money,
  notedOn: nullable(Day),
})
export type NoteDebtorCredit = t.TypeOf<typeof NoteDebtorCredit>
