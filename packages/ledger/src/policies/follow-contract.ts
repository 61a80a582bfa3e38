/** What a contract decides of its cover is told to each of its guarantee lines. */
import { only, type Policy, send } from '../policy.ts'

export const followContract: Policy = {
  name: 'follow-contract',
  *react(append) {
    for (const { contractId, lines, suspendedOn, reason } of only(append, 'ContractSuspended')) {
      yield lines.map((debtorId) =>
        send({ type: 'NoteContractSuspended', contractId, debtorId, suspendedOn, reason }),
      )
    }
    for (const { contractId, lines, resumedOn } of only(append, 'ContractResumed')) {
      yield lines.map((debtorId) =>
        send({ type: 'NoteContractResumed', contractId, debtorId, resumedOn }),
      )
    }
    for (const { contractId, lines, runOffOn: endedOn } of only(append, 'RunOffStarted')) {
      yield lines.map((debtorId) =>
        send({ type: 'NoteContractEnded', contractId, debtorId, endedOn }),
      )
    }
  },
}
