/** What a contract's history adds up to, read when asked. */
import type { Contract, Debtor, GuaranteeLine } from '@quittance/domain/events'
import type { Decoded, EventStore, Pages } from '@quittance/event-store'
import { tell } from '@quittance/ledger'
import {
  type ClaimRow,
  type Cut,
  claimsOf,
  cut,
  type FundingDelays,
  fundingDelay,
  type GuaranteeLineRow,
  insolvencies,
  lines,
  losses,
  type Position,
  type Projection,
  position,
  project,
  type Statement,
  statement,
} from '@quittance/projections'

export interface Queries {
  /** Those of one contract, by the names of their debtors. */
  readonly lines: (contractId: string, by?: Cut) => Promise<ReadonlyArray<GuaranteeLineRow>>
  /** Those of insolvent debtors, by contract; of one debtor or one contract, if named. */
  readonly claims: (of: ClaimsOf, by?: Cut) => Promise<ReadonlyArray<ClaimRow>>
  /** Nothing where no contract of that name was requested, or not yet by then. */
  readonly position: (contractId: string, by?: Cut) => Promise<Position | undefined>
  readonly statement: (contractId: string, by?: Cut) => Promise<Statement | undefined>
  readonly fundingDelays: (contractId: string, by?: Cut) => Promise<FundingDelays | undefined>
}

export interface ClaimsOf {
  readonly debtor?: string
  readonly contract?: string
}

export const queriesOn = (store: Pick<EventStore, 'read' | 'readAll'>): Queries => {
  const one =
    <Row>(projection: Projection<Row, Contract.Event>) =>
    async (contractId: string, by: Cut = {}): Promise<Row | undefined> => {
      const history = cut(by)(told<Contract.Event>(store.read(`contract-${contractId}`)))
      return (await project(projection)(history)).get(contractId)
    }
  return {
    lines: async (contractId, by = {}) => {
      const streamPrefixes = [`guaranteeLine-${contractId}_`]
      const pages = store.readAll({ filter: { streamPrefixes } })
      const rows = await project(lines)(cut(by)(told<GuaranteeLine.Event>(pages)))
      return [...rows.values()].sort((one, other) => (one.debtorId < other.debtorId ? -1 : 1))
    },
    claims: async ({ debtor, contract }, by = {}) => {
      const from = <Event>(streamPrefix: string) =>
        cut(by)(told<Event>(store.readAll({ filter: { streamPrefixes: [streamPrefix] } })))
      const ofLines = contract === undefined ? 'guaranteeLine-' : `guaranteeLine-${contract}_`
      const rows = claimsOf(
        await project(insolvencies)(from<Debtor.Event>('debtor-')),
        await project(lines)(from<GuaranteeLine.Event>(ofLines)),
        await project(losses)(from<GuaranteeLine.Event>(ofLines)),
      )
      return rows.filter(({ debtorId }) => debtor === undefined || debtorId === debtor)
    },
    position: one(position),
    statement: one(statement),
    fundingDelays: one(fundingDelay),
  }
}

/** The streams of a room hold that room's events: `tell` stops at any other. */
export async function* told<Event>(pages: Pages): AsyncIterable<ReadonlyArray<Decoded<Event>>> {
  for await (const page of pages) yield page.map((recorded) => tell(recorded) as Decoded<Event>)
}
