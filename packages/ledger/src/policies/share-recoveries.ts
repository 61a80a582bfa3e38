/** A dividend is shared by the line on which cover was called, and booked by its contract; so it goes back. */
import { id, RecoveryId } from '@quittance/domain/values'

import { only, type Policy, send } from '../policy.ts'

export const shareRecoveries: Policy = {
  name: 'share-recoveries',
  *react(append) {
    for (const allocated of only(append, 'PaymentAllocated')) {
      const { collectionId, contractId, receivedOn: recoveredOn, claims } = allocated
      if (claims.length === 0) continue
      yield claims.map(({ debtorId, amount }) =>
        send({ type: 'ShareRecovery', contractId, debtorId, collectionId, amount, recoveredOn }),
      )
    }
  },
}

export const reverseRecoveries: Policy = {
  name: 'reverse-recoveries',
  *react(append) {
    for (const { collectionId, contractId, reversedOn, claims } of only(
      append,
      'CollectionReversed',
    )) {
      if (contractId === null || claims.length === 0) continue
      yield claims.map(({ debtorId }) =>
        send({ type: 'ReverseRecovery', contractId, debtorId, collectionId, reversedOn }),
      )
    }
  },
}

/** Named after the event that shared it: there is one of each. */
export const bookRecovery: Policy = {
  name: 'book-recovery',
  *react(append) {
    for (const { event, id: eventId } of append) {
      if (event.type !== 'RecoveryShared' && event.type !== 'RecoveryReversed') continue
      const { contractId, debtorId, recoveredOn, forFactor, forClient } = event
      const recovery = { contractId, debtorId, recoveredOn, forFactor, forClient }
      const booked = { ...recovery, recoveryId: id(RecoveryId, eventId) }
      yield [
        event.type === 'RecoveryShared'
          ? send({ type: 'BookRecovery', ...booked })
          : send({ type: 'BookRecoveryReversal', ...booked, reversedOn: event.reversedOn }),
      ]
    }
  },
}
