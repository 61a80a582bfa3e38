/** The statement of a contract, for a person and for a machine. */
import { Money, minus, plus } from '@quittance/domain/values'
import type { StatementLine } from '@quittance/projections'

import { amount, amountOrBlank } from './figures.ts'
import { left, right, table } from './table.ts'

export const statementTable = (lines: ReadonlyArray<StatementLine>): string =>
  table(
    [
      ...[left('Booked'), left('Value'), left('Event'), left('Ref')],
      ...[right('Debit'), right('Credit'), right('C/A'), right('GF'), right('E'), right('FIU')],
      ...[right('C/A + GF'), right('E − FIU')],
    ],
    lines.map(({ bookedOn, valueOn, event, reference, debit, credit, after }) => [
      ...[bookedOn, valueOn, event, reference, amountOrBlank(debit), amountOrBlank(credit)],
      ...[amount(after.clientAccount), amount(after.guaranteeFund)],
      ...[amount(after.outstanding), amount(after.fundsInUse)],
      amount(plus(after.clientAccount, after.guaranteeFund)),
      amount(minus(after.outstanding, after.fundsInUse)),
    ]),
  )

/** Amounts are decimal strings of the contract's currency. */
export const statementJson = (line: StatementLine) => {
  const { bookedOn, valueOn, event, reference, debit, credit, after } = line
  const text = (money: Money) => Money.encode(money).amount
  return {
    ...{ bookedOn, valueOn, event, reference, debit: text(debit), credit: text(credit) },
    clientAccount: text(after.clientAccount),
    guaranteeFund: text(after.guaranteeFund),
    outstanding: text(after.outstanding),
    fundsInUse: text(after.fundsInUse),
  }
}
