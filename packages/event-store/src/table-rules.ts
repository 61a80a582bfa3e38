/** What every keeper of tables answers alike. */
import { ReadError } from './read-error.ts'
import type { Place, Table } from './tables.ts'

export const isLater = (before: Place | undefined, after: Place): boolean =>
  before === undefined || before < after

/** Whether a version that has come to `young` may answer for one that has come to `old`. */
export const hasComeAsFar = (old: Place | undefined, young: Place | undefined): boolean =>
  young !== undefined && (old === undefined || old <= young)

export const notThere = ({ projection, version }: Table): ReadError =>
  new ReadError({ type: 'Unavailable', reason: `there are no rows of ${projection} ${version}` })
