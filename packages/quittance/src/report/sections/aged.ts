/** The aged balance: what each debtor owes, by how long it is due. */
import { type Aged, agedBalance, ages } from '@quittance/projections'

import { inTable, prose, type Section } from '../../page/document.ts'
import { left, right } from '../../say/table.ts'
import type { Report } from '../report.ts'
import { figure, figureOrBlank, withFrench } from '../words.ts'

export const aged = ({ statement: { position } }: Report): Section => {
  const { on, debtors, total } = agedBalance(position)
  return {
    title: withFrench('The aged balance (balance âgée)'),
    blocks:
      debtors.length === 0
        ? [prose('Nothing is open, and no debtor has a credit.')]
        : [
            inTable({
              id: 'aged',
              caption: withFrench(
                `What each debtor owes on ${on} by its days past due, in ${position.life.currency} (balance âgée)`,
              ),
              columns: [
                ...[left('Debtor'), right('Not due'), right('1–30 days'), right('31–60')],
                ...[right('61–90'), right('91+'), right('Open'), right('Disputed')],
                ...[right('Credit'), right('Account')],
              ],
              rows: debtors.map(({ debtorId, ...of }) => [debtorId, ...cells(of)]),
              total: ['Total', ...cells(total)],
            }),
            prose(
              withFrench(
                'What is disputed (litige) is part of what is open; a debtor’s account is what is open less his credit.',
              ),
            ),
          ],
  }
}

const cells = ({ byAge, open, disputed, credit, account }: Aged) => [
  ...ages.map((age) => figureOrBlank(byAge[age])),
  ...[figure(open), figureOrBlank(disputed), figureOrBlank(credit), figure(account)],
]
