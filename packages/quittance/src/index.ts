/** Quittance: an event-sourced factoring ledger. */
export type { EventStore } from '@quittance/event-store'
export { inMemory } from '@quittance/event-store'
export { ServerError } from '@quittance/event-store-esdb'
export { StoreFileError } from '@quittance/event-store-sqlite'
export { asJson, type Done, type Refusal } from '@quittance/ledger'
export {
  availabilityOf,
  type Cut,
  type FundingDelay,
  type Position,
  period,
  type Statement,
  type StatementLine,
} from '@quittance/projections'
export { type LedgerOptions, type OpenLedger, openLedger } from './open-ledger.ts'
export { availabilityTable } from './say/availability.ts'
export { balancesOf } from './say/balances.ts'
export { amount } from './say/figures.ts'
export { refusalSentence } from './say/refusals.ts'
export { statementTable } from './say/statement.ts'
export { runStory, type StoryOutcome } from './story/run-story.ts'
export { readStory, type StoryLine } from './story/story.ts'
