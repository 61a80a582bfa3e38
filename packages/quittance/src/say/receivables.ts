/** Open receivables in their four dimensions, for a person. */
import type { Cause } from '@quittance/domain/figures'
import { isPositive, negated } from '@quittance/domain/values'
import type { OpenReceivable, OpenReceivables, Position } from '@quittance/projections'

import { amount, amountOrBlank } from './figures.ts'
import { left, right, table } from './table.ts'

export const receivablesTable = (
  { contractId, life }: Position,
  { on, receivables, ofDebtors, ...totals }: OpenReceivables,
): string => {
  const heading = `Open receivables of contract ${contractId} of ${life.clientId}, ${on}, in ${life.currency}`
  if (receivables.length === 0) return `${heading}\n\nNothing is open.`
  const { open, covered, disputed, eligible, fundable } = totals
  const figures = [amount(covered), '', amountOrBlank(disputed), amount(eligible), '']
  return [
    heading,
    '',
    table(
      [
        ...[left('Invoice'), left('Debtor'), left('Due'), right('Open'), left('Law')],
        ...[left('Collection'), right('Covered'), left('Cover'), right('Disputed')],
        ...[right('Eligible'), left('Funding')],
      ],
      [
        ...receivables.map(rowOf),
        ['Total', '', '', amount(open), '', '', ...figures],
        ...ofDebtors.map((exclusion) => [
          ...['less', exclusion.debtorId ?? '', '', '', '', '', '', '', ''],
          ...[amount(negated(exclusion.amount)), debtorWords[exclusion.cause] ?? exclusion.cause],
        ]),
        ['Fundable', '', '', '', '', '', '', '', '', amount(fundable), ''],
      ],
    ),
  ].join('\n')
}

const rowOf = (open: OpenReceivable) => {
  const { receivable, disputed, cover, funding } = open
  return [
    ...[receivable.number, receivable.debtorId, receivable.dueOn, amount(receivable.open)],
    receivable.notifiedOn === null ? 'assigned' : 'notified',
    ...[collectionWords(open), amount(cover.covered), coverWords[cover.state]],
    ...[amountOrBlank(disputed), amount(funding.eligible), fundingWords(funding)],
  ]
}

/** All that is true of it. */
const collectionWords = ({ receivable, collection: { daysPastDue } }: OpenReceivable): string => {
  const due = daysPastDue === 1 ? '1 day overdue' : `${daysPastDue} days overdue`
  return [
    daysPastDue === 0 ? 'not due' : due,
    ...(isPositive(receivable.paid) ? ['partly paid'] : []),
    ...(receivable.isReopened ? ['reopened'] : []),
  ].join(', ')
}

const coverWords: { readonly [State in OpenReceivable['cover']['state']]: string } = {
  ...{ suspended: 'suspended', covered: 'covered' },
  ...{ partlyCovered: 'in part', uncovered: 'none' },
}

/** What lies with a debtor, and with none of his receivables. */
const debtorWords: { readonly [Of in Cause]?: string } = {
  overLimit: 'over limit (hors approbation)',
  debtorCredit: 'his own credit (trop-perçu)',
  concentration: 'above his share (concentration)',
}

/** Fundable whole, in part or not at all; and why. */
const fundingWords = ({ state, exclusions }: OpenReceivable['funding']): string => {
  const why = exclusions.map(({ cause, reason }) =>
    reason === undefined || cause === 'disputed' ? cause : reason,
  )
  if (state === 'withdrawn') return `withdrawn: ${why.join(', ')}`
  if (state === 'notFundable') return ['not fundable', why.join(', ')].filter(Boolean).join(': ')
  return why.length === 0 ? 'fundable' : `in part: ${why.join(', ')}`
}
