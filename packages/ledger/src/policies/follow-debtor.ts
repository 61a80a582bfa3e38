/** That a debtor is insolvent is told to each of his guarantee lines. */
import { only, type Policy, send } from '../policy.ts'

export const noteInsolvency: Policy = {
  name: 'note-insolvency',
  *react(append, contractId) {
    for (const { debtorId, judgmentOn } of only(append, 'InsolvencyOpened')) {
      yield [send({ type: 'NoteInsolvency', contractId, debtorId, judgmentOn })]
    }
    for (const { debtorId, insolventSince } of only(append, 'LineNoted')) {
      if (insolventSince === null) continue
      yield [send({ type: 'NoteInsolvency', contractId, debtorId, judgmentOn: insolventSince })]
    }
  },
}
