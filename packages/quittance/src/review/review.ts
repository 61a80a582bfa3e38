/** A month of one contract, reviewed: what its clocks, its client and its contacts add up to. */
import {
  firstDayOf,
  type Instant,
  lastDayOf,
  type Month,
  monthOf,
  parisDay,
} from '@quittance/domain/values'
import {
  type Clock,
  type Complaint,
  clocksOf,
  complaintsOf,
  dueOn,
  type FollowUp,
  type Satisfaction,
  type Service,
  type ServiceDue,
  type Survey,
  satisfactionOf,
  surveysOf,
} from '@quittance/projections'

export interface Review {
  readonly contractId: string
  readonly month: Month
  readonly measuredAt: Instant
  readonly knownAt: Instant | undefined
  /** Of the last event that it rests on, in the log. */
  readonly position: string
  /** What began in the month: the figures that `PublishQualityReview` takes. */
  readonly ofMonth: Satisfaction
  readonly sinceStart: Satisfaction
  /** Those that began in the month. */
  readonly clocks: ReadonlyArray<Clock>
  /** Received in the month, or before it and open then. */
  readonly complaints: ReadonlyArray<Complaint>
  /** Sent in the month. */
  readonly surveys: ReadonlyArray<Survey>
  readonly owed: ReadonlyArray<ServiceDue>
  readonly followUp: FollowUp | undefined
}

export interface Reviewed extends Pick<Review, 'month' | 'measuredAt' | 'knownAt' | 'followUp'> {
  readonly row: Service
}

export const reviewOf = ({ row, followUp, month, measuredAt, knownAt }: Reviewed): Review => ({
  ...{ contractId: row.contractId, position: row.position, month, measuredAt, knownAt, followUp },
  ofMonth: satisfactionOf([row], measuredAt, { month }),
  sinceStart: satisfactionOf([row], measuredAt),
  clocks: clocksOf(row, measuredAt).filter(
    ({ startedAt }) => monthOf(parisDay(startedAt)) === month,
  ),
  complaints: complaintsOf(row, measuredAt).filter(
    ({ receivedOn, closedOn }) =>
      receivedOn <= lastDayOf(month) && (closedOn === undefined || firstDayOf(month) <= closedOn),
  ),
  surveys: surveysOf(row, measuredAt).filter(({ sentOn }) => monthOf(sentOn) === month),
  owed: dueOn([row], parisDay(measuredAt)),
})
