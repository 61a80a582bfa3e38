/** What a debtor's own room allows. */
import { accept, reject } from '../decider.ts'
import type { Command, NoteLine, RegisterDebtor, ReviseTypology } from './commands.ts'
import { decideClaim, declareClaim } from './decide/claims.ts'
import { closeInsolvency, openInsolvency, raiseAlert } from './decide/insolvency.ts'
import type { Decision } from './rejection.ts'
import { openInsolvency as insolvencyOf, type Kind, type State } from './state.ts'

export const decide = (state: State, command: Command): Decision => {
  switch (command.type) {
    case 'RegisterDebtor':
      return register(state, command)
    case 'ReviseTypology':
      return revise(state, command)
    case 'NoteLine':
      return noteLine(state, command)
    case 'RaiseAlert':
      return raiseAlert(state, command)
    case 'OpenInsolvency':
      return openInsolvency(state, command)
    case 'DeclareClaim':
      return declareClaim(state, command)
    case 'DecideClaim':
      return decideClaim(state, command)
    case 'CloseInsolvency':
      return closeInsolvency(state, command)
  }
}

const register = ({ registered }: State, command: RegisterDebtor): Decision => {
  if (registered === undefined) return accept({ ...command, type: 'DebtorRegistered' })
  const asBefore = registered.name === command.name && isSame(registered, command)
  return asBefore ? accept() : reject({ type: 'DebtorRegisteredOtherwise', registered })
}

const revise = ({ kind }: State, command: ReviseTypology): Decision => {
  if (kind === undefined) return reject({ type: 'DebtorUnknown', debtorId: command.debtorId })
  return isSame(kind, command) ? accept() : accept({ ...command, type: 'TypologyRevised' })
}

/** Of a line granted anew there is nothing to add. */
const noteLine = (state: State, { debtorId, contractId }: NoteLine): Decision => {
  if (state.lines.includes(contractId)) return accept()
  const insolventSince = insolvencyOf(state)?.judgmentOn ?? null
  return accept({ type: 'LineNoted', debtorId, contractId, insolventSince })
}

const isSame = (one: Kind, other: Kind): boolean =>
  one.typology === other.typology && one.sector === other.sector && one.country === other.country
