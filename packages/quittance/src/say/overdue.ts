/** What a contract's debtors should have paid, for a person and for a machine. */
import { type Day, Money } from '@quittance/domain/values'
import { type OverdueReceivable, overdueOf, type Position } from '@quittance/projections'

import { amount, amountOrBlank } from './figures.ts'
import { left, right, table } from './table.ts'

/** Amounts are decimal strings of `currency`. */
export const overdueJson = (row: Position, on: Day) => ({
  contractId: row.contractId,
  on,
  currency: row.life.currency,
  receivables: overdueOf(row, on).map(({ open, notFunded, withdrawnBy, ...receivable }) => ({
    ...receivable,
    open: text(open),
    notFunded: text(notFunded),
    withdrawnBy: withdrawnBy?.toString() ?? null,
  })),
})

export const overdueTable = (row: Position, on: Day): string =>
  table(
    [
      ...[left('Debtor'), left('Invoice'), left('Due'), right('Days'), right('Open')],
      ...[right('Not funded'), left('Cause'), right('Event')],
    ],
    overdueOf(row, on).map(line),
  )

const line = ({ debtorId, number, dueOn, days, ...of }: OverdueReceivable) => [
  ...[debtorId, number, dueOn, String(days), amount(of.open), amountOrBlank(of.notFunded)],
  ...[of.causes.join(', '), of.withdrawnBy?.toString() ?? ''],
]

const text = (money: Money): string => Money.encode(money).amount
