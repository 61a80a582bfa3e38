/** What is claimed of an insolvent debtor, contract by contract. */
import { accept, reject } from '../../decider.ts'
import { equals, isNegative, isPositive, minus } from '../../values/money.ts'
import type { DecideClaim, DeclareClaim } from '../commands.ts'
import type { Decision } from '../rejection.ts'
import { openInsolvency, type State } from '../state.ts'

/** A late one is declared all the same: the court may lift the bar (relevé de forclusion). */
export const declareClaim = (state: State, command: DeclareClaim): Decision => {
  const { debtorId, contractId, amount, declaredOn, isFromAbroad } = command
  if (!isPositive(amount)) return reject({ type: 'AmountMustBePositive' })
  const insolvency = openInsolvency(state)
  if (insolvency === undefined) return reject({ type: 'DebtorNotInsolvent', debtorId })
  const { judgmentOn, last, claims } = insolvency
  if (declaredOn < judgmentOn) return reject({ type: 'BeforeJudgment', judgmentOn })
  const before = claims.get(contractId)?.declared
  if (before) {
    const asBefore = equals(before.amount, amount) && before.declaredOn === declaredOn
    return asBefore
      ? accept()
      : reject({
          ...{ type: 'ClaimDeclaredOtherwise', amount: before.amount },
          declaredOn: before.declaredOn,
        })
  }
  const dueBy = isFromAbroad ? last.claimsFromAbroadDueBy : last.claimsDueBy
  const isLate = dueBy !== null && dueBy < declaredOn
  return accept({
    ...{ type: 'ClaimDeclared', debtorId, contractId, amount, declaredOn, dueBy, isLate },
  })
}

/** Decided anew as often as the court does: what was contested is admitted later. */
export const decideClaim = (state: State, command: DecideClaim): Decision => {
  const { contractId, amount, outcome, decidedOn } = command
  const claim = openInsolvency(state)?.claims.get(contractId)
  if (claim === undefined) return reject({ type: 'ClaimNotDeclared', contractId })
  const { declared, decided } = claim
  if (isNegative(amount)) return reject({ type: 'AmountMustBePositive' })
  const { currency } = declared.amount
  if (amount.currency !== currency) return reject({ type: 'CurrencyMustMatch', currency })
  if (isNegative(minus(declared.amount, amount))) {
    return reject({ type: 'AboveClaim', declared: declared.amount })
  }
  const asBefore =
    decided?.outcome === outcome &&
    equals(decided.amount, amount) &&
    decided.decidedOn === decidedOn
  return asBefore ? accept() : accept({ ...command, type: 'ClaimDecided' })
}
