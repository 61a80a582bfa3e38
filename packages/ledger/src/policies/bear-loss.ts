/** What a line was called for is lost: its contract bears it, each invoice is indemnified, and its recovery has nothing left to recover. */
import { minus, plus } from '@quittance/domain/values'

import { only, type Policy, send } from '../policy.ts'
import { linesToldOf, recoveriesToldOf } from './revise-outstanding.ts'

export const bearLoss: Policy = {
  name: 'bear-loss',
  *react(append) {
    const called = only(append, 'CoverCalled')
    const [first] = called
    if (first === undefined) return
    const { contractId, debtorId, calledOn: on } = first
    const losses = called.map(({ invoiceId, borne, chargedBack }) => ({
      ...{ invoiceId, borne, chargedBack },
    }))
    yield [send({ type: 'BearLoss', contractId, debtorId, lossOn: on, losses })]
    const answers = yield losses.map((loss) =>
      send({ type: 'IndemnifyInvoice', contractId, debtorId, ...loss, on }),
    )
    // The line knows, save where a payment came between: then less was open than it knew of.
    const short = answers.filter((answer, index) => {
      const asked = losses[index]
      return only(answer, 'InvoiceIndemnified').some(
        ({ borne, chargedBack }) =>
          asked !== undefined &&
          minus(plus(asked.borne, asked.chargedBack), plus(borne, chargedBack)).minor !== 0n,
      )
    })
    yield [
      ...linesToldOf(contractId, on, short.flat()),
      ...recoveriesToldOf(contractId, on, answers.flat()),
    ]
  },
}
