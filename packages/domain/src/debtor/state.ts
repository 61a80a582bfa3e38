/** What a debtor knows. Rebuilt from his events, so its shape may change at any time. */
import { OrderedMap } from 'immutable'

import type { ContractId } from '../values/identity.ts'
import { invariant } from '../values/invariant.ts'
import type {
  AlertRaised,
  ClaimDecided,
  ClaimDeclared,
  DebtorRegistered,
  Event,
  InsolvencyClosed,
  InsolvencyOpened,
  TypologyRevised,
} from './events.ts'

export interface State {
  /** As it was, so that he may be registered twice alike; nothing while only his lines are known. */
  readonly registered: DebtorRegistered | undefined
  /** As last told. */
  readonly kind: Kind | undefined
  /** The contracts under which there is, or was, a line on him; in the order of their first grants. */
  readonly lines: ReadonlyArray<ContractId>
  readonly alert: AlertRaised | undefined
  /** The last; he is insolvent unless it is closed. */
  readonly insolvency: Insolvency | undefined
}

export interface Insolvency {
  /** As first judged: what is owed to whom is counted from then. */
  readonly judgmentOn: InsolvencyOpened['judgmentOn']
  /** As last said: a procedure may be converted into a graver one. */
  readonly last: InsolvencyOpened
  /** One a contract, in the order of their declarations. */
  readonly claims: OrderedMap<ContractId, Claim>
  readonly closed: InsolvencyClosed | undefined
}

export interface Claim {
  readonly declared: ClaimDeclared
  /** What the court last said of it. */
  readonly decided: ClaimDecided | undefined
}

export type Kind = Pick<TypologyRevised, 'typology' | 'sector' | 'country'>

export const initial: State = {
  ...{ registered: undefined, kind: undefined, lines: [] },
  ...{ alert: undefined, insolvency: undefined },
}

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
    case 'AlertRaised':
      return { ...state, alert: event }
    case 'InsolvencyOpened': {
      const before = openInsolvency(state)
      const opened = { judgmentOn: event.judgmentOn, claims: OrderedMap<ContractId, Claim>() }
      return { ...state, insolvency: { closed: undefined, ...(before ?? opened), last: event } }
    }
    case 'ClaimDeclared':
      return withClaim(state, event.contractId, { declared: event, decided: undefined })
    case 'ClaimDecided': {
      const declared = openInsolvency(state)?.claims.get(event.contractId)?.declared
      invariant(declared !== undefined, 'ClaimDecided before ClaimDeclared')
      return withClaim(state, event.contractId, { declared, decided: event })
    }
    case 'InsolvencyClosed': {
      const before = openInsolvency(state)
      invariant(before !== undefined, 'InsolvencyClosed before InsolvencyOpened')
      return { ...state, insolvency: { ...before, closed: event } }
    }
  }
}

/** Unless he is not insolvent, or no more. */
export const openInsolvency = ({ insolvency }: State): Insolvency | undefined =>
  insolvency?.closed === undefined ? insolvency : undefined

/** What is still to come of it at most: as admitted, else as declared. */
export const claimed = ({ declared, decided }: Claim): ClaimDeclared['amount'] =>
  (decided ?? declared).amount

const withClaim = (state: State, contractId: ContractId, claim: Claim): State => {
  const insolvency = openInsolvency(state)
  invariant(insolvency !== undefined, 'a claim on a debtor who is not insolvent')
  return {
    ...state,
    insolvency: { ...insolvency, claims: insolvency.claims.set(contractId, claim) },
  }
}

const kindOf = ({ typology, sector, country }: Kind): Kind => ({ typology, sector, country })
