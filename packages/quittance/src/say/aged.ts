/** The aged balance of a contract, with the account of each debtor, for a person and for a machine. */
import { Money } from '@quittance/domain/values'
import { type Aged, type AgedBalance, ages, type Position } from '@quittance/projections'

import { amount, amountOrBlank } from './figures.ts'
import { left, right, table } from './table.ts'

export const agedTable = ({ contractId, life }: Position, { on, debtors, total }: AgedBalance) => {
  const heading = `Aged balance (balance âgée) of contract ${contractId} of ${life.clientId}, ${on}, in ${life.currency}`
  if (debtors.length === 0) {
    return `${heading}\n\nNothing is open, and no debtor has a credit.`
  }
  const cells = ({ byAge, open, disputed, credit, account }: Aged) => [
    ...ages.map((age) => amountOrBlank(byAge[age])),
    ...[amount(open), amountOrBlank(disputed), amountOrBlank(credit), amount(account)],
  ]
  const columns = [
    ...[left('Debtor'), right('Not due'), right('1–30 days'), right('31–60'), right('61–90')],
    ...[right('91+'), right('Open (encours)'), right('Disputed (litige)')],
    ...[right('Credit'), right('Account (compte)')],
  ]
  const rows = debtors.map(({ debtorId, ...aged }) => [debtorId, ...cells(aged)])
  return `${heading}\n\n${table(columns, [...rows, ['Total', ...cells(total)]])}`
}

/**
 * Amounts are decimal strings of `currency`; ages are days past due on the day `on`. `disputed` is part of `open`;
 * `account`, the debtor's, is `open` less `credit`.
 */
export const agedJson = (
  { contractId, life, lastBookedOn }: Position,
  { on, debtors, total }: AgedBalance,
) => ({
  ...{ contractId, clientId: life.clientId, currency: life.currency, bookedOn: lastBookedOn, on },
  debtors: debtors.map(({ debtorId, ...aged }) => ({ debtorId, ...figures(aged) })),
  total: figures(total),
})

const figures = ({ byAge, open, disputed, credit, account }: Aged) => ({
  ...Object.fromEntries(ages.map((age) => [age, text(byAge[age])])),
  ...{ open: text(open), disputed: text(disputed), credit: text(credit), account: text(account) },
})

const text = (money: Money): string => Money.encode(money).amount
