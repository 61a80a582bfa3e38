/** Tables that last as long as the process, beside the log that they were folded from. */
import type { Row } from './row.ts'
import { type SortedTexts, sortedTexts } from './sorted-texts.ts'
import { demandTexts, hasComeAsFar, isLater, notThere } from './table-rules.ts'
import type { KeptRow, Place, RowPages, Table, Tables } from './tables.ts'

interface Kept {
  place: Place
  readonly rows: SortedTexts
  readonly parked: SortedTexts
}

interface Projection {
  live: string | undefined
  readonly versions: Map<string, Kept>
}

/** Of each log one set, so that every store on it has the same. */
const known = new WeakMap<ReadonlyArray<Row>, Map<string, Projection>>()

/** `demandOpen` throws once the store is closed. */
export const memoryTables = (log: ReadonlyArray<Row>, demandOpen: () => void): Tables => {
  const projections = known.get(log) ?? new Map<string, Projection>()
  known.set(log, projections)

  const of = (name: string): Projection => {
    demandOpen()
    const projection = projections.get(name) ?? { live: undefined, versions: new Map() }
    projections.set(name, projection)
    return projection
  }
  const at = ({ projection, version }: Table) => of(projection).versions.get(version)

  const pages = async function* (table: Table, texts: 'rows' | 'parked'): RowPages {
    for (let last: string | undefined; ; ) {
      const kept = at(table)
      if (kept === undefined) throw notThere(table)
      const page = kept[texts].pageAfter(last)
      if (page.length === 0) return
      yield page
      last = page.at(-1)?.[0]
    }
  }

  return {
    place: async (table) => at(table)?.place,
    rows: async (table, keys) => {
      const rows = at(table)?.rows
      const found = keys.map((key) => [key, rows?.get(key)] as const)
      return new Map(found.filter((row): row is KeptRow => row[1] !== undefined))
    },
    all: (table) => pages(table, 'rows'),
    parked: (table) => pages(table, 'parked'),
    write: async (table, { before, after }, changes) => {
      demandTexts(changes)
      const kept = at(table) ?? { place: after, rows: sortedTexts(), parked: sortedTexts() }
      if (at(table)?.place !== before || !isLater(before, after)) return false
      kept.rows.change(changes.rows)
      kept.parked.change(changes.parked)
      kept.place = after
      of(table.projection).versions.set(table.version, kept)
      return true
    },
    live: async (name) => of(name).live,
    goLive: async (name, { before, after }, anyhow = false) => {
      const projection = of(name)
      if (projection.live === after) return true
      const placeOf = (version = '') => projection.versions.get(version)?.place
      const isThere = hasComeAsFar(anyhow ? undefined : placeOf(before), placeOf(after))
      if (projection.live !== before || !isThere) return false
      projection.live = after
      if (before !== undefined) projection.versions.delete(before)
      return true
    },
    drop: async ({ projection, version }) => {
      const { live, versions } = of(projection)
      if (live === version) return false
      versions.delete(version)
      return true
    },
    versions: async (name) => [...of(name).versions.keys()].toSorted(byBytes),
  }
}

/** As files do; code units order some characters another way. */
const byBytes = (one: string, other: string): number =>
  Buffer.compare(Buffer.from(one), Buffer.from(other))
