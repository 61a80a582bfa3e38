/** How a contract ends: the client is repaid, the contract closed, and opened again when money of it moves. */
import { either as E } from 'fp-ts'

import { accept, reject } from '../../decider.ts'
import { type Day, monthOf } from '../../values/day.ts'
import type { ContractId } from '../../values/identity.ts'
import { isPositive, isZero, minus, negated } from '../../values/money.ts'
import { text } from '../../values/text.ts'
import { periodEndIn } from '../annual-minimum.ts'
import type { CloseContract } from '../commands/course.ts'
import type { RepayClientBalance } from '../commands/ending.ts'
import type { Event } from '../events.ts'
import type { Decision, Rejection } from '../rejection.ts'
import { ended } from '../state/commissions.ts'
import { termsOn } from '../state/life.ts'
import { canBecome } from '../state/paths.ts'
import { type Contract, evolve } from '../state.ts'
import { cannotClose, correctionsOf, interestOf, monthDue, sameFixing } from './closing.ts'
import { feesOf } from './commissions.ts'
import type { Occasion } from './fund.ts'
import { notThere } from './life.ts'
import { annualMinimumOf } from './month-end.ts'

/**
 * The last month is closed up to that day, the annual minimum trued up, the fund released in one movement,
 * and what was collected beyond the funds in use goes to the client (rules 1.20): all of it, or nothing.
 */
export const repayClientBalance = (contract: Contract, command: RepayClientBalance): Decision => {
  const { life, interest } = contract
  const { contractId, repaidOn, fixing } = command
  const closing = { contractId, month: monthOf(repaidOn), fixing }
  const before = interest.closed.find(({ month }) => month === closing.month)
  if (before) {
    if (!sameFixing(before.fixing, fixing)) {
      return reject({ type: 'MonthAlreadyClosed', month: closing.month, fixing: before.fixing })
    }
    if (life.repaidOn === repaidOn && isZero(contract.account.fundsInUse)) return accept()
  }
  if (!canBecome(life, 'Closed')) return notThere(life, 'Closed')
  // Money came in, or went back, after the last month was closed up to a day: it is computed anew.
  const isAnew = before !== undefined && before === interest.closed.last()
  const why =
    notBefore(contract, repaidOn) ??
    unfinished(contract) ??
    (isAnew ? undefined : cannotClose(contract, closing))
  if (why) return reject(why)
  const threshold = termsOn(life, repaidOn).fundReleaseThreshold
  const { outstanding } = contract.account
  if (isPositive(minus(outstanding, threshold))) {
    return reject({ type: 'OutstandingLeft', outstanding, threshold })
  }

  const reference = text('closing')
  const ofMonth = isAnew
    ? correctionsOf(contract, contractId, repaidOn)
    : [
        ...interestOf(contract, closing, { until: repaidOn, valueOn: repaidOn }),
        ...feesOf(contractId, termsOn(life, repaidOn), 'monthly', {
          ...{ reference: text(closing.month), on: repaidOn, valueOn: repaidOn },
        }),
      ]
  const charged = [...ofMonth, ...minimumsUntil(contract, contractId, repaidOn)]
  const { guaranteeFund, fundsInUse } = charged.reduce(evolve, contract).account
  if (isPositive(fundsInUse)) return reject({ type: 'FundsInUseLeft', fundsInUse })
  const ending: ReadonlyArray<Event> = [
    ...[{ type: 'GuaranteeFundReleased', amount: guaranteeFund, reference } as const],
    ...[{ type: 'ClientBalanceRepaid', amount: negated(fundsInUse) } as const],
  ]
    .filter(({ amount }) => !isZero(amount))
    .map((movement) => ({ ...movement, contractId, valueOn: repaidOn }))
  return accept(...charged, ...ending)
}

/** Of a period that ends in the month before that day, and of the one after it: the surplus of one is not the other's. */
const minimumsUntil = (
  contract: Contract,
  contractId: ContractId,
  repaidOn: Day,
): ReadonlyArray<Event> => {
  const { life, commissions } = contract
  const end = periodEndIn(life, monthOf(repaidOn))
  if (end === undefined || repaidOn <= end) {
    return annualMinimumOf(contract, contractId, repaidOn, repaidOn)
  }
  const since = { ...contract, commissions: ended(commissions, end) }
  return [
    ...annualMinimumOf(contract, contractId, end, repaidOn),
    ...annualMinimumOf(since, contractId, repaidOn, repaidOn),
  ]
}

/** Once nothing is open, held, drawn or owed, and nothing is left to charge. */
export const close = (contract: Contract, command: CloseContract): Decision => {
  const { life, account } = contract
  const { contractId, closedOn } = command
  if (life.closedOn !== undefined) {
    return life.closedOn === closedOn
      ? accept()
      : reject({ type: 'ContractClosedOtherwise', closedOn: life.closedOn })
  }
  if (!canBecome(life, 'Closed')) return notThere(life, 'Closed')
  const why = notBefore(contract, closedOn)
  if (why) return reject(why)
  if (!Object.values(account).every(isZero)) return reject({ type: 'PositionNotZero', ...account })
  const next = monthDue(contract, contractId)
  if (next) return reject({ type: 'MonthsCloseInOrder', next })
  const [minimum] = annualMinimumOf(contract, contractId, life.repaidOn ?? closedOn, closedOn)
  if (minimum?.type === 'AnnualMinimumCharged') {
    return reject({ type: 'AnnualMinimumDue', due: minimum.inclTax })
  }
  const left = unfinished(contract)
  return left ? reject(left) : accept({ type: 'ContractClosed', contractId, closedOn })
}

/** Until it is opened again nothing happens to a closed contract (invariant 14). */
export const afterClosing = ({ life }: Contract, decision: Decision): Decision => {
  const { closedOn } = life
  if (closedOn === undefined || E.isLeft(decision)) return decision
  const [first] = decision.right
  const mayFollow = first?.type === 'RunOffReopened' || first?.type === 'RecoveryBooked'
  return first === undefined || mayFollow
    ? decision
    : reject({ type: 'ContractIsClosed', closedOn })
}

/** Money that moved is booked, whatever had ended: the contract is back in its run-off first. */
export const reopening = (
  { life }: Contract,
  { contractId, reference, on }: Occasion,
): ReadonlyArray<Event> =>
  life.closedOn === undefined
    ? []
    : [{ type: 'RunOffReopened', contractId, reference, reopenedOn: on }]

/** The run-off has begun by that day, and all money counts by then. */
const notBefore = ({ life, interest }: Contract, on: Day): Rejection | undefined => {
  const since = life.reopenedOn ?? life.runOff?.runOffOn
  if (since !== undefined && on < since) return { type: 'BeforeRunOff', runOffOn: since }
  const valueOn = interest.valued.keySeq().max()
  return valueOn !== undefined && on < valueOn ? { type: 'MoneyNotInValue', valueOn } : undefined
}

/** What stands between a contract and its end, beside the money. */
const unfinished = ({ funding }: Contract): Rejection | undefined => {
  const [advanceId] = funding.earmarks.keys()
  if (advanceId !== undefined) return { type: 'DrawPending', advanceId }
  for (const [debtorId, { credit }] of funding.debtors) {
    if (!isZero(credit)) return { type: 'DebtorCreditHeld', debtorId, credit }
  }
  for (const [invoiceId, grounds] of funding.reserves) {
    if (grounds.has('dispute') && funding.receivables.has(invoiceId)) {
      return { type: 'DisputeOpen', invoiceId }
    }
  }
  return undefined
}
