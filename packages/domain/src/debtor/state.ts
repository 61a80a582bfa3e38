/** What a debtor knows. Rebuilt from his events, so its shape may change at any time. */
import type { ContractId } from '../values/identity.ts'
import { invariant } from '../values/invariant.ts'
import type { DebtorRegistered, Event, TypologyRevised } from './events.ts'

export interface State {
  /** As it was, so that he may be registered twice alike; nothing while only his lines are known. */
  readonly registered: DebtorRegistered | undefined
  /** As last told. */
  readonly kind: Kind | undefined
  /** The contracts under which there is, or was, a line on him; in the order of their first grants. */
  readonly lines: ReadonlyArray<ContractId>
}

export type Kind = Pick<TypologyRevised, 'typology' | 'sector' | 'country'>

export const initial: State = { registered: undefined, kind: undefined, lines: [] }

/** Higher by one whenever `evolve` makes something else of a history: what was kept of before is thrown away. */
export const foldVersion = 1

export const evolve = (state: State, event: Event): State => {
  switch (event.type) {
    case 'DebtorRegistered':
      invariant(state.registered === undefined, 'a debtor is registered twice')
      return { ...state, registered: event, kind: kindOf(event) }
    case 'TypologyRevised':
      invariant(state.registered !== undefined, 'TypologyRevised before DebtorRegistered')
      return { ...state, kind: kindOf(event) }
    case 'LineNoted':
      invariant(!state.lines.includes(event.contractId), 'a line is noted twice')
      return { ...state, lines: [...state.lines, event.contractId] }
  }
}

const kindOf = ({ typology, sector, country }: Kind): Kind => ({ typology, sector, country })
