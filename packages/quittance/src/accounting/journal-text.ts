/** The journal in one format after another, piece by piece. */
import type { Contract } from '@quittance/domain/events'
import type { Decoded, EventStore } from '@quittance/event-store'
import {
  beancount,
  type Chart,
  csvEntry,
  csvHead,
  type Entry,
  type House,
  hledger,
  mirrorOf,
  monthEnds,
} from '@quittance/projections'

import { type Asked, entriesOf } from './entries.ts'

export const formats = ['hledger', 'beancount', 'csv', 'fec'] as const
export type Format = (typeof formats)[number]

export const views = ['factor', 'client'] as const
export type View = (typeof views)[number]

export interface Wanted extends Asked {
  readonly view: View
  readonly chart: Chart
  readonly house: House
}

/** As the books of that view have it: nothing where they have no such entry. */
export const seen = (view: View, entry: Entry | undefined): Entry<string> | undefined =>
  view === 'factor' ? entry : entry && mirrorOf(entry)

export async function* journalText(
  store: Pick<EventStore, 'readAll'>,
  format: Exclude<Format, 'fec'>,
  wanted: Wanted,
): AsyncIterable<string> {
  const ends = monthEnds()
  const { entry: said, head, end } = writer(format, wanted)
  yield head
  for await (const page of entriesOf(store, wanted.house.closes, wanted)) {
    let text = ''
    for (const { told, entry } of page) {
      if (told.stream.startsWith('contract-')) ends.tell(told as Decoded<Contract.Event>)
      const each = seen(wanted.view, entry)
      if (each) text += said(each)
    }
    if (text !== '') yield text
  }
  const last = end(ends.all())
  if (last !== '') yield last
}

interface Writer {
  readonly head: string
  readonly entry: (entry: Entry<string>) => string
  readonly end: (ends: ReturnType<ReturnType<typeof monthEnds>['all']>) => string
}

const writer = (format: Exclude<Format, 'fec'>, { chart, house }: Wanted): Writer => {
  switch (format) {
    case 'hledger':
      return {
        head: '; The journal, an entry a transaction; each month ends with what the control accounts must show.\n\n',
        ...hledger(chart),
      }
    case 'beancount':
      return {
        head: '; The journal, an entry a transaction; after each month what the control accounts must show.\n\n',
        ...beancount(chart),
      }
    case 'csv':
      return { head: csvHead, entry: (entry) => csvEntry(house, entry), end: () => '' }
  }
}
