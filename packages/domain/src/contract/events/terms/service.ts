/** What the factor promises of its service. */
import * as t from 'io-ts'

import { Count } from '../../../values/count.ts'
import { exact } from '../../../values/exact.ts'

/** A promise of the charter, SC-1 to SC-14. */
const CommitmentId = t.keyof(
  {
    ...{ 'SC-1': null, 'SC-2': null, 'SC-3': null, 'SC-4': null, 'SC-5': null, 'SC-6': null },
    ...{ 'SC-7': null, 'SC-8': null, 'SC-9': null, 'SC-10': null, 'SC-11': null, 'SC-12': null },
    ...{ 'SC-13': null, 'SC-14': null },
  },
  'CommitmentId',
)

/** So many hours: on the wall, on open days, or while the telephone is answered. */
const Commitment = exact(
  {
    commitment: CommitmentId,
    reading: t.keyof({ elapsed: null, businessDay: null, openingHours: null }, 'Reading'),
    hours: Count,
    /** Open days. Of no effect on elapsed hours. */
    calendar: t.keyof(
      { france: null, alsaceMoselle: null, target: null, franceAndTarget: null },
      'ServiceCalendar',
    ),
  },
  'Commitment',
)

export const CommitmentTerms = exact(
  {
    promised: t.readonlyArray(Commitment),
    /** SC-6 is kept once the money is available, drawn or not. */
    availabilitySuffices: t.boolean,
  },
  'CommitmentTerms',
)
