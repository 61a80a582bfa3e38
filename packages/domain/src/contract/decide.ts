/** What a contract allows, by section. */
import { reject } from '../decider.ts'
import type { Command } from './commands.ts'
import { closeMonth } from './decide/closing.ts'
import { bookAdvance, grantAdvance, noteCover, noteDebtorCredit } from './decide/funding.ts'
import { bookCollection, bookCreditNote } from './decide/incoming.ts'
import { checkKyc, request, sendOffer, sign, start, step } from './decide/life.ts'
import { book, transmit } from './decide/schedules.ts'
import type { Decision } from './rejection.ts'
import type { State } from './state.ts'

export type { Rejection } from './rejection.ts'

export const decide = (state: State, command: Command): Decision => {
  if (command.type === 'RequestContract') return request(state, command)
  if (state.status === 'Absent') return reject({ type: 'ContractUnknown' })

  const { contractId } = command
  switch (command.type) {
    case 'ApproveContract':
      return step(state.life, 'Approved', { type: 'ContractApproved', contractId })
    case 'SendOffer':
      return sendOffer(state.life, command)
    case 'CheckKyc':
      return checkKyc(state.life, command)
    case 'SignContract':
      return sign(state.life, command)
    case 'CompleteSupportingDocuments': {
      const completed = { type: 'SupportingDocumentsCompleted', contractId } as const
      return step(state.life, 'DocumentsComplete', completed)
    }
    case 'StartContract':
      return start(state.life, command)

    case 'TransmitSchedule':
      return transmit(state, command)
    case 'BookSchedule':
      return book(state, command)

    case 'GrantAdvance':
      return grantAdvance(state, command)
    case 'BookAdvance':
      return bookAdvance(state, command)
    case 'NoteCover':
      return noteCover(state, command)
    case 'NoteDebtorCredit':
      return noteDebtorCredit(state, command)

    case 'BookCollection':
      return bookCollection(state, command)
    case 'BookCreditNote':
      return bookCreditNote(state, command)

    case 'CloseMonth':
      return closeMonth(state, command)
  }
}
