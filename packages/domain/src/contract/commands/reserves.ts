/** What makes a receivable fundable or not, beside its days. */
import type * as t from 'io-ts'

import { command } from '../../command-codec.ts'
import { Day } from '../../values/day.ts'
import { ContractId, DebtorId, InvoiceId } from '../../values/identity.ts'
import { Amount } from '../../values/money.ts'
import { ReserveGround } from '../events/reserves.ts'

const receivable = { contractId: ContractId, invoiceId: InvoiceId, debtorId: DebtorId }

/** Of the invoice, `amount` is disputed, or ineligible on that ground. */
export const ReserveReceivable = command('ReserveReceivable', {
  ...receivable,
  ground: ReserveGround,
  amount: Amount,
  reservedOn: Day,
})
export type ReserveReceivable = t.TypeOf<typeof ReserveReceivable>

export const LiftReserve = command('LiftReserve', {
  ...receivable,
  ground: ReserveGround,
  liftedOn: Day,
})
export type LiftReserve = t.TypeOf<typeof LiftReserve>

/** The invoice said, on `extendedOn`, that it is now due on `dueOn`. */
export const NoteDueDate = command('NoteDueDate', { ...receivable, dueOn: Day, extendedOn: Day })
export type NoteDueDate = t.TypeOf<typeof NoteDueDate>
