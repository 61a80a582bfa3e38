/** A debtor's credit pays his invoices, or goes back to him. */
import { accept, reject } from '../../decider.ts'
import type { InvoiceId } from '../../values/identity.ts'
import { isNegative, isPositive, type Money, min, minus, plus, zero } from '../../values/money.ts'
import type { RefundDebtorCredit, UseDebtorCredit } from '../commands/credits.ts'
import type { Decision, Rejection } from '../rejection.ts'
import { creditLeft } from '../state/payments.ts'
import type { Contract } from '../state.ts'

/** No more than there is, nor than is open. */
export const useDebtorCredit = (contract: Contract, command: UseDebtorCredit): Decision => {
  const { debtorId, allocations } = command
  const { currency } = contract.life
  const named = new Set<InvoiceId>()
  let used = zero(currency)
  for (const { invoiceId, amount } of allocations) {
    if (named.has(invoiceId)) return reject({ type: 'InvoiceNamedTwice', invoiceId })
    named.add(invoiceId)
    if (amount.currency !== currency) return reject({ type: 'CurrencyMustMatch', currency })
    if (!isPositive(amount)) return reject({ type: 'AmountMustBePositive' })
    const why = notOwed(contract, command, invoiceId, amount)
    if (why) return reject(why)
    used = plus(used, amount)
  }
  if (!isPositive(used)) return reject({ type: 'NothingToAllocate' })
  const credit = creditLeft(contract.payments, command) ?? zero(currency)
  return isNegative(minus(credit, used))
    ? reject({ type: 'MoreThanCredit', debtorId, credit })
    : accept({ ...command, type: 'DebtorCreditUsed' })
}

/** The money has left: of what was there, that is gone. */
export const refundDebtorCredit = (
  { payments, life }: Contract,
  command: RefundDebtorCredit,
): Decision => {
  const amount = min(command.amount, creditLeft(payments, command) ?? zero(life.currency))
  return isPositive(amount)
    ? accept({ ...command, type: 'DebtorCreditRefunded', amount })
    : accept()
}

const notOwed = (
  { funding }: Contract,
  { debtorId }: Pick<UseDebtorCredit, 'debtorId'>,
  invoiceId: InvoiceId,
  amount: Money,
): Rejection | undefined => {
  const receivable = funding.receivables.get(invoiceId)
  if (receivable?.debtorId !== debtorId) return { type: 'InvoiceNotOpen', invoiceId }
  const { open } = receivable
  return isNegative(minus(open, amount)) ? { type: 'MoreThanOpen', invoiceId, open } : undefined
}
