/** What a contract's history adds up to, read when asked. */
import type { Contract } from '@quittance/domain/events'
import type { Decoded, EventStore, Pages } from '@quittance/event-store'
import { tell } from '@quittance/ledger'
import {
  type Cut,
  cut,
  type FundingDelays,
  fundingDelay,
  type Position,
  type Projection,
  position,
  project,
  type Statement,
  statement,
} from '@quittance/projections'

export interface Queries {
  /** Nothing where no contract of that name was requested, or not yet by then. */
  readonly position: (contractId: string, by?: Cut) => Promise<Position | undefined>
  readonly statement: (contractId: string, by?: Cut) => Promise<Statement | undefined>
  readonly fundingDelays: (contractId: string, by?: Cut) => Promise<FundingDelays | undefined>
}

export const queriesOn = (store: Pick<EventStore, 'read'>): Queries => {
  const one =
    <Row>(projection: Projection<Row, Contract.Event>) =>
    async (contractId: string, by: Cut = {}): Promise<Row | undefined> => {
      const history = cut(by)(told(store.read(`contract-${contractId}`)))
      return (await project(projection)(history)).get(contractId)
    }
  return {
    position: one(position),
    statement: one(statement),
    fundingDelays: one(fundingDelay),
  }
}

/** A contract's stream holds a contract's events: `tell` stops at any other. */
async function* told(pages: Pages): AsyncIterable<ReadonlyArray<Decoded<Contract.Event>>> {
  for await (const page of pages)
    yield page.map((recorded) => tell(recorded) as Decoded<Contract.Event>)
}
