/** Projections in the ledger's own file: their rows and their place share a commit, with events too. */
import { ReadError, type RowPages, type Table, type Tables } from '@quittance/event-store'
import { demandTexts, hasComeAsFar, isLater, notThere } from '@quittance/event-store/adapter'
import { either as E } from 'fp-ts'
import type { Outcome } from './commit-group.ts'
import type { Connection } from './driver.ts'
import type { GroupCommit } from './group-commit.ts'
import { readFailure } from './result-code.ts'
import { type Texts, tableRows } from './table-rows.ts'
import { alone } from './transaction.ts'

/** `attempt` runs what may throw, and throws a `ReadError` instead. */
export const tablesIn = (
  connection: Connection,
  group: GroupCommit,
  attempt: <A>(work: () => A) => A,
): Tables => {
  const kept = tableRows(connection)

  /** `work` says whether it wrote; what it throws undoes what it did. */
  const written = async (bytes: number, work: () => boolean): Promise<boolean> => {
    attempt(() => {})
    const answer = await group.write<E.Either<ReadError, boolean>>({
      run: (): Outcome<E.Either<ReadError, boolean>> =>
        alone(connection, () => {
          kept.make()
          const wrote = work()
          return { answer: E.right(wrote), wrote }
        }),
      failed: (failed) => E.left(new ReadError(readFailure(failed))),
      bytes,
    })
    if (E.isLeft(answer)) throw answer.left
    return answer.right
  }

  const pages = async function* (texts: Texts, table: Table): RowPages {
    for (let last: string | undefined; ; ) {
      const page = attempt(() => {
        const found = kept.place(table) === undefined ? [] : kept.page(texts, table, last)
        // Asked afterwards: what another process drops meanwhile is not taken for the end.
        return kept.place(table) === undefined ? undefined : found
      })
      if (page === undefined) throw notThere(table)
      if (page.length === 0) return
      yield page
      last = page.at(-1)?.[0]
    }
  }

  return {
    place: async (table) => attempt(() => kept.place(table)),
    rows: async (table, keys) => new Map(attempt(() => kept.ofKeys(table, keys))),
    all: (table) => pages('projected_rows', table),
    parked: (table) => pages('parked_events', table),
    write: async (table, { before, after }, { rows, parked }) => {
      demandTexts({ rows, parked })
      const texts = [...rows.values(), ...parked.values()]
      const bytes = texts.reduce((sum, text = '') => sum + text.length, 0)
      return written(bytes, () => {
        if (kept.place(table) !== before || !isLater(before, after)) return false
        for (const [key, text] of rows) kept.put('projected_rows', table, key, text)
        for (const [key, text] of parked) kept.put('parked_events', table, key, text)
        kept.putPlace(table, after)
        return true
      })
    },
    live: async (projection) => attempt(() => kept.live(projection)),
    goLive: async (projection, { before, after }, anyhow = false) => {
      const placeOf = (version = '') => kept.place({ projection, version })
      return written(0, () => {
        const live = kept.live(projection)
        if (live === after) return true
        const old = anyhow ? undefined : placeOf(before)
        if (live !== before || !hasComeAsFar(old, placeOf(after))) return false
        kept.putLive(projection, after)
        if (before !== undefined) kept.remove({ projection, version: before })
        return true
      })
    },
    drop: (table) =>
      written(0, () => {
        if (kept.live(table.projection) === table.version) return false
        kept.remove(table)
        return true
      }),
    versions: async (projection) => attempt(() => kept.versions(projection)),
  }
}
