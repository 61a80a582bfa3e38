/** Guarantee lines and what stands under them. */
import { Money } from '@quittance/domain/values'
import { type GuaranteeLineRow, headroomOf } from '@quittance/projections'

import { amount, percent } from './figures.ts'
import { left, right, table } from './table.ts'

/** For machines: amounts as decimal strings, in the currency named. */
export const linesJson = (rows: ReadonlyArray<GuaranteeLineRow>) =>
  rows.map((row) => ({
    ...{ contractId: row.contractId, debtorId: row.debtorId, state: stateOf(row) },
    currency: row.limit.currency,
    limit: text(row.limit),
    quotity: row.quotity?.toFixed() ?? null,
    mayCover: text(row.mayCover),
    coverInUse: text(row.coverInUse),
    headroom: text(headroomOf(row)),
    outstanding: text(row.outstanding),
    invoices: [...row.invoices]
      .filter(([, { outstanding }]) => outstanding.minor !== 0n)
      .map(([invoiceId, { outstanding, covered }]) => ({
        ...{ invoiceId, outstanding: text(outstanding), covered: text(covered) },
      })),
  }))

export const linesTable = (rows: ReadonlyArray<GuaranteeLineRow>): string =>
  table(
    [
      ...[left('Debtor'), left('State'), right('Limit'), right('Quotity')],
      ...[right('Cover in use'), right('Headroom'), right('Outstanding')],
    ],
    rows.map((row) => [
      ...[row.debtorId, stateOf(row), amount(row.limit)],
      row.quotity === undefined ? '' : percent(row.quotity),
      ...[amount(row.coverInUse), amount(headroomOf(row)), amount(row.outstanding)],
    ]),
  )

const stateOf = ({ state, suspendedBy, isInsolvent }: GuaranteeLineRow): string => {
  if (isInsolvent) return 'insolvent'
  return state === 'granted' && suspendedBy.length > 0 ? 'suspended' : state
}

const text = (money: Money): string => Money.encode(money).amount
