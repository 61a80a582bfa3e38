/** What a client received himself: charged to him it pays its invoice; passed on it does, or is his again. */
import { isPositive, minus, noTolerance, zero } from '@quittance/domain/values'

import { only, type Policy, send } from '../policy.ts'
import { reviseOutstanding } from './revise-outstanding.ts'

export const chargeReportedPayment: Policy = {
  name: 'charge-reported-payment',
  *react(append) {
    for (const charged of only(append, 'DirectPaymentCharged')) {
      const { contractId, debtorId, invoiceId, collectionId, amount, chargedOn } = charged
      const tolerance = noTolerance(amount.currency)
      const payment = { invoiceId, contractId, debtorId, collectionId, amount, tolerance }
      const answers = yield [send({ type: 'ApplyPayment', ...payment })]
      const [paid] = only(answers.flat(), 'PaymentApplied')
      const applied = paid?.applied ?? zero(amount.currency)
      yield [
        // What a payment that came first left nothing for is charged no longer.
        ...(isPositive(applied)
          ? [send({ type: 'ChargeReportedPayment', collectionId, amount: applied, chargedOn })]
          : []),
        ...reviseOutstanding(contractId, chargedOn, answers.flat()),
      ]
    }
  },
}

export const passOnPayment: Policy = {
  name: 'pass-on-payment',
  *react(append) {
    for (const passedOn of only(append, 'DirectPaymentPassedOn')) {
      const { collectionId, contractId, debtorId, invoiceId, amount, charged } = passedOn
      const { means, passedOnOn: receivedOn } = passedOn
      const parties = { contractId, debtorId, invoiceId }
      const rest = minus(amount, charged)
      yield [
        ...(isPositive(charged)
          ? [
              send({
                ...{ type: 'ReturnDirectPayment', ...parties, collectionId, amount: charged },
                ...{ means, receivedOn },
              }),
            ]
          : []),
        ...(isPositive(rest)
          ? [
              send({
                ...{ type: 'AllocatePayment', collectionId },
                allocations: [{ ...parties, amount: rest }],
                claims: null,
              }),
            ]
          : []),
      ]
    }
  },
}
