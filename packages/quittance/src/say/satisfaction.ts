/** Service as a person reads it. */
import type { Month, Team } from '@quittance/domain/values'
import type { Complaint, Counts, Satisfaction, Scorecard } from '@quittance/projections'

import { left, right, table } from './table.ts'

export interface Measured {
  readonly contractId: string | undefined
  readonly month: Month | undefined
  readonly team: Team | undefined
  /** Of the last event of that contract, in the log. */
  readonly position: string | undefined
  readonly satisfaction: Satisfaction
}

export const satisfactionText = (measured: Measured): string =>
  [
    heading(measured),
    commitmentsTable(measured.satisfaction.commitments),
    exclusions(measured.satisfaction.commitments),
    complaintsTable(measured.satisfaction.complaints),
    voice(measured.satisfaction),
    kept(measured.satisfaction),
  ]
    .filter((part) => part !== '')
    .join('\n\n')

const heading = ({ contractId, month, team, satisfaction }: Measured): string => {
  const of = contractId === undefined ? 'all contracts' : `contract ${contractId}`
  const scope = [of, ...(month ? [`begun in ${month}`] : []), ...(team ? [`by ${team}`] : [])]
  return `Service (engagements) of ${scope.join(', ')}; measured ${satisfaction.measuredAt}`
}

const commitmentsTable = (cards: ReadonlyArray<Scorecard>): string =>
  table(
    [
      ...[left('Id'), left('Commitment'), ...countColumns],
      ...[right('p50'), right('p90'), right('p95'), right('Worst')],
    ],
    cards.map(({ delays, ...card }) => [
      ...[card.commitment, card.promise, ...countsOf(card)],
      ...(delays === undefined
        ? ['', '', '', '']
        : [delays.p50, delays.p90, delays.p95, delays.worst].map((each) =>
            delay(each, delays.unit),
          )),
    ]),
  )

const countColumns = [
  ...[right('Started'), right('Kept'), right('Missed'), right('Pending'), right('Voided')],
  right('On time'),
]

const countsOf = ({ started, kept, missed, pending, voided, ratePercent }: Counts) => [
  ...[started, kept, missed, pending, voided].map(String),
  ratePercent === undefined ? '' : `${ratePercent} %`,
]

const exclusions = (cards: ReadonlyArray<Scorecard>): string => {
  const excluded = cards.flatMap(({ commitment, exclusions: each }) =>
    each.map(({ event, count }) => [commitment, event, String(count)]),
  )
  if (excluded.length === 0) return ''
  return table([left('Not counted'), left('Shown by'), right('Clocks')], excluded)
}

const complaintsTable = (complaints: ReadonlyArray<Complaint>): string =>
  complaints.length === 0
    ? 'Complaints (réclamations): none'
    : table(
        [
          ...[left('Complaint'), left('Received'), left('Acknowledge by'), left('Acknowledged')],
          ...[left('Answer by'), left('Answered'), left('Closed'), left('')],
        ],
        complaints.map((each) => [
          ...[each.complaintId, each.receivedOn, each.acknowledgeBy, each.acknowledgedOn ?? ''],
          ...[each.answerBy, each.answeredOn ?? '', each.closedOn ?? '', each.isLate ? 'late' : ''],
        ]),
      )

const voice = ({ surveys, extranetPercent }: Satisfaction): string => {
  const { sent, answered, responsePercent, nps, csatPercent, isSmallSample } = surveys
  const said = [
    `Surveys: ${answered} of ${sent} answered${responsePercent ? ` (${responsePercent} %)` : ''}`,
    ...(nps === undefined ? [] : [`NPS ${Number(nps) > 0 ? '+' : ''}${nps}`]),
    ...(csatPercent === undefined ? [] : [`CSAT ${csatPercent} %`]),
    ...(isSmallSample && answered > 0 ? ['a small sample'] : []),
  ].join(', ')
  return extranetPercent === undefined
    ? said
    : `${said}\nExtranet: there ${extranetPercent} % of the time`
}

/** Of all commitments together, by the month in which their clocks began, and by who keeps them. */
const kept = ({ byContract, byMonth, byTeam }: Satisfaction): string =>
  [
    ...(byContract.size > 1 ? [grouped('Contract', byContract)] : []),
    ...(byMonth.size > 1 ? [grouped('Month', byMonth)] : []),
    ...(byTeam.size > 1 ? [grouped('Team', byTeam)] : []),
  ].join('\n\n')

const grouped = (title: string, groups: ReadonlyMap<string, Counts>): string =>
  table(
    [left(title), ...countColumns],
    [...groups].map(([name, counts]) => [name, ...countsOf(counts)]),
  )

/** `25 s`, `12 min`, `23.5 h`, `3 d`; hours to one decimal. */
export const delay = (of: number, unit: 'seconds' | 'days'): string => {
  if (unit === 'days') return `${of} d`
  if (of < 60) return `${of} s`
  return of < 3600 ? `${Math.round(of / 60)} min` : `${Math.round(of / 360) / 10} h`
}
