/** The charter, measured: commitments, complaints and surveys; of whom, when and by whom is asked. */
import {
  type ContractId,
  firstDayOf,
  type Instant,
  lastDayOf,
  type Month,
  monthOf,
  parisDay,
  type Team,
} from '@quittance/domain/values'

import { availabilityPercent } from './availability.ts'
import type { Clock } from './clock.ts'
import { groupBy } from './group-by.ts'
import { type Counts, counted, type Scorecard, scorecards } from './scorecard.ts'
import { clocksOf, type Service } from './service.ts'
import {
  type Complaint,
  type CorrectiveAction,
  complaintsOf,
  correctiveActionsOf,
  type SurveyScores,
  scoresOf,
  surveysOf,
} from './voice.ts'

/** What is asked about; all of it where nothing is named. */
export interface Cohort {
  /**
   * Clocks started, surveys sent and corrective actions opened in it; ended in it is another question.
   * Complaints received in it, and those of before that were still open.
   */
  readonly month?: Month
  readonly team?: Team
}

export interface Satisfaction {
  readonly measuredAt: Instant
  readonly commitments: ReadonlyArray<Scorecard>
  /** Of the extranet, of the month or since the first clock; undefined where there is none. */
  readonly extranetPercent: string | undefined
  readonly complaints: ReadonlyArray<Complaint>
  readonly correctiveActions: ReadonlyArray<CorrectiveAction>
  readonly surveys: SurveyScores
  readonly byContract: ReadonlyMap<ContractId, Counts>
  readonly byMonth: ReadonlyMap<Month, Counts>
  readonly byTeam: ReadonlyMap<Team, Counts>
}

export const satisfactionOf = (
  rows: ReadonlyArray<Service>,
  at: Instant,
  { month, team }: Cohort = {},
): Satisfaction => {
  const isOf = (each: Told) =>
    (month === undefined || each.month === month) && (team === undefined || each.team === team)
  const all = rows.flatMap((row) => clocksOf(row, at))
  const clocks = all.filter((clock) => isOf({ month: monthStarted(clock), team: clock.team }))
  const complaints = rows
    .flatMap((row) => complaintsOf(row, at))
    .filter((each) => isOpenIn(each, month) && isOf({ month, team: each.team }))
  const correctiveActions = rows
    .flatMap((row) => correctiveActionsOf(row, at))
    .filter((each) => isOf({ month: monthOf(each.openedOn), team: each.team }))
  const surveys = rows
    .flatMap((row) => surveysOf(row, at))
    .filter((each) => isOf({ month: monthOf(each.sentOn), team: each.team }))
  return {
    ...{ measuredAt: at, commitments: scorecards(clocks), complaints, correctiveActions },
    surveys: scoresOf(surveys),
    extranetPercent: availabilityPercent(all, month, at),
    byContract: grouped(clocks, ({ contractId }) => contractId),
    byMonth: grouped(clocks, monthStarted),
    byTeam: grouped(clocks, (clock) => clock.team),
  }
}

interface Told {
  readonly month: Month | undefined
  readonly team: Team | null
}

/** On one of its days; any month where none is named. */
const isOpenIn = ({ receivedOn, closedOn }: Complaint, month: Month | undefined): boolean =>
  month === undefined ||
  (receivedOn <= lastDayOf(month) && (closedOn === undefined || firstDayOf(month) <= closedOn))

const monthStarted = ({ startedAt }: Clock): Month => monthOf(parisDay(startedAt))

const grouped = <Key extends string>(
  clocks: ReadonlyArray<Clock>,
  keyOf: (clock: Clock) => Key,
): ReadonlyMap<Key, Counts> =>
  new Map(
    [...groupBy(clocks, keyOf)]
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([key, own]) => [key, counted(own)]),
  )
