/** What the debtor paid to the client is charged to him after the deadline, and his again once passed on. */
import { accept, reject } from '../../decider.ts'
import { businessDaysAfter, france } from '../../values/calendar.ts'
import { isPositive, min } from '../../values/money.ts'
import { text } from '../../values/text.ts'
import type { ChargeDirectPayment, ReturnDirectPayment } from '../commands/direct-payments.ts'
import type { Event } from '../events.ts'
import type { Decision } from '../rejection.ts'
import { termsOn } from '../state/life.ts'
import type { Contract } from '../state.ts'
import { reopening } from './ending.ts'
import { withFund } from './fund.ts'
import { afterFloat } from './incoming.ts'
import { withSettlements } from './linked-advances.ts'

/** From the day after the deadline on, by the terms of the day on which the client received it (golden D-1). */
export const chargeDirectPayment = (contract: Contract, command: ChargeDirectPayment): Decision => {
  const { contractId, debtorId, invoiceId, collectionId, receivedByClientOn, chargedOn } = command
  const { life, payments, funding } = contract
  const { startedOn, currency } = life
  if (startedOn === undefined) return reject({ type: 'ContractNotStarted' })
  if (payments.direct.has(collectionId)) return accept()
  if (command.amount.currency !== currency) return reject({ type: 'CurrencyMustMatch', currency })
  if (!isPositive(command.amount)) return reject({ type: 'AmountMustBePositive' })
  if (receivedByClientOn < startedOn) return reject({ type: 'BeforeContractStarted', startedOn })
  const { passOnWithin } = termsOn(life, receivedByClientOn).directPayment
  const deadline = businessDaysAfter(france, receivedByClientOn, passOnWithin)
  if (chargedOn <= deadline) return reject({ type: 'DirectPaymentNotDue', deadline })
  const receivable = funding.receivables.get(invoiceId)
  if (receivable?.debtorId !== debtorId) return reject({ type: 'InvoiceNotOpen', invoiceId })
  const { number, open } = receivable
  const charged: Event = {
    ...{ type: 'DirectPaymentCharged', contractId, debtorId, invoiceId, number, collectionId },
    ...{ amount: min(command.amount, open), receivedByClientOn, chargedOn, valueOn: chargedOn },
  }
  const touched = { contractId, invoices: [invoiceId], valueOn: chargedOn }
  const events = withSettlements(contract, [charged], touched)
  return accept(
    ...withFund(contract, events, { contractId, reference: text(number), on: chargedOn }),
  )
}

/** No more than is still charged: what its invoice did not take is charged no longer. */
export const returnDirectPayment = (contract: Contract, command: ReturnDirectPayment): Decision => {
  const { contractId, debtorId, invoiceId, collectionId, means, receivedOn } = command
  const before = contract.payments.direct.get(collectionId)
  if (before === undefined || before.isReturned) return accept()
  const { number } = before
  const amount = min(before.amount, command.amount)
  if (!isPositive(amount)) return accept()
  const returned: Event = {
    ...{ type: 'DirectPaymentReturned', contractId, debtorId, invoiceId, number, collectionId },
    ...{ amount, receivedOn },
    valueOn: afterFloat(contract, receivedOn, means),
  }
  const occasion = { contractId, reference: text(number), on: receivedOn }
  return accept(...withFund(contract, [...reopening(contract, occasion), returned], occasion))
}
