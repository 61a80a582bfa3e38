/** Complaints against their two deadlines: ten jours ouvrables to acknowledge, two months to answer. */
import type { Complaint } from '@quittance/projections'
import { french, inTable, prose, type Section } from '../../page/document.ts'
import { left } from '../../say/table.ts'
import type { Review } from '../review.ts'

export const complaints = ({ complaints: all }: Review): Section => ({
  title: ['Complaints (', french('réclamations'), ')'],
  blocks: [
    ...(all.length === 0
      ? [prose('None was received in the month, and none was open from before.')]
      : [
          inTable({
            id: 'complaints',
            caption: [
              'Received in the month, or open in it; acknowledged within ten ',
              ...[french('jours ouvrables'), ', answered within two months'],
            ],
            columns: [
              ...[
                left('Complaint'),
                left('Received'),
                left('Acknowledge by'),
                left('Acknowledged'),
              ],
              ...[left('Answer by'), left('Answered'), left('Closed'), left('Deadlines')],
              left('Corrective action'),
            ],
            rows: all.map(row),
          }),
        ]),
    prose([
      'Every answer names the mediator (',
      ...[french('médiateur'), '). Deadlines are those of ACPR recommendation 2022-R-01.'],
    ]),
  ],
})

const row = (each: Complaint) => [
  ...[`${each.complaintId}, ${each.channel}`, each.receivedOn],
  ...[each.acknowledgeBy, each.acknowledgedOn ?? '–'],
  ...[each.answerBy, each.answeredOn ?? '–', each.closedOn ?? 'open'],
  ...[each.isLate ? 'late' : 'respected', each.correctiveActions.join(', ') || '–'],
]
