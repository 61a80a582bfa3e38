/** The dunning diary of a contract, of a debtor, or of all, read when asked. */
import type { Contract, Debtor, Invoice, Recovery } from '@quittance/domain/events'
import type { Day } from '@quittance/domain/values'
import type { Decoded, EventStore } from '@quittance/event-store'
import {
  bookedOn,
  byUrgency,
  type DiaryEntry,
  debtors,
  diaryEntry,
  position,
  project,
  recoveries,
} from '@quittance/projections'

import { told } from './queries/told.ts'

/** Both, either or neither. */
export interface DiaryOf {
  readonly contract?: string
  readonly debtor?: string
  /** The day asked about; the last on which any receivable was heard of, unless named. */
  readonly on?: Day
}

export interface Diary {
  /** Nothing where none was heard of. */
  readonly on: Day | undefined
  /** What is due first; as all is known by now, whatever the day. */
  readonly entries: ReadonlyArray<DiaryEntry>
}

/** Nothing where the contract named was never requested. */
export const diaryOn = async (
  store: Pick<EventStore, 'read' | 'readAll'>,
  { contract, debtor, on: asked }: DiaryOf,
): Promise<Diary | undefined> => {
  const all = (...streamPrefixes: ReadonlyArray<string>) =>
    store.readAll({ filter: { streamPrefixes } })
  const contracts = await project(position)(
    told<Contract.Event>(
      contract === undefined ? all('contract-') : store.read(`contract-${contract}`),
    ),
  )
  if (contract !== undefined && !contracts.has(contract)) return undefined
  const known = await project(debtors)(told<Debtor.Event>(all('debtor-')))

  let last: Day | undefined
  async function* heard(pages: AsyncIterable<ReadonlyArray<Decoded<OfReceivable>>>) {
    for await (const page of pages) {
      for (const day of page.map(bookedOn)) if (last === undefined || last < day) last = day
      yield page
    }
  }
  const rows = await project(recoveries)(heard(told(all('invoice-', 'recovery-'))))
  const on = asked ?? last
  if (on === undefined) return { on, entries: [] }
  const entries = [...rows.values()].flatMap((row) => {
    if (row.invoice.status === 'Absent') return []
    const { contractId, debtorId } = row.invoice.submitted
    const life = contracts.get(contractId)?.life
    if (life === undefined || (debtor !== undefined && debtor !== debtorId)) return []
    const entry = diaryEntry(row, { life, debtor: known.get(debtorId) }, on)
    return entry === undefined ? [] : [entry]
  })
  return { on, entries: entries.sort(byUrgency) }
}

type OfReceivable = Invoice.Event | Recovery.Event
