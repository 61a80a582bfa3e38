/** The statement: every movement, with the position after it. */
import { inTable, prose, type Section, whole } from '../../page/document.ts'
import { labelOf } from '../../say/statement-words.ts'
import { left, right } from '../../say/table.ts'
import type { Report } from '../report.ts'
import { figure, figureOrBlank, withFrench } from '../words.ts'

export const statement = ({ statement: { lines, position } }: Report): Section => ({
  title: withFrench('The statement (relevé)'),
  blocks: lines.isEmpty()
    ? [prose('Nothing moved yet.')]
    : [
        prose(
          'Debit and credit are the client account’s. On every line client account + guarantee fund = outstanding − funds in use.',
        ),
        inTable({
          id: 'statement',
          caption: withFrench(
            `Every movement in the order of its booking day, in ${position.life.currency} (relevé)`,
          ),
          columns: [
            ...[left('Line'), whole('Booked'), whole('Value'), left('Movement'), left('Reference')],
            ...[right('Debit'), right('Credit'), right('Client account'), right('Guarantee fund')],
            ...[right('Outstanding'), right('Funds in use')],
          ],
          rows: lines
            .map(({ bookedOn, valueOn, event, reference, debit, credit, after }, index) => [
              ...[String(index + 1), bookedOn, valueOn, labelOf(event), reference],
              ...[figureOrBlank(debit), figureOrBlank(credit)],
              ...[figure(after.clientAccount), figure(after.guaranteeFund)],
              ...[figure(after.outstanding), figure(after.fundsInUse)],
            ])
            .toArray(),
        }),
      ],
})
