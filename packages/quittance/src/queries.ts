/** What a contract's history adds up to, read when asked. */
import type { Contract, GuaranteeLine } from '@quittance/domain/events'
import type { Decoded, EventStore, Pages } from '@quittance/event-store'
import { tell } from '@quittance/ledger'
import {
  type Cut,
  cut,
  type GuaranteeLineRow,
  lines,
  type Position,
  type Projection,
  position,
  project,
  type Service,
  type ServiceEvent,
  type Statement,
  service,
  statement,
} from '@quittance/projections'

export interface Queries {
  /** Those of one contract, by the names of their debtors. */
  readonly lines: (contractId: string, by?: Cut) => Promise<ReadonlyArray<GuaranteeLineRow>>
  /** Nothing where no contract of that name was requested, or not yet by then. */
  readonly position: (contractId: string, by?: Cut) => Promise<Position | undefined>
  readonly statement: (contractId: string, by?: Cut) => Promise<Statement | undefined>
  /** What happened of what was promised to each client, by the names of their contracts; of one contract, if named. */
  readonly services: (contractId?: string, by?: Cut) => Promise<ReadonlyArray<Service>>
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
    position: one(position),
    statement: one(statement),
    services: async (contractId, by = {}) => {
      const of = contractId ?? ''
      const streamPrefixes = [
        ...['contract', 'guaranteeLine', 'relationship'].map((category) => `${category}-${of}`),
        'recovery-', // an invoice's, of whatever contract
      ]
      const pages = store.readAll({ filter: { streamPrefixes } })
      const rows = await project(service)(cut(by)(told<ServiceEvent>(pages)))
      return [...rows.values()]
        .filter((row) => contractId === undefined || row.contractId === contractId)
        .sort((one, other) => (one.contractId < other.contractId ? -1 : 1))
    },
  }
}

/** The streams of a room hold that room's events: `tell` stops at any other. */
async function* told<Event>(pages: Pages): AsyncIterable<ReadonlyArray<Decoded<Event>>> {
  for await (const page of pages) yield page.map((recorded) => tell(recorded) as Decoded<Event>)
}
