/** Mode B: an advance on one receivable, repaid by what comes in for it. */
import type * as t from 'io-ts'

import { event } from '../../event-codec.ts'
import { ReckonedDay } from '../../values/day.ts'
import { Fixing } from '../../values/fixing.ts'
import { AdvanceId, ContractId, DebtorId, InvoiceId } from '../../values/identity.ts'
import { Money } from '../../values/money.ts'

const linked = {
  contractId: ContractId,
  advanceId: AdvanceId,
  invoiceId: InvoiceId,
  debtorId: DebtorId,
}

/** The advance that is granted next is on this invoice, at the rate of that fixing for its life. */
export const AdvanceLinked = event('AdvanceLinked', { ...linked, fixing: Fixing })
export type AdvanceLinked = t.TypeOf<typeof AdvanceLinked>

/**
 * Its invoice has paid all of it, or is open no longer: it bears no interest of its own from `valueOn` on.
 * `unpaid`, if any, stays in use like any draw.
 */
export const AdvanceSettled = event('AdvanceSettled', {
  ...linked,
  unpaid: Money,
  valueOn: ReckonedDay,
})
export type AdvanceSettled = t.TypeOf<typeof AdvanceSettled>
