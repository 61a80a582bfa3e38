/** Quittance: an event-sourced factoring ledger. */
export type { EventStore } from '@quittance/event-store'
export { inMemory } from '@quittance/event-store'
export { ServerError } from '@quittance/event-store-esdb'
export { StoreFileError } from '@quittance/event-store-sqlite'
export {
  asJson,
  type Done,
  type Lag,
  ProjectionStopped,
  type Refusal,
  type Worker,
} from '@quittance/ledger'
export {
  type AgedBalance,
  agedBalance,
  availabilityOf,
  type Balances,
  balances,
  type Clock,
  type CollectionRow,
  type Cut,
  clocksOf,
  collections,
  leftOf,
  type OpenReceivables,
  type PersistentProjection,
  type Position,
  period,
  type Receivable,
  receivables,
  type Satisfaction,
  type Service,
  type Statement,
  type StatementLine,
  satisfactionOf,
} from '@quittance/projections'
export { type Kept, TablesMissing } from './keeping.ts'
export { type LedgerOptions, type OpenLedger, openLedger } from './open-ledger.ts'
export { openWorker, type WorkerOptions } from './open-worker.ts'
export { availabilityTable } from './say/availability.ts'
export { balancesOf } from './say/balances.ts'
export { amount } from './say/figures.ts'
export { refusalSentence } from './say/refusals.ts'
export { statementTable, statementText } from './say/statement.ts'
export { statementJson } from './say/statement-json.ts'
export { runStory, type StoryOutcome } from './story/run-story.ts'
export { readStory, type StoryLine } from './story/story.ts'
