/** The statement of a contract for a person: what happened, what it cost, what may not be drawn and why. */
import { type Account, versionOn } from '@quittance/domain/figures'
import { negated } from '@quittance/domain/values'
import type { Position, Statement, StatementLine } from '@quittance/projections'
import { availabilityOf, period, type Span } from '@quittance/projections'

import { subjectOf, wordsOf } from './availability.ts'
import { amount, amountOrBlank, percent } from './figures.ts'
import { chargesTable, scaleTables } from './interest.ts'
import { labelOf } from './statement-words.ts'
import { left, right, table } from './table.ts'

/** A statement up to its last day; `eve` is the position on the eve of its first, if there was one. */
export interface Told extends Span {
  readonly statement: Statement
  readonly eve: Position | undefined
}

export const statementText = (told: Told): string => {
  const { statement, eve } = told
  const { position } = statement
  const { lines, scales, charges, opening } = period(statement, told)
  const sections: ReadonlyArray<readonly [title: string, text: string]> = [
    [`${headerOf(told)}\n${figuresOf('Opening', opening, eve)}`, statementTable(lines)],
    ...scaleTables(scales),
    ['Fees (commissions)', chargesTable(charges)],
    ['Guarantee fund (fonds de garantie)', fundTable(lines)],
    [`Not fundable (encours non finançable), ${lastDay(told)}`, exclusionsTable(position)],
  ]
  return [
    ...sections.flatMap(([title, text]) => (text === '' ? [] : [`${title}\n\n${text}`])),
    [
      figuresOf('Closing', position.account, position),
      'On every line client account + guarantee fund = outstanding − funds in use.',
    ].join('\n'),
  ].join('\n\n')
}

/** Debit and credit are the client account's; then the four figures as they leave them. */
export const statementTable = (lines: ReadonlyArray<StatementLine>): string =>
  table(
    [
      ...[left('Booked'), left('Value'), left('Movement'), left('Ref')],
      ...[right('Debit'), right('Credit'), right('C/A'), right('GF'), right('E'), right('FIU')],
    ],
    lines.map(({ bookedOn, valueOn, event, reference, debit, credit, after }) => [
      ...[bookedOn, valueOn, labelOf(event), reference],
      ...[amountOrBlank(debit), amountOrBlank(credit)],
      ...[amount(after.clientAccount), amount(after.guaranteeFund)],
      ...[amount(after.outstanding), amount(after.fundsInUse)],
    ]),
  )

const headerOf = (told: Told): string => {
  const { contractId, life } = told.statement.position
  const since = told.from ?? 'its beginning'
  return [
    `Statement (relevé) of contract ${contractId} of ${life.clientId}, in ${life.currency}`,
    `From ${since} to ${lastDay(told)}`,
    ...termsOf(told),
  ].join('\n')
}

const lastDay = ({ statement, to }: Told): string => to ?? statement.position.lastBookedOn

/** The terms that cost and that hold back; nothing before there are any. */
const termsOf = ({ statement: { position } }: Told): ReadonlyArray<string> => {
  const { life, lastBookedOn } = position
  if (life.versions.isEmpty()) return []
  const { version, effectiveOn, terms } = versionOn(life, lastBookedOn)
  const { advanceRate, guaranteeFund, factoringCommission, financingCommission } = terms
  const { retentionRate, min, cap } = guaranteeFund
  const ceiling = terms.facilityCeiling ? `, ceiling ${amount(terms.facilityCeiling)}` : ''
  return [
    `Terms ${version}, in force since ${effectiveOn}: advance rate (quotité) ${percent(advanceRate)}${ceiling},`,
    `  fund ${percent(retentionRate)} (${amount(min)} to ${amount(cap)}), factoring ${percent(factoringCommission.rate)}, financing ${financingCommission.reference} + ${percent(financingCommission.margin)}`,
  ]
}

const fundTable = (lines: ReadonlyArray<StatementLine>): string => {
  const moving = lines.filter(({ fund }) => fund.minor !== 0n)
  if (moving.length === 0) return ''
  return table(
    [left('Booked'), left('Movement'), left('Ref'), right('Amount'), right('Fund')],
    moving.map(({ bookedOn, event, reference, fund, after }) => [
      ...[bookedOn, labelOf(event), reference, amount(fund), amount(after.guaranteeFund)],
    ]),
  )
}

const exclusionsTable = (position: Position): string => {
  const waterfall = availabilityOf(position)
  const { exclusions, outstanding, fundsInUse, availability } = waterfall
  return table(
    [left('Cause'), left('Debtor'), left('Of'), right(position.life.currency)],
    [
      ['Outstanding (encours)', '', '', amount(outstanding)],
      ...exclusions.map((exclusion) => [
        `less ${wordsOf(exclusion)}`,
        exclusion.debtorId ?? '',
        subjectOf(waterfall, exclusion) ?? '',
        amount(negated(exclusion.amount)),
      ]),
      ['less funds in use (fonds employés)', '', '', amount(negated(fundsInUse))],
      ['Availability (disponible)', '', '', amount(availability)],
    ],
  )
}

const figuresOf = (title: string, account: Account, position: Position | undefined): string => {
  const { clientAccount, guaranteeFund, outstanding, fundsInUse } = account
  const figures = `C/A ${amount(clientAccount)}, GF ${amount(guaranteeFund)}, E ${amount(outstanding)}, FIU ${amount(fundsInUse)}`
  const available = position && `, availability ${amount(availabilityOf(position).availability)}`
  return `${title}: ${figures}${available ?? ''}`
}
