/** Insolvent debtors, and what was claimed of each. */
import type { Debtor } from '@quittance/domain/events'
import type { ContractId, DebtorId } from '@quittance/domain/values'
import { Map as PersistentMap } from 'immutable'

import type { Projection } from '../projection.ts'

export interface InsolvencyRow {
  readonly debtorId: DebtorId
  /** `alert`: he may become insolvent. */
  readonly state: 'alert' | Debtor.Procedure | 'closed'
  /** The first judgment; nothing before it. */
  readonly judgmentOn: Debtor.InsolvencyOpened['judgmentOn'] | undefined
  /** As last said, with the days by which claims are declared. */
  readonly opened: Debtor.InsolvencyOpened | undefined
  readonly claims: PersistentMap<ContractId, DeclaredClaim>
}

export interface DeclaredClaim {
  readonly declared: Debtor.ClaimDeclared
  readonly decided: Debtor.ClaimDecided | undefined
}

export const insolvencies: Projection<InsolvencyRow, Debtor.Event> = {
  key: ({ event }) => event.debtorId,
  next: (row, { event }) => {
    switch (event.type) {
      case 'AlertRaised':
        return row === undefined || row.state === 'closed' ? begun(event, 'alert') : row
      case 'InsolvencyOpened': {
        const isAnew = row?.opened === undefined || row.state === 'closed'
        const before = isAnew ? begun(event, event.procedure) : row
        const judgmentOn = before.judgmentOn ?? event.judgmentOn
        return { ...before, state: event.procedure, judgmentOn, opened: event }
      }
      case 'ClaimDeclared':
        return row && claimed(row, event.contractId, { declared: event, decided: undefined })
      case 'ClaimDecided': {
        const claim = row?.claims.get(event.contractId)
        return claim ? row && claimed(row, event.contractId, { ...claim, decided: event }) : row
      }
      case 'InsolvencyClosed':
        return row && { ...row, state: 'closed' }
      default:
        return row
    }
  },
}

const begun = ({ debtorId }: Debtor.Event, state: InsolvencyRow['state']): InsolvencyRow => ({
  ...{ debtorId, state, judgmentOn: undefined, opened: undefined },
  claims: PersistentMap(),
})

const claimed = (row: InsolvencyRow, of: ContractId, claim: DeclaredClaim): InsolvencyRow => ({
  ...row,
  claims: row.claims.set(of, claim),
})
