/** Availability as a waterfall: from the outstanding, deduction by deduction, to what may be drawn. */
import { drawsStopped, type Exclusion, type Waterfall } from '@quittance/domain/figures'
import { isZero, negated } from '@quittance/domain/values'
import { availabilityOf, type Position } from '@quittance/projections'

import { type Block, code, inTable, prose, type Section, type Text } from '../../page/document.ts'
import { subjectOf, wordsOf } from '../../say/availability.ts'
import { left, right } from '../../say/table.ts'
import { fallsOf, stepsOf } from '../falls.ts'
import type { Report } from '../report.ts'
import { figure, withFrench } from '../words.ts'

export const availability = ({ statement: { position } }: Report): Section => {
  const waterfall = availabilityOf(position)
  const falls = fallsOf(waterfall)
  const stopped = drawsStopped(position.life, position.lastBookedOn)
  const isEmpty = falls.every(({ amount }) => isZero(amount))
  return {
    title: withFrench('Availability (disponible)'),
    blocks: [
      prose(`${termsOf(waterfall)} On ${position.lastBookedOn}, in ${position.life.currency}.`),
      ...(stopped === undefined
        ? []
        : [prose(['Whatever is available, nothing is granted on this day: ', code(stopped), '.'])]),
      isEmpty
        ? prose('Nothing is outstanding, and nothing may be drawn.')
        : {
            is: 'charted',
            charted: {
              chart: { id: 'waterfall', lies: 'waterfall', steps: stepsOf(falls) },
              caption: 'From what is outstanding to what may be drawn',
              alternative: alternativeOf(waterfall, position),
              tableId: 'availability',
            },
            table: {
              id: 'availability',
              caption: [
                'Each deduction once, by the first cause that applies; its rule is a section of ',
                code('docs/concepts/availability.md'),
              ],
              columns: [left('Step'), left('Rule'), right(position.life.currency)],
              rows: falls.map(({ words, rule, amount }) => [
                ...[withFrench(words), rule ?? '', figure(amount)],
              ]),
            },
          },
      ...deductions(position, waterfall),
    ],
  }
}

const termsOf = ({ agreed }: Waterfall): string =>
  agreed === undefined
    ? 'No terms are in force.'
    : `By the terms of version ${agreed.version}, in force from ${agreed.effectiveOn}.`

const alternativeOf = (of: Waterfall, { life }: Position): string =>
  `A bar for each step: of ${figure(of.outstanding)} ${life.currency} outstanding, ${figure(of.eligible)} is eligible, ${figure(of.fundable)} fundable, ${figure(of.grossAvailability)} available in all; ${figure(of.fundsInUse)} is in use, and ${figure(of.availability)} may be drawn.`

/** With whom a cause lies, where it lies with anybody. */
const deductions = (position: Position, waterfall: Waterfall): ReadonlyArray<Block> => {
  const own = waterfall.exclusions.filter(
    ({ debtorId, advanceId }) => debtorId !== undefined || advanceId !== undefined,
  )
  if (own.length === 0) return []
  return [
    inTable({
      id: 'deductions',
      caption:
        'Deductions that lie with a debtor, an invoice or a draw, and the events they rest on',
      columns: [
        ...[left('Cause'), left('Debtor'), left('Of'), left('Event')],
        right(position.life.currency),
      ],
      rows: own.map((exclusion) => [
        causeOf(exclusion),
        exclusion.debtorId ?? '',
        subjectOf(waterfall, exclusion) ?? '',
        placeOf(position, exclusion),
        figure(negated(exclusion.amount)),
      ]),
    }),
  ]
}

/** A reason is somebody's words: none of them are French by their parentheses. */
const causeOf = ({ cause, reason }: Exclusion): Text => {
  const words = wordsOf({ cause })
  const all = wordsOf({ cause, ...(reason !== undefined && { reason }) })
  const own = withFrench(words)
  return typeof own === 'string' ? all : [...own, all.slice(words.length)]
}

const placeOf = ({ contractId }: Position, { restsOn }: Exclusion): Text =>
  restsOn === undefined ? '' : [code(`contract-${contractId}@${restsOn}`)]
