/** What a payment that came late costs the debtor (rules 1.13). */
import { either as E } from 'fp-ts'

import { accept, reject } from '../../decider.ts'
import { latePenalty, recoveryIndemnity } from '../../values/late-payment.ts'
import { equals, zero } from '../../values/money.ts'
import type { ClaimLatePenalty, Receivable } from '../commands.ts'
import type { Event, LatePenaltyClaimed } from '../events.ts'
import type { Decision, Rejection } from '../rejection.ts'
import type { State } from '../state.ts'

/** Once a payment; the indemnity once an invoice. */
export const claimLatePenalty = (
  { penalties }: State,
  receivable: Receivable,
  { rates, type: _claim, ...claim }: ClaimLatePenalty,
): Decision => {
  const { payment, dueOn, latePenaltyBeneficiary: beneficiary } = receivable
  if (payment === null) return reject({ type: 'NothingPaidByCollection' })
  const { amount, paidOn } = payment
  const { currency } = recoveryIndemnity
  if (amount.currency !== currency) return reject({ type: 'CurrencyMustMatch', currency })
  const against = notToBeClaimed(receivable, { paidOn, claimedOn: claim.claimedOn })
  if (against) return reject(against)
  const reckoned = latePenalty(amount, { dueOn, paidOn }, rates)
  if (E.isLeft(reckoned)) return reject(reckoned.left)
  const { penalty } = reckoned.right
  const before = penalties.get(claim.collectionId)
  if (before) {
    const { penalty: claimed, claimedOn } = before
    return equals(claimed, penalty) && claimedOn === claim.claimedOn
      ? accept()
      : reject({ type: 'PenaltyClaimedOtherwise', penalty: claimed, claimedOn })
  }
  return accept<Event>({
    ...{ type: 'LatePenaltyClaimed', ...claim, amount, dueOn, paidOn, source: rates.source },
    ...reckoned.right,
    indemnity: penalties.isEmpty() ? recoveryIndemnity : zero(currency),
    beneficiary,
  })
}

const notToBeClaimed = (
  { dueOn, disclosure, insolventSince }: Receivable,
  { paidOn, claimedOn }: Pick<LatePenaltyClaimed, 'paidOn' | 'claimedOn'>,
): Rejection | undefined => {
  if (disclosure === 'confidential') return { type: 'DebtorNotToBeTold' }
  if (paidOn <= dueOn) return { type: 'PaidInTime', paidOn, dueOn }
  if (claimedOn < paidOn) return { type: 'BeforePayment', paidOn }
  if (insolventSince !== null && insolventSince <= paidOn) {
    return { type: 'PenaltyForbidden', insolventSince }
  }
  return undefined
}
