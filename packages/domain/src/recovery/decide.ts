/** What a recovery allows, of the receivable as it is. */
import { accept, reject } from '../decider.ts'
import type { Command, Recover } from './commands.ts'
import { claimLatePenalty } from './decide/penalties.ts'
import { breakPromise, keepPromise, makePromise } from './decide/promises.ts'
import { takeStep } from './decide/steps.ts'
import { noteDispute, noteOpen, resume, suspend } from './decide/suspension.ts'
import type { Decision } from './rejection.ts'
import type { State } from './state.ts'

export type { Rejection } from './rejection.ts'

export const decide = (state: State, command: Command): Decision => {
  switch (command.type) {
    case 'Recover':
      return recover(state, command)
    case 'NoteDispute':
      return state.begun ? noteDispute(state, command) : accept()
    case 'NoteOpen':
      return state.begun ? noteOpen(state, command) : accept()
    default:
      // No receivable was found for it.
      return reject({ type: 'InvoiceNotOpen', invoiceId: command.invoiceId })
  }
}

const recover = (state: State, { asked, receivable }: Recover): Decision => {
  const { invoiceId, contractId, debtorId } = asked
  const invoice = { invoiceId, contractId, debtorId }
  switch (asked.type) {
    case 'SendDunning': {
      const { step, sentOn } = asked
      return takeStep(state, receivable, { invoice, step, on: sentOn }, (taken) => ({
        ...{ type: 'DunningSent', ...taken, step, sentOn },
      }))
    }
    case 'ServeFormalNotice': {
      const { servedOn } = asked
      const step = { invoice, step: 'formalNotice', on: servedOn } as const
      return takeStep(state, receivable, step, (taken) => ({
        ...{ type: 'FormalNoticeServed', ...taken, servedOn },
      }))
    }
    case 'OpenLitigation': {
      const { procedure, openedOn } = asked
      const step = { invoice, step: 'litigation', on: openedOn } as const
      return takeStep(state, receivable, step, (taken) => ({
        ...{ type: 'LitigationOpened', ...taken, procedure, openedOn },
      }))
    }
    case 'MakePromise':
      return makePromise(state, receivable, asked)
    case 'KeepPromise':
      return keepPromise(state, receivable, asked)
    case 'BreakPromise':
      return breakPromise(state, receivable, asked)
    case 'SuspendRecovery':
      return suspend(state, asked)
    case 'ResumeRecovery':
      return resume(state, asked)
    case 'ClaimLatePenalty':
      return claimLatePenalty(state, receivable, asked)
  }
}
