/** What a factor promises of its service, by the names of the charter's commitments. */
import * as t from 'io-ts'

import { Hours } from './count.ts'
import { exact } from './exact.ts'

/** A promise of the charter, SC-1 to SC-14. */
export const CommitmentId = t.keyof(
  {
    ...{ 'SC-1': null, 'SC-2': null, 'SC-3': null, 'SC-4': null, 'SC-5': null, 'SC-6': null },
    ...{ 'SC-7': null, 'SC-8': null, 'SC-9': null, 'SC-10': null, 'SC-11': null, 'SC-12': null },
    ...{ 'SC-13': null, 'SC-14': null },
  },
  'CommitmentId',
)
export type CommitmentId = t.TypeOf<typeof CommitmentId>

/** So many hours: on the wall, on open days, or while the telephone is answered. */
export const HoursPromised = exact(
  {
    commitment: CommitmentId,
    reading: t.keyof({ elapsed: null, businessDay: null, openingHours: null }, 'Reading'),
    hours: Hours,
    /** Open days. Of no effect on elapsed hours. */
    calendar: t.keyof(
      { france: null, alsaceMoselle: null, target: null, franceAndTarget: null },
      'ServiceCalendar',
    ),
  },
  'Commitment',
)
export type HoursPromised = t.TypeOf<typeof HoursPromised>

/** Who at the factor's keeps a promise: the client's two contacts, and the teams that the charter names. */
export const Team = t.keyof(
  {
    ...{ accountManager: null, accountOfficer: null, recovery: null, cashApplication: null },
    ...{ dataExchange: null, credit: null, litigation: null },
  },
  'Team',
)
export type Team = t.TypeOf<typeof Team>
