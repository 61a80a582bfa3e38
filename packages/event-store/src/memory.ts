/** An event store that lasts as long as the process: for examples and tests. */
import { either as E, function as F } from 'fp-ts'

import type { AppendError } from './append-error.ts'
import type { Appended } from './event-store.ts'
import { passes } from './filter.ts'
import { followed } from './followed.ts'
import { countIn, memoryLog, revisionOf } from './memory-log.ts'
import { memoryTables } from './memory-tables.ts'
import { paged } from './paged.ts'
import { appendedAt, place } from './placement.ts'
import { logBounds, streamBounds } from './range.ts'
import { ReadError } from './read-error.ts'
import type { Row } from './row.ts'
import { defaultMaxAppendBytes, serialise } from './serialise.ts'
import type { TableStore } from './tables.ts'

export interface MemoryOptions {
  /**
   * What the store begins with, in order of position, and where it keeps what is appended: a copy
   * of the array is a copy of the store.
   */
  readonly log?: Array<Row>
  readonly pageSize?: number
  /** Type, data and metadata of one append together. */
  readonly maxAppendBytes?: number
}

export const inMemory = ({
  log = [],
  pageSize = 500,
  maxAppendBytes = defaultMaxAppendBytes,
}: MemoryOptions = {}): TableStore => {
  const rows = memoryLog(log)
  const { checkpoints } = rows
  let open = true
  const reason = 'it is closed'
  const demandOpen = () => {
    if (!open) throw new ReadError({ type: 'Unavailable', reason })
  }

  return {
    append: (stream, expected, events) => async (): Promise<E.Either<AppendError, Appended>> => {
      if (!open) return E.left({ type: 'Unavailable', stream, reason, mayHaveBeenWritten: false })
      return F.pipe(
        serialise(stream, expected, events, maxAppendBytes),
        E.chainW((serialised) => {
          const ids = serialised.map(({ id }) => id)
          return F.pipe(
            place(stream, expected, ids, { actual: rows.actual(stream), known: rows.known(ids) }),
            E.map((placement) =>
              placement.type === 'Written'
                ? placement.appended
                : appendedAt(placement.first, rows.add(stream, placement.first, serialised)),
            ),
          )
        }),
      )
    },
    read: (stream, range) =>
      paged(
        () => streamBounds(range),
        revisionOf,
        pageSize,
        (bounds, count) => {
          demandOpen()
          return rows.ofStream(stream, bounds, count)
        },
      ),
    readAll: (range) =>
      paged(
        () => logBounds(range),
        countIn,
        pageSize,
        (bounds, count) => {
          demandOpen()
          return rows.ofAll(bounds, count, passes(range?.filter))
        },
      ),
    subscribe: (subscription) =>
      followed(() => {
        demandOpen()
        const through = passes(subscription?.filter)
        return {
          pageSize,
          end: rows.end,
          fetch: (bounds, count) => rows.ofAll(bounds, count, through),
          bell: rows.bell,
          isOpen: () => open,
        }
      }, subscription),
    checkpoints: {
      load: async (name) => {
        demandOpen()
        return checkpoints.get(name)
      },
      save: async (name, checkpoint) => {
        demandOpen()
        checkpoints.set(name, checkpoint)
      },
      replace: async (name, before, after) => {
        demandOpen()
        if (checkpoints.get(name) !== before) return false
        checkpoints.set(name, after)
        return true
      },
    },
    tables: memoryTables(log, demandOpen),
    close: async () => {
      open = false
      rows.bell.ring()
    },
  }
}
