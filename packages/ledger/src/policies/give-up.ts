/** What is charged back or written off leaves its invoice, and then its line. */
import { zero } from '@quittance/domain/values'

import { only, type Policy, send } from '../policy.ts'
import { reviseOutstanding } from './revise-outstanding.ts'

/** Not what follows from cover that was called: that invoice is indemnified. */
export const reassignInvoice: Policy = {
  name: 'reassign-invoice',
  *react(append) {
    for (const chargedBack of only(append, 'InvoiceChargedBack')) {
      const { contractId, invoiceId, debtorId, ground, amount, chargedBackOn: on } = chargedBack
      if (ground === 'coverCalled') continue
      const invoice = { invoiceId, contractId, debtorId }
      const answers = yield [
        send({ type: 'ReassignInvoice', ...invoice, ground, amount, reassignedOn: on }),
      ]
      yield reviseOutstanding(contractId, on, answers.flat())
    }
  },
}

/** A small rest, which no line was called for. */
export const indemnifyInvoice: Policy = {
  name: 'indemnify-invoice',
  *react(append) {
    for (const lost of only(append, 'LossBorne')) {
      const { contractId, invoiceId, debtorId, ground, amount: borne, borneOn: on } = lost
      if (ground !== 'smallRest') continue
      const invoice = { invoiceId, contractId, debtorId }
      const chargedBack = zero(borne.currency)
      const answers = yield [send({ type: 'IndemnifyInvoice', ...invoice, borne, chargedBack, on })]
      yield reviseOutstanding(contractId, on, answers.flat())
    }
  },
}
