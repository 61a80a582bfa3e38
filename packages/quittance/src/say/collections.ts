/** What came in and where it is; and what the client received, and is to pass on. */
import { type Currency, type Day, daysFrom, isZero, Money, plus } from '@quittance/domain/values'
import { type CollectionRow, leftOf } from '@quittance/projections'

import type { Awaited, Collections } from '../queries/collections.ts'
import { amount, amountOrBlank, inCurrency } from './figures.ts'
import { left, right, table } from './table.ts'

/** Of a day; without one there is nothing to tell. */
export const collectionsTables = ({ rows, awaited }: Collections, on: Day | undefined): string => {
  const came = rows.filter(({ state }) => state !== 'reported')
  return [
    ['Collections (encaissements)', ...(on === undefined ? [] : [on])].join(', '),
    '',
    came.length === 0 ? 'Nothing has come in.' : receiptsTable(came, on),
    ...suspense(came).map((sum) => `In suspense (en attente): ${inCurrency(sum)}.`),
    ...(awaited.length === 0 ? [] : ['', awaitedTable(awaited, on)]),
  ].join('\n')
}

const receiptsTable = (rows: ReadonlyArray<CollectionRow>, on: Day | undefined): string =>
  table(
    [
      ...[left('Received'), left('Reference'), left('Debtor'), right('Amount'), left('')],
      ...[right('Allocated'), right('Held'), right('Refunded'), right('Forwarded')],
      ...[right('Went back'), right('In suspense'), right('Days')],
    ],
    rows.map((row) => [
      ...[row.receivedOn ?? '', row.reference, row.debtorId ?? 'unknown'],
      ...[amount(row.received), row.received.currency, amountOrBlank(row.allocated)],
      ...[amountOrBlank(row.held), amountOrBlank(row.refunded), amountOrBlank(row.forwarded)],
      ...[amountOrBlank(row.reversed), amountOrBlank(leftOf(row))],
      isZero(leftOf(row)) ? '' : String(daysSince(row.receivedOn, on)),
    ]),
  )

const awaitedTable = (awaited: ReadonlyArray<Awaited>, on: Day | undefined): string =>
  table(
    [
      ...[left('Paid to the client (règlement direct)'), left('Reference'), left('Debtor')],
      ...[right('Amount'), left(''), right('Charged'), left('Pass on by'), right('Days late')],
    ],
    awaited.map(({ payment: { report, reference }, by }) => [
      ...[report.receivedByClientOn, reference, report.debtorId, amount(report.amount)],
      ...[report.amount.currency, amountOrBlank(report.charged), by ?? ''],
      daysSince(by, on) > 0 ? String(daysSince(by, on)) : '',
    ]),
  )

/**
 * Amounts are decimal strings of the currency named; of each receipt `received` is the sum of the six that follow,
 * the last of them, `left`, in suspense since the day it came.
 */
export const collectionsJson = ({ rows, awaited }: Collections, on: Day | undefined) => ({
  on: on ?? null,
  collections: rows.map((row) => collectionJson(row, on)),
  inSuspense: suspense(rows).map(Money.encode),
  directPayments: awaited.map(({ payment: { collectionId, reference, report }, by }) => ({
    ...{ collectionId, reference, contractId: report.contractId, debtorId: report.debtorId },
    ...{ invoiceId: report.invoiceId, currency: report.amount.currency },
    ...{ amount: text(report.amount), charged: text(report.charged) },
    ...{ receivedByClientOn: report.receivedByClientOn, passOnBy: by ?? null },
    daysLate: daysSince(by, on),
  })),
})

const collectionJson = (row: CollectionRow, on: Day | undefined) => ({
  ...{ collectionId: row.collectionId, reference: row.reference, state: row.state },
  ...{ receivedOn: row.receivedOn, means: row.means, debtorId: row.debtorId },
  ...{ contracts: row.contracts, currency: row.received.currency, received: text(row.received) },
  ...{ allocated: text(row.allocated), held: text(row.held), refunded: text(row.refunded) },
  ...{ forwarded: text(row.forwarded), reversed: text(row.reversed), left: text(leftOf(row)) },
  daysInSuspense: isZero(leftOf(row)) ? null : daysSince(row.receivedOn, on),
  credits: row.credits.map(({ amount: credit, ...whose }) => ({ ...whose, amount: text(credit) })),
})

/** Money of one currency does not add up with that of another; in the order of their names. */
const suspense = (rows: ReadonlyArray<CollectionRow>): ReadonlyArray<Money> => {
  const sums = new Map<Currency, Money>()
  for (const row of rows) {
    const inSuspense = leftOf(row)
    const before = sums.get(inSuspense.currency)
    if (!isZero(inSuspense)) {
      sums.set(inSuspense.currency, before ? plus(before, inSuspense) : inSuspense)
    }
  }
  return [...sums.values()].sort((one, other) => (one.currency < other.currency ? -1 : 1))
}

/** None before that day. */
const daysSince = (from: Day | null | undefined, on: Day | undefined): number =>
  from && on ? Math.max(0, daysFrom(from, on)) : 0

const text = (money: Money): string => Money.encode(money).amount
