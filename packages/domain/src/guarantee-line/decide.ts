/** What a guarantee line allows. */
import { either as E, function as F } from 'fp-ts'

import { accept } from '../decider.ts'
import type { Day } from '../values/day.ts'
import { invariant } from '../values/invariant.ts'
import type { Command } from './commands.ts'
import { coverInvoices, disputed, reviseOutstanding, succession } from './cover.ts'
import { decideArbitration, requestArbitration } from './decide/arbitration.ts'
import {
  expire,
  noteEnded,
  noteResumed,
  noteSuspended,
  resume,
  revise,
  suspend,
  withdraw,
} from './decide/course.ts'
import { begin, grant, refuse, request } from './decide/granting.ts'
import { callCover, noteInsolvency, reverseRecovery, shareRecovery } from './decide/insolvency.ts'
import type { Event } from './events.ts'
import type { Decision } from './rejection.ts'
import { evolve, type Line, type State } from './state.ts'

/** Whatever is decided, headroom it leaves goes to the invoices that wait; of nothing, nothing follows. */
export const decide = (state: State, command: Command): Decision =>
  F.pipe(
    answer(state, command),
    E.map((events) =>
      events.length === 0 ? events : [...events, ...waiting(events.reduce(evolve, state), command)],
    ),
  )

const answer = (state: State, command: Command): Decision => {
  switch (command.type) {
    case 'RequestLine':
      return request(state, command)
    case 'GrantLine':
      return grant(state, command)
    case 'RefuseLine':
      return refuse(state, command)
    case 'BeginLine':
      return begin(state, command)
    case 'ReviseLimit':
      return revise(state, command)
    case 'SuspendLine':
      return suspend(state, command)
    case 'ResumeLine':
      return resume(state, command)
    case 'WithdrawLine':
      return withdraw(state, command)
    case 'ExpireLine':
      return expire(state, command)
    case 'RequestArbitration':
      return requestArbitration(state, command)
    case 'DecideArbitration':
      return decideArbitration(state, command)
    case 'NoteContractSuspended':
      return noteSuspended(begun(state, command), command)
    case 'NoteContractResumed':
      return noteResumed(begun(state, command), command)
    case 'NoteContractEnded':
      return noteEnded(begun(state, command), command)
    case 'CoverInvoices':
      return accept(...coverInvoices(state, command))
    case 'ReviseOutstanding':
      return accept(...reviseOutstanding(begun(state, command), command))
    case 'SuspendCover':
    case 'ResumeCover':
      return accept(...disputed(begun(state, command), command))
    case 'NoteInsolvency':
      return noteInsolvency(begun(state, command), command)
    case 'CallCover': {
      const { type: _called, invoices, ...of } = command
      const unpresumed = invoices.map((invoiceId) => ({ invoiceId, presumedOn: null }))
      return callCover(state, { ...of, invoices: unpresumed })
    }
    case 'CallCoverByTerms':
      return callCover(state, command)
    case 'ShareRecovery':
      return shareRecovery(begun(state, command), command)
    case 'ReverseRecovery':
      return reverseRecovery(begun(state, command), command)
  }
}

/** What reactions tell a line of, it has heard of before. */
const begun = (state: State, { type }: Command): Line => {
  invariant(state.status !== 'Absent', `${type} before anything is assigned or granted`)
  return state
}

const waiting = (state: State, command: Command): ReadonlyArray<Event> => {
  const on = dayOf(command)
  return state.status === 'Absent' || on === undefined ? [] : succession(state, command, on)
}

/** The day of a decision that may leave headroom. */
const dayOf = (command: Command): Day | undefined => {
  switch (command.type) {
    case 'GrantLine':
      return command.grantedOn ?? command.validFrom
    case 'BeginLine':
      return command.begunOn
    case 'ReviseLimit':
      return command.revisedOn
    case 'ResumeLine':
    case 'NoteContractResumed':
      return command.resumedOn
    case 'CoverInvoices':
    case 'ReviseOutstanding':
    case 'SuspendCover':
    case 'ResumeCover':
      return command.on
    default:
      return undefined
  }
}
