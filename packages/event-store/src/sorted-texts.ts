/** Texts by key, and their pages in the order of the keys' bytes. */
import type { Changed, KeptRow } from './tables.ts'

const pageSize = 500

export interface SortedTexts {
  readonly get: (key: string) => string | undefined
  readonly change: (changed: Changed) => void
  /** The first after `last`; none is the end. */
  readonly pageAfter: (last: string | undefined) => ReadonlyArray<KeptRow>
}

export const sortedTexts = (): SortedTexts => {
  const texts = new Map<string, string>()
  /** Of those there are, until there are others. */
  let sorted: ReadonlyArray<Buffer> | undefined

  return {
    get: (key) => texts.get(key),
    change: (changed) => {
      for (const [key, text] of changed) {
        if (texts.has(key) !== (text !== undefined)) sorted = undefined
        if (text === undefined) texts.delete(key)
        else texts.set(key, text)
      }
    },
    pageAfter: (last) => {
      sorted ??= Array.from(texts.keys(), (key) => Buffer.from(key)).toSorted(Buffer.compare)
      const start = last === undefined ? 0 : countUpTo(sorted, Buffer.from(last))
      return sorted.slice(start, start + pageSize).flatMap((bytes) => {
        const key = bytes.toString()
        const text = texts.get(key)
        return text === undefined ? [] : [[key, text] as const]
      })
    },
  }
}

/** How many are no greater, by halves. */
const countUpTo = (sorted: ReadonlyArray<Buffer>, last: Buffer): number => {
  let [low, high] = [0, sorted.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (Buffer.compare(sorted[middle] ?? last, last) <= 0) low = middle + 1
    else high = middle
  }
  return low
}
