/** The dunning diary: what was done, promised and disputed, and what comes next. */
import { Money } from '@quittance/domain/values'
import type { DiaryEntry } from '@quittance/projections'

import type { Diary } from '../diary.ts'
import { amount, amountOrBlank } from './figures.ts'
import { refusalJson, refusalSentence } from './refusals.ts'
import { left, right, table } from './table.ts'

/** For machines: amounts as decimal strings, in the currency named. */
export const diaryJson = ({ on, entries }: Diary) => ({
  on: on ?? null,
  entries: entries.map((entry) => ({
    ...{ invoiceId: entry.invoiceId, number: entry.number },
    ...{ contractId: entry.contractId, debtorId: entry.debtorId },
    ...{ currency: entry.open.currency, open: text(entry.open), disputed: text(entry.disputed) },
    ...{ dueOn: entry.dueOn, daysOverdue: entry.daysOverdue, taken: entry.taken },
    promise: entry.promise ? { ...entry.promise, amount: text(entry.promise.amount) } : null,
    next: entry.next ?? null,
    waitsFor: entry.waitsFor ? refusalJson(entry.waitsFor) : null,
    isDue: entry.isDue,
  })),
})

/** Of several contracts each row says of which. */
export const diaryTable = ({ on, entries }: Diary): string => {
  const areSeveral = new Set(entries.map(({ contractId }) => contractId)).size > 1
  return table(
    [
      ...(areSeveral ? [left('Contract')] : []),
      ...[left('Invoice'), left('Debtor'), left('Due'), right('Open'), right('Disputed')],
      ...[left('Last step'), left('Promise'), left('Next step'), left('From')],
      left(on === undefined ? '' : `On ${on}`),
    ],
    entries.map((entry) => [
      ...(areSeveral ? [entry.contractId] : []),
      ...[entry.number, entry.debtorId, entry.dueOn, amount(entry.open)],
      amountOrBlank(entry.disputed),
      lastOf(entry),
      promiseOf(entry),
      ...[entry.next?.step ?? '', entry.next?.dueFrom ?? ''],
      stateOf(entry),
    ]),
  )
}

const lastOf = ({ taken }: DiaryEntry): string => {
  const last = taken.at(-1)
  return last === undefined ? '' : `${last.step} ${last.on}`
}

const promiseOf = ({ promise }: DiaryEntry): string =>
  promise ? `${amount(promise.amount)} by ${promise.promisedOn}, ${promise.became}` : ''

const stateOf = ({ waitsFor, isDue }: DiaryEntry): string => {
  if (waitsFor?.type === 'InvoiceIsPaid') return 'paid'
  if (waitsFor) return refusalSentence(waitsFor)
  return isDue ? 'due' : ''
}

const text = (money: Money): string => Money.encode(money).amount
