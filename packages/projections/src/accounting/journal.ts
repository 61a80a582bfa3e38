/** The journal: entries in the order of the log, each numbered, and tied to the event that it is of. */
import {
  type AnnualDate,
  type CollectionId,
  type ContractId,
  type Day,
  inYear,
  yearOf,
} from '@quittance/domain/values'
import type { Decoded } from '@quittance/event-store'

import { bookedOn } from '../cut.ts'
import { type BookedEvent, noBooks, remember } from './books.ts'
import type { FactorAccount } from './chart.ts'
import type { JournalCode, Line } from './entry.ts'
import { postingOf } from './posting-table.ts'

export interface Entry<Account extends string = FactorAccount> {
  readonly journal: JournalCode
  /** `RM000001`: without a gap in each journal and financial year. */
  readonly number: string
  readonly bookedOn: Day
  /** Never before an entry that stands before it in its year, however late that was recorded. */
  readonly validOn: Day
  /** The last day of the financial year of its booking. */
  readonly closesOn: Day
  /** Of money that comes in, no contract's yet, or several contracts'. */
  readonly contractId: ContractId | undefined
  readonly collectionId: CollectionId | undefined
  readonly lines: ReadonlyArray<Line<Account>>
  readonly source: Pick<Decoded<unknown>, 'id' | 'stream' | 'revision' | 'position'> & {
    readonly type: BookedEvent['type']
  }
}

/** Told the history from its first event on, event by event, it answers with the entry of each, or with none. */
export const journal = (
  closes: AnnualDate,
): ((told: Decoded<BookedEvent>) => Entry | undefined) => {
  const books = noBooks()
  const numbers = new Map<string, number>()
  const valid = new Map<Day, Day>()
  return (told) => {
    const { event, id, stream, revision, position } = told
    const posted = postingOf(event, books)
    remember(books, event)
    if (posted === undefined) return undefined
    const on = bookedOn(told)
    const closesOn = closingOf(on, closes)
    const sequence = `${posted.journal} ${closesOn}`
    const number = (numbers.get(sequence) ?? 0) + 1
    numbers.set(sequence, number)
    const before = valid.get(closesOn)
    const validOn = before !== undefined && before > on ? before : on
    valid.set(closesOn, validOn)
    return {
      ...posted,
      number: `${posted.journal}${String(number).padStart(6, '0')}`,
      ...{ bookedOn: on, validOn, closesOn },
      contractId: ('contractId' in event && event.contractId) || undefined,
      collectionId: 'collectionId' in event ? event.collectionId : undefined,
      source: { id, stream, revision, position, type: event.type },
    }
  }
}

/** The end of the financial year of that day. */
export const closingOf = (on: Day, closes: AnnualDate): Day => {
  const inThatYear = inYear(yearOf(on), closes)
  return on <= inThatYear ? inThatYear : inYear(yearOf(on) + 1, closes)
}
