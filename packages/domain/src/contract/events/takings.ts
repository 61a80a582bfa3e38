/** What the contract took of an invoice that was paid meanwhile: the invoice judges what is open. */
import * as t from 'io-ts'

import { event } from '../../event-codec.ts'
import { Day, ReckonedDay } from '../../values/day.ts'
import { exact } from '../../values/exact.ts'
import { CollectionId, ContractId, DebtorId, InvoiceId } from '../../values/identity.ts'
import { Money } from '../../values/money.ts'
import { DocumentNumber } from '../../values/number.ts'
import { ChargeBackGround, LossGround } from './recourse.ts'

/** A charge-back, a loss, or a direct payment that was charged. */
const TakingKind = t.union(
  [
    exact({ kind: t.literal('chargeBack'), ground: ChargeBackGround }, 'ChargeBackTaking'),
    exact({ kind: t.literal('loss'), ground: LossGround }, 'LossTaking'),
    exact({ kind: t.literal('directPayment'), collectionId: CollectionId }, 'DirectPaymentTaking'),
  ],
  'TakingKind',
)
export type TakingKind = t.TypeOf<typeof TakingKind>

/**
 * A payment or a credit note, booked in the same append, had that much of the invoice first. It counts from
 * the day from which the taking did.
 */
export const TakingUndone = event('TakingUndone', {
  contractId: ContractId,
  debtorId: DebtorId,
  invoiceId: InvoiceId,
  number: DocumentNumber,
  of: TakingKind,
  amount: Money,
  undoneOn: Day,
  valueOn: ReckonedDay,
})
export type TakingUndone = t.TypeOf<typeof TakingUndone>
