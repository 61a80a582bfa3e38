/** What a debtor does not pay. */
import * as t from 'io-ts'

import { command } from '../../command-codec.ts'
import { Day } from '../../values/day.ts'
import { exact } from '../../values/exact.ts'
import { ContractId, DebtorId, InvoiceId, RecoveryId } from '../../values/identity.ts'
import { Amount, Money } from '../../values/money.ts'
import { RecourseGround } from '../../values/reasons.ts'

const receivable = { contractId: ContractId, invoiceId: InvoiceId, debtorId: DebtorId }

/** Of the invoice, `amount` is the client's again, on a ground that the recourse of his terms knows. */
export const ChargeBack = command('ChargeBack', {
  ...receivable,
  ground: RecourseGround,
  amount: Amount,
  chargedBackOn: Day,
})
export type ChargeBack = t.TypeOf<typeof ChargeBack>

/** A rest that is too small to ask for is the factor's loss. */
export const WriteOff = command('WriteOff', { ...receivable, amount: Amount, writtenOffOn: Day })
export type WriteOff = t.TypeOf<typeof WriteOff>

/** The cover of these invoices was called: what the factor bears of each, and what the client does. */
export const BearLoss = command('BearLoss', {
  contractId: ContractId,
  debtorId: DebtorId,
  lossOn: Day,
  losses: t.readonlyArray(
    exact({ invoiceId: InvoiceId, borne: Money, chargedBack: Money }, 'LossToBear'),
  ),
})
export type BearLoss = t.TypeOf<typeof BearLoss>

/** Something came in for what was given up, and was shared. */
export const BookRecovery = command('BookRecovery', {
  contractId: ContractId,
  debtorId: DebtorId,
  recoveryId: RecoveryId,
  recoveredOn: Day,
  forFactor: Money,
  forClient: Money,
})
export type BookRecovery = t.TypeOf<typeof BookRecovery>

/** What came in, on `recoveredOn`, went back. */
export const BookRecoveryReversal = command('BookRecoveryReversal', {
  contractId: ContractId,
  debtorId: DebtorId,
  recoveryId: RecoveryId,
  recoveredOn: Day,
  reversedOn: Day,
  forFactor: Money,
  forClient: Money,
})
export type BookRecoveryReversal = t.TypeOf<typeof BookRecoveryReversal>
