/** A draw asks its contract, and hears the answer; once it is paid or has failed, the contract books that. */
import { isPositive, sweepIdOf } from '@quittance/domain/values'

import { only, type Policy, send } from '../policy.ts'

export const grantAdvance: Policy = {
  name: 'grant-advance',
  *react(append) {
    for (const { contractId, advanceId, amount, requestedOn } of only(append, 'AdvanceRequested')) {
      yield [send({ type: 'GrantAdvance', contractId, advanceId, amount, requestedOn })]
    }
    for (const requested of only(append, 'ReceivableAdvanceRequested')) {
      yield [send({ ...requested, type: 'GrantReceivableAdvance' })]
    }
    for (const { contractId, advanceId, sweptOn } of only(append, 'SweepRequested')) {
      yield [send({ type: 'GrantSweep', contractId, advanceId, sweptOn })]
    }
  },
}

export const answerAdvance: Policy = {
  name: 'answer-advance',
  *react(append) {
    for (const granted of only(append, 'AdvanceGranted')) {
      const { contractId, advanceId, amount, availability, requestedOn } = granted
      const isSweep = requestedOn !== null && advanceId === sweepIdOf(requestedOn)
      yield [
        isSweep
          ? send({ type: 'AuthoriseSweep', contractId, advanceId, amount, availability })
          : send({ type: 'AuthoriseAdvance', contractId, advanceId, availability }),
      ]
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

export const repayAdvance: Policy = {
  name: 'repay-advance',
  *react(append) {
    const settled = only(append, 'AdvanceSettled').filter(({ unpaid }) => !isPositive(unpaid))
    if (settled.length === 0) return
    yield settled.map(({ contractId, advanceId, valueOn: repaidOn }) =>
      send({ type: 'RepayAdvance', contractId, advanceId, repaidOn }),
    )
  },
}

export const returnAdvance: Policy = {
  name: 'return-advance',
  *react(append) {
    for (const { contractId, advanceId, amount, failedOn } of only(append, 'AdvanceFailed')) {
      yield [send({ type: 'ReturnAdvance', contractId, advanceId, amount, returnedOn: failedOn })]
    }
  },
}
