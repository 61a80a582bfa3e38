/** Why a receivable that is bought may not be funded, as far as days and terms do not say it by themselves. */
import * as t from 'io-ts'

import { event } from '../../event-codec.ts'
import { Count } from '../../values/count.ts'
import { Day, ReckonedDay } from '../../values/day.ts'
import { ContractId, DebtorId, InvoiceId } from '../../values/identity.ts'
import { Money } from '../../values/money.ts'

const receivable = { contractId: ContractId, invoiceId: InvoiceId, debtorId: DebtorId }

/** A dispute; or what makes a receivable ineligible, where the contract cannot see it for itself. */
export const ReserveGround = t.keyof(
  {
    dispute: null,
    /** The debtor belongs to the client, or the client to him. */
    affiliate: null,
    excludedCountry: null,
    missingProof: null,
    uncheckedDebtor: null,
    /** Of no effect where the terms take such invoices. */
    proForma: null,
    instalments: null,
  },
  'ReserveGround',
)
export type ReserveGround = t.TypeOf<typeof ReserveGround>

/** `amount` of the invoice is not fundable from that day on; it takes the place of an earlier one on the same ground. */
export const ReceivableReserved = event('ReceivableReserved', {
  ...receivable,
  ground: ReserveGround,
  amount: Money,
  reservedOn: Day,
  /** `reservedOn`; or the end of the grace that the terms give a dispute. */
  notFundableFrom: ReckonedDay,
})
export type ReceivableReserved = t.TypeOf<typeof ReceivableReserved>

export const ReserveLifted = event('ReserveLifted', {
  ...receivable,
  ground: ReserveGround,
  liftedOn: Day,
})
export type ReserveLifted = t.TypeOf<typeof ReserveLifted>

/** The invoice is now due on that day. */
export const DueDateNoted = event('DueDateNoted', { ...receivable, dueOn: Day })
export type DueDateNoted = t.TypeOf<typeof DueDateNoted>

/**
 * Definancing (_définancement_). `overdue`: once, until the due date is moved: `dayCount` days past due, which is
 * more than the terms allow, `amount` was still open. `dispute`: its grace is over, `dayCount` days after it began.
 */
export const FundingWithdrawn = event('FundingWithdrawn', {
  ...receivable,
  cause: t.keyof({ overdue: null, dispute: null }, 'WithdrawalCause'),
  dayCount: Count,
  amount: Money,
  withdrawnOn: Day,
})
export type FundingWithdrawn = t.TypeOf<typeof FundingWithdrawn>
