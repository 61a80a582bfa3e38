/** A dividend is shared by the line on which cover was called. */
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
