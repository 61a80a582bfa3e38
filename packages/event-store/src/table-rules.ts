/** What every keeper of tables answers alike. */
import { ReadError } from './read-error.ts'
import type { Changes, Place, Table } from './tables.ts'
import { isText } from './text.ts'

export const isLater = (before: Place | undefined, after: Place): boolean =>
  before === undefined || before < after

/** Whether a version that has come to `young` may answer for one that has come to `old`. */
export const hasComeAsFar = (old: Place | undefined, young: Place | undefined): boolean =>
  young !== undefined && (old === undefined || old <= young)

export const notThere = ({ projection, version }: Table): ReadError =>
  new ReadError({ type: 'Unavailable', reason: `there are no rows of ${projection} ${version}` })

/** A key, or what was to be kept under it, that not every keeper of tables could give back as it was. */
export class TextRefused extends RangeError {
  override readonly name = 'TextRefused'
}

/** Throws `TextRefused`. */
export const demandTexts = ({ rows, parked }: Changes): void => {
  for (const [key, text] of [...rows, ...parked]) {
    demandKey(key)
    if (text !== undefined && !isText(text)) throw new TextRefused(`${key}: ${noText}`)
  }
}

/** Throws `TextRefused`. */
export const demandKey = (key: string): void => {
  if (!isText(key)) throw new TextRefused(`${JSON.stringify(key)} can be no key: ${noText}`)
}

const noText = 'it has a U+0000 or half of a surrogate pair'
