/** What changed between two moments of knowledge, contract by contract, and by which events. */
import type { Contract } from '@quittance/domain/events'
import { type Movement, movementsOf } from '@quittance/domain/figures'
import {
  type ContractId,
  type Day,
  Instant,
  invariant,
  millisecondsOf,
} from '@quittance/domain/values'
import type { EventStore } from '@quittance/event-store'
import { bookedOn, type Position, position } from '@quittance/projections'

import { told } from './queries/told.ts'

/** Of a contract that was told anything in between. */
export interface Changed {
  readonly contractId: ContractId
  /** As known at the first; nothing where it was not requested yet. */
  readonly before: Position | undefined
  readonly after: Position
  /** Recorded after the first and by the second, in the order of its stream. */
  readonly events: ReadonlyArray<Change>
}

export interface Change {
  readonly revision: bigint
  readonly type: Contract.Event['type']
  readonly bookedOn: Day
  readonly recordedAt: Instant
  readonly movements: ReadonlyArray<Movement>
}

/** By the names of the contracts; of one, if it is named. In one pass: a stream is recorded in its order. */
export const changesBetween = async (
  { readAll }: Pick<EventStore, 'readAll'>,
  [first, last]: readonly [Instant, Instant],
  contract?: string,
): Promise<ReadonlyArray<Changed>> => {
  const rows = new Map<ContractId, Position>()
  const changes = new Map<ContractId, { before: Position | undefined; events: Array<Change> }>()
  const filter = { streamPrefixes: [`contract-${contract ?? ''}`] }
  for await (const page of told<Contract.Event>(readAll({ filter }))) {
    for (const each of page) {
      const { event, revision, metadata } = each
      const { contractId, type } = event
      const recordedAt = metadata['recordedAt']
      invariant(Instant.is(recordedAt), `${each.stream}@${revision} has no recordedAt`)
      const isOther = contract !== undefined && contractId !== contract
      if (isOther || millisecondsOf(last) < millisecondsOf(recordedAt)) continue
      const before = rows.get(contractId)
      if (millisecondsOf(first) < millisecondsOf(recordedAt)) {
        const of = changes.get(contractId) ?? { before, events: [] }
        changes.set(contractId, of)
        const movements = movementsOf(event)
        of.events.push({ revision, type, bookedOn: bookedOn(each), recordedAt, movements })
      }
      const after = position.next(before, each)
      if (after !== undefined) rows.set(contractId, after)
    }
  }
  return [...changes]
    .map(([contractId, of]) => {
      const after = rows.get(contractId)
      invariant(after !== undefined, `${contractId} begins without a request`)
      return { contractId, ...of, after }
    })
    .sort((one, other) => (one.contractId < other.contractId ? -1 : 1))
}
