/** Money that the debtor paid to the client: reported, then passed on, or charged to him (golden D-1). */
import { accept, reject } from '../../decider.ts'
import { directPaymentIdOf } from '../../values/identity.ts'
import { invariant } from '../../values/invariant.ts'
import { isPositive } from '../../values/money.ts'
import type {
  ChargeReportedPayment,
  PassOnDirectPayment,
  ReportDirectPayment,
} from '../commands.ts'
import type { Decision } from '../rejection.ts'
import type { State } from '../state.ts'

/** The clock runs; nothing moves. */
export const report = (state: State, command: ReportDirectPayment): Decision => {
  if (state.status !== 'Absent') {
    const before = state.report
    invariant(before !== undefined, 'a bank entry is no report of a client')
    return before.debtorId === command.debtorId
      ? accept()
      : reject({ type: 'DirectPaymentReportedOtherwise', debtorId: before.debtorId })
  }
  if (!isPositive(command.amount)) return reject({ type: 'AmountMustBePositive' })
  const collectionId = directPaymentIdOf(command)
  return accept({ ...command, type: 'DirectPaymentReported', collectionId })
}

/** All of it: what was charged already goes back to the client account, the rest to its invoice. */
export const passOn = (state: State, command: PassOnDirectPayment): Decision => {
  const { collectionId, means, passedOnOn } = command
  if (state.status === 'Absent' || state.report === undefined) {
    return reject({ type: 'DirectPaymentUnknown' })
  }
  if (state.status !== 'Reported') {
    const { means: how, bookedOn } = state.received
    return how === means && bookedOn === passedOnOn
      ? accept()
      : reject({ type: 'DirectPaymentPassedOnOtherwise', passedOnOn: bookedOn })
  }
  const { contractId, debtorId, invoiceId, amount, receivedByClientOn } = state.report
  if (passedOnOn < receivedByClientOn) {
    return reject({ type: 'BeforeClientReceipt', receivedByClientOn })
  }
  return accept({
    ...{ type: 'DirectPaymentPassedOn', collectionId, contractId, debtorId, invoiceId, amount },
    ...{ charged: state.charged, means, passedOnOn },
  })
}

export const chargeReported = (state: State, command: ChargeReportedPayment): Decision => {
  const { collectionId, amount, chargedOn } = command
  const of = state.status === 'Absent' ? undefined : state.report
  invariant(of !== undefined, 'what is charged was reported')
  const { contractId, debtorId, invoiceId } = of
  return accept({
    ...{ type: 'ReportedPaymentCharged', collectionId, contractId, debtorId, invoiceId },
    ...{ amount, chargedOn },
  })
}
