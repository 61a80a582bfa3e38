/** Open receivables in their four dimensions, for a person. */
import { negated } from '@quittance/domain/values'
import {
  disputedOf,
  type OpenReceivable,
  type OpenReceivables,
  type Position,
} from '@quittance/projections'

import { wordsOf } from './availability.ts'
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
          ...['', exclusion.debtorId ?? '', '', '', '', '', '', '', ''],
          ...[amount(negated(exclusion.amount)), wordsOf(exclusion)],
        ]),
        ['Fundable', '', '', '', '', '', '', '', '', amount(fundable), ''],
      ],
    ),
  ].join('\n')
}

const rowOf = ({ receivable, collection, cover, funding }: OpenReceivable) => [
  ...[receivable.number, receivable.debtorId, receivable.dueOn, amount(receivable.open)],
  receivable.notifiedOn === null ? 'assigned' : 'notified',
  collectionWords[collection.state](collection.daysPastDue),
  ...[amount(cover.covered), coverWords[cover.state]],
  ...[amountOrBlank(disputedOf(receivable)), amount(funding.eligible), fundingWords(funding)],
]

const collectionWords: {
  readonly [State in OpenReceivable['collection']['state']]: (daysPastDue: number) => string
} = {
  overdue: (days) => (days === 1 ? '1 day overdue' : `${days} days overdue`),
  reopened: () => 'reopened',
  partlyPaid: () => 'partly paid',
  open: () => 'not due',
}

const coverWords: { readonly [State in OpenReceivable['cover']['state']]: string } = {
  ...{ suspended: 'suspended', covered: 'covered' },
  ...{ partlyCovered: 'in part', uncovered: 'none' },
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
