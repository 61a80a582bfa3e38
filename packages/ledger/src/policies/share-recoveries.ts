/** A dividend is shared by the line on which cover was called, and booked by its contract. */
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

/** Named after the event that shared it: there is one of each. */
export const bookRecovery: Policy = {
  name: 'book-recovery',
  *react(append) {
    for (const { event, id: eventId } of append) {
      if (event.type !== 'RecoveryShared') continue
      const { contractId, debtorId, recoveredOn, forFactor, forClient } = event
      const recovery = { contractId, debtorId, recoveredOn, forFactor, forClient }
      const recoveryId = id(RecoveryId, eventId)
      yield [send({ type: 'BookRecovery', ...recovery, recoveryId })]
    }
  },
}
