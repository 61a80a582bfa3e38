/** Who bears what a debtor does not pay: the client, the factor; and what of it comes in after all. */
import * as t from 'io-ts'

import { event } from '../../event-codec.ts'
import { Day, ReckonedDay } from '../../values/day.ts'
import { ContractId, DebtorId, InvoiceId, RecoveryId } from '../../values/identity.ts'
import { Money } from '../../values/money.ts'
import { DocumentNumber } from '../../values/number.ts'
import { RecourseGround } from '../../values/reasons.ts'

const invoice = {
  contractId: ContractId,
  debtorId: DebtorId,
  invoiceId: InvoiceId,
  number: DocumentNumber,
}

/** Its cover was called: what the factor does not bear of it is the client's. */
const CoverCall = t.keyof({ coverCalled: null }, 'CoverCall')

export const ChargeBackGround = t.union([RecourseGround, CoverCall], 'ChargeBackGround')

/** Under its cover; or a small rest that nobody is asked for. */
export const LossGround = t.keyof({ coverCalled: null, smallRest: null }, 'LossGround')

/** That much of the invoice is the client's again, and his account bears it (rules 1.17): funds in use do not move. */
export const InvoiceChargedBack = event('InvoiceChargedBack', {
  ...invoice,
  ground: ChargeBackGround,
  amount: Money,
  chargedBackOn: Day,
  valueOn: ReckonedDay,
})
export type InvoiceChargedBack = t.TypeOf<typeof InvoiceChargedBack>

/** The factor lost that much of the invoice: it counts as collected (golden S-1). */
export const LossBorne = event('LossBorne', {
  ...invoice,
  ground: LossGround,
  amount: Money,
  borneOn: Day,
  valueOn: ReckonedDay,
})
export type LossBorne = t.TypeOf<typeof LossBorne>

/** Of a debtor's invoices that were given up something came in: each side has its share (golden S-1). */
export const RecoveryBooked = event('RecoveryBooked', {
  contractId: ContractId,
  debtorId: DebtorId,
  recoveryId: RecoveryId,
  forFactor: Money,
  forClient: Money,
  recoveredOn: Day,
  valueOn: ReckonedDay,
})
export type RecoveryBooked = t.TypeOf<typeof RecoveryBooked>

/** It went back: each side gives back its share, valued as that was. */
export const RecoveryReversalBooked = event('RecoveryReversalBooked', {
  contractId: ContractId,
  debtorId: DebtorId,
  recoveryId: RecoveryId,
  forFactor: Money,
  forClient: Money,
  reversedOn: Day,
  valueOn: ReckonedDay,
})
export type RecoveryReversalBooked = t.TypeOf<typeof RecoveryReversalBooked>
