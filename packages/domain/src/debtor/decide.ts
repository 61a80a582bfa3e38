/** What a debtor's own room allows. */
import { type Decision as AnyDecision, accept, reject } from '../decider.ts'
import type { Command, NoteLine, RegisterDebtor, ReviseTypology } from './commands.ts'
import type { DebtorRegistered, Event } from './events.ts'
import type { Kind, State } from './state.ts'

export type Rejection =
  /** He was registered with another name, or of another kind. */
  | { readonly type: 'DebtorRegisteredOtherwise'; readonly registered: DebtorRegistered }
  | { readonly type: 'DebtorUnknown' }

type Decision = AnyDecision<Event, Rejection>

export const decide = (state: State, command: Command): Decision => {
  switch (command.type) {
    case 'RegisterDebtor':
      return register(state, command)
    case 'ReviseTypology':
      return revise(state, command)
    case 'NoteLine':
      return noteLine(state, command)
  }
}

const register = ({ registered }: State, command: RegisterDebtor): Decision => {
  if (registered === undefined) return accept({ ...command, type: 'DebtorRegistered' })
  const asBefore = registered.name === command.name && isSame(registered, command)
  return asBefore ? accept() : reject({ type: 'DebtorRegisteredOtherwise', registered })
}

const revise = ({ kind }: State, command: ReviseTypology): Decision => {
  if (kind === undefined) return reject({ type: 'DebtorUnknown' })
  return isSame(kind, command) ? accept() : accept({ ...command, type: 'TypologyRevised' })
}

/** Of a line granted anew there is nothing to add. */
const noteLine = ({ lines }: State, command: NoteLine): Decision =>
  lines.includes(command.contractId) ? accept() : accept({ ...command, type: 'LineNoted' })

const isSame = (one: Kind, other: Kind): boolean =>
  one.typology === other.typology && one.sector === other.sector && one.country === other.country
