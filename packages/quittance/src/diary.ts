/** The dunning diary of a contract, of a debtor, or of all, read when asked. */
import type { Contract, Debtor, Invoice, Recovery } from '@quittance/domain/events'
import type { Day } from '@quittance/domain/values'
import type { Decoded, EventStore } from '@quittance/event-store'
import {
  bookedOn,
  byUrgency,
  type Cut,
  cut,
  type DiaryEntry,
  debtors,
  diaryEntry,
  position,
  project,
  recoveries,
} from '@quittance/projections'

import { told } from './queries/told.ts'

/** Both, either or neither; as all had happened, and was known, by then. */
export interface DiaryOf extends Cut {
  readonly contract?: string
  readonly debtor?: string
  /** The day asked about; the last on which any receivable was heard of, unless named. */
  readonly on?: Day
}

export interface Diary {
  /** Nothing where none was heard of. */
  readonly on: Day | undefined
  /** What is due first. */
  readonly entries: ReadonlyArray<DiaryEntry>
}

/** Nothing where the contract named was never requested. */
export const diaryOn = async (
  store: Pick<EventStore, 'read' | 'readAll'>,
  { contract, debtor, on: asked, ...by }: DiaryOf,
): Promise<Diary | undefined> => {
  const all = (...streamPrefixes: ReadonlyArray<string>) =>
    store.readAll({ filter: { streamPrefixes } })
  const then = cut(by)
  const contracts = await project(position)(
    then(
      told<Contract.Event>(
        contract === undefined ? all('contract-') : store.read(`contract-${contract}`),
      ),
    ),
  )
  if (contract !== undefined && !contracts.has(contract)) return undefined
  const known = await project(debtors)(then(told<Debtor.Event>(all('debtor-'))))

  let last: Day | undefined
  async function* heard(pages: AsyncIterable<ReadonlyArray<Decoded<OfReceivable>>>) {
    for await (const page of pages) {
      for (const day of page.map(bookedOn)) if (last === undefined || last < day) last = day
      yield page
    }
  }
  const rows = await project(recoveries)(
    heard(then(told<OfReceivable>(all('invoice-', 'recovery-')))),
  )
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
