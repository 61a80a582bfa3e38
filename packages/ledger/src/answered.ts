/** Which commands a stream has answered, and where. */

/**
 * Commands by a fingerprint of 53 bits of their names: a tenth of what the names would take. Two
 * names may share one, so a hit is a place to look, and no answer.
 */
export interface Answered {
  readonly add: (commandId: string, revision: bigint) => void
  readonly places: (commandId: string) => ReadonlyArray<bigint>
  /** All that was added up to this revision, to be kept. */
  readonly upTo: (revision: bigint) => ReadonlyArray<Entry>
}

/** A fingerprint, and a place. */
export type Entry = readonly [fingerprint: number, revision: bigint]

/** Begins with what was kept. */
export const answered = (entries: Iterable<Entry> = []): Answered => {
  const places = new Map<number, Places>()
  const put = (key: number, revision: bigint) =>
    places.set(key, together(places.get(key), revision))
  for (const [key, revision] of entries) put(key, revision)
  return {
    add: (commandId, revision) => {
      put(fingerprint(commandId), revision)
    },
    places: (commandId) => listed(places.get(fingerprint(commandId))),
    upTo: (last) =>
      [...places].flatMap(([key, found]) =>
        listed(found).flatMap((revision) => (revision <= last ? [[key, revision] as const] : [])),
      ),
  }
}

type Places = bigint | ReadonlyArray<bigint>

/** One is held without a list, as nearly all are. */
const together = (before: Places | undefined, revision: bigint): Places =>
  before === undefined ? revision : [...listed(before), revision]

const listed = (places: Places | undefined): ReadonlyArray<bigint> => {
  if (places === undefined) return []
  return typeof places === 'bigint' ? [places] : places
}

/** Two 32-bit multiplicative hashes side by side, cut to what a number holds exactly. */
const fingerprint = (text: string): number => {
  let [high, low] = [0x9e3779b9, 0x85ebca6b]
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index)
    high = Math.imul(high ^ code, 0x85ebca77)
    low = Math.imul(low ^ code, 0xc2b2ae3d)
  }
  return 2 ** 32 * ((high ^ (high >>> 15)) & 0x1fffff) + ((low ^ (low >>> 13)) >>> 0)
}
