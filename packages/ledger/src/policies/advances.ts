/** A draw asks its contract, and hears the answer; once it is paid, the contract books it. */
import { only, type Policy, send } from '../policy.ts'

export const grantAdvance: Policy = {
  name: 'grant-advance',
  *react(append) {
    for (const { contractId, advanceId, amount, requestedOn } of only(append, 'AdvanceRequested')) {
      yield [send({ type: 'GrantAdvance', contractId, advanceId, amount, requestedOn })]
    }
  },
}

export const answerAdvance: Policy = {
  name: 'answer-advance',
  *react(append) {
    for (const { contractId, advanceId, availability } of only(append, 'AdvanceGranted')) {
      yield [send({ type: 'AuthoriseAdvance', contractId, advanceId, availability })]
    }
    for (const { contractId, advanceId, availability, reason } of only(append, 'AdvanceDeclined')) {
      yield [send({ type: 'RefuseAdvance', contractId, advanceId, availability, reason })]
    }
  },
}

export const bookAdvance: Policy = {
  name: 'book-advance',
  *react(append) {
    for (const { contractId, advanceId, amount, paidOn } of only(append, 'AdvancePaid')) {
      yield [send({ type: 'BookAdvance', contractId, advanceId, amount, paidOn })]
    }
  },
}
