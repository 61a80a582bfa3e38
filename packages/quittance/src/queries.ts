/** What a contract's history adds up to, read when asked. */
import type { Contract, Debtor, GuaranteeLine, Relationship } from '@quittance/domain/events'
import type { CollectionId, Day, DebtorId, Instant } from '@quittance/domain/values'
import type { EventStore } from '@quittance/event-store'
import {
  type Asked,
  type ClaimRow,
  type CollectionRow,
  type Cut,
  claimsOf,
  cut,
  type FollowUp,
  followUp,
  type GuaranteeLineRow,
  insolvencies,
  lines,
  losses,
  type OpenReceivables,
  openReceivables,
  type Position,
  type Projection,
  position,
  project,
  type Service,
  type ServiceEvent,
  type Statement,
  service,
  statement,
  type Turn,
  turns,
} from '@quittance/projections'

import { type Collections, collectionsIn, type Whose } from './queries/collections.ts'
import { isKnownIn, type OwedInvoice, openInvoicesIn } from './queries/debtor.ts'
import { collectionsNamedIn, lastOccurredAtIn } from './queries/named-collection.ts'
import { receivablesIn } from './queries/receivables.ts'
import { remindedIn } from './queries/reminders.ts'
import { told } from './queries/told.ts'

export interface Queries {
  /** Those of one contract, by the names of their debtors. */
  readonly lines: (contractId: string, by?: Cut) => Promise<ReadonlyArray<GuaranteeLineRow>>
  /** Those of insolvent debtors, by contract; of one debtor or one contract, if named. */
  readonly claims: (of: ClaimsOf, by?: Cut) => Promise<ReadonlyArray<ClaimRow>>
  /** Nothing where no contract of that name was requested, or not yet by then. */
  readonly position: (contractId: string, by?: Cut) => Promise<Position | undefined>
  readonly statement: (contractId: string, by?: Cut) => Promise<Statement | undefined>
  /** What became of it, and who said so. */
  readonly turns: (contractId: string, by?: Cut) => Promise<Iterable<Turn> | undefined>
  /** Each that is open, in its four dimensions; of a day and a debtor, if they are named. */
  readonly receivables: (
    contractId: string,
    asked?: Asked & Cut,
  ) => Promise<OpenReceivables | undefined>
  /** What came in, and where it is. */
  readonly collections: (whose?: Whose & Cut) => Promise<Collections>
  /** That of this id; or, if there is none, those of this reference. */
  readonly collectionsNamed: (name: string) => Promise<ReadonlyArray<CollectionRow>>
  /** When the last thing happened to a collection, or at all. */
  readonly lastOccurredAt: (collectionId: CollectionId) => Promise<Instant>
  /** What a debtor owes, under whatever contract: what a receipt of that day may pay. */
  readonly openInvoices: (debtorId: DebtorId, on: Day) => Promise<ReadonlyArray<OwedInvoice>>
  /** Whether a debtor of that name is registered, or has a line. */
  readonly isDebtor: (debtorId: string) => Promise<boolean>
  /** What happened of what was promised to each client, by the names of their contracts; of one contract, if named. */
  readonly services: (contractId?: string, by?: Cut) => Promise<ReadonlyArray<Service>>
  /** Nothing where its relationship has no event, or none yet by then. */
  readonly followUp: (contractId: string, by?: Cut) => Promise<FollowUp | undefined>
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
  const positionOf = one(position)
  const linesOf: Queries['lines'] = async (contractId, by = {}) => {
    const streamPrefixes = [`guaranteeLine-${contractId}_`]
    const pages = store.readAll({ filter: { streamPrefixes } })
    const rows = await project(lines)(cut(by)(told<GuaranteeLine.Event>(pages)))
    return [...rows.values()].sort((one, other) => (one.debtorId < other.debtorId ? -1 : 1))
  }
  return {
    lines: linesOf,
    position: positionOf,
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
    statement: one(statement),
    turns: one(turns),
    receivables: async (contractId, asked = {}) => {
      const at = await positionOf(contractId, asked)
      if (at === undefined) return undefined
      const rows = await receivablesIn(store, at.funding.receivables.keys(), asked)
      const byDebtor = new Map(
        (await linesOf(contractId, asked)).map(({ debtorId, invoices }) => [debtorId, invoices]),
      )
      return openReceivables(
        at,
        rows,
        ({ debtorId, invoiceId }) => byDebtor.get(debtorId)?.get(invoiceId),
        asked,
      )
    },
    collections: (whose = {}) => collectionsIn(store, positionOf, whose, whose),
    collectionsNamed: (name) => collectionsNamedIn(store, name),
    lastOccurredAt: (collectionId) => lastOccurredAtIn(store, collectionId),
    openInvoices: (debtorId, on) => openInvoicesIn(store, positionOf, linesOf, debtorId, on),
    isDebtor: (debtorId) => isKnownIn(store, debtorId),
    services: async (contractId, by = {}) => {
      const of = contractId ?? ''
      const streamPrefixes = ['contract', 'guaranteeLine', 'relationship'].map(
        (category) => `${category}-${of}`,
      )
      const pages = store.readAll({ filter: { streamPrefixes } })
      const rows = await project(service)(cut(by)(told<ServiceEvent>(pages)))
      const asked = [...rows.values()]
        .filter((row) => contractId === undefined || row.contractId === contractId)
        .sort((one, other) => (one.contractId < other.contractId ? -1 : 1))
      return remindedIn(store, asked, by)
    },
    followUp: async (contractId, by = {}) => {
      const events = told<Relationship.Event>(store.read(`relationship-${contractId}`))
      return (await project(followUp)(cut(by)(events))).get(contractId)
    },
  }
}
