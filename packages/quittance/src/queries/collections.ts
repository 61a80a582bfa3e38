/** Collections: a receipt may be of any contract, or of nobody yet, so all of them are read. */
import type { Collection } from '@quittance/domain/events'
import type { Life } from '@quittance/domain/figures'
import type { Day } from '@quittance/domain/values'
import type { Decoded, EventStore } from '@quittance/event-store'
import {
  bookedOn,
  type CollectionRow,
  type Cut,
  collections,
  cut,
  type DirectPayment,
  isAwaited,
  type Position,
  passOnBy,
  project,
} from '@quittance/projections'

import { told } from './told.ts'

/** Whose receipts: those meant for one contract, those of one debtor, or all. */
export interface Whose {
  readonly contract?: string
  readonly debtor?: string
}

export interface Collections {
  /** In the order in which they were received or reported. */
  readonly rows: ReadonlyArray<CollectionRow>
  /** What the client has, and is to pass on. */
  readonly awaited: ReadonlyArray<Awaited>
  /** The last day on which anything was booked, on any receipt; nothing where there is none. */
  readonly lastBookedOn: Day | undefined
}

export interface Awaited {
  readonly payment: DirectPayment
  /** The last day to pass it on; none before the contract has terms. */
  readonly by: Day | undefined
}

type PositionOf = (contractId: string, by: Cut) => Promise<Position | undefined>

export const collectionsIn = async (
  store: Pick<EventStore, 'readAll'>,
  positionOf: PositionOf,
  { contract, debtor }: Whose,
  by: Cut,
): Promise<Collections> => {
  let lastBookedOn: Day | undefined
  const noting = async function* (history: AsyncIterable<ReadonlyArray<Told>>) {
    for await (const page of history) {
      for (const each of page) lastBookedOn = later(lastBookedOn, bookedOn(each))
      yield page
    }
  }
  const pages = store.readAll({ filter: { streamPrefixes: ['collection-'] } })
  const all = await project(collections)(noting(cut(by)(told<Collection.Event>(pages))))
  const rows = [...all.values()].filter(
    ({ contracts, debtorId }) =>
      (contract === undefined || contracts.some((each) => each === contract)) &&
      (debtor === undefined || debtorId === debtor),
  )
  return { rows, awaited: await awaitedOf(rows.filter(isAwaited), positionOf, by), lastBookedOn }
}

const awaitedOf = async (
  payments: ReadonlyArray<DirectPayment>,
  positionOf: PositionOf,
  by: Cut,
): Promise<ReadonlyArray<Awaited>> => {
  const lives = new Map<string, Life | undefined>()
  for (const contractId of new Set(payments.map(({ report }) => report.contractId))) {
    lives.set(contractId, (await positionOf(contractId, by))?.life)
  }
  return payments.map((payment) => {
    const { contractId, receivedByClientOn } = payment.report
    const life = lives.get(contractId)
    return { payment, by: life && passOnBy(life, receivedByClientOn) }
  })
}

type Told = Decoded<Collection.Event>

const later = (one: Day | undefined, other: Day): Day =>
  one === undefined || one < other ? other : one
