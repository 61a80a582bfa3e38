/** Everything that the log adds up to, folded anew from the first event, and compared with what is kept and what decides. */
import type { Decoded, EventStore, Tables } from '@quittance/event-store'
import { tell } from '@quittance/ledger'

import type { Difference } from './replaying/difference.ts'
import { snapshotKept } from './replaying/snapshots.ts'
import { textOf } from './rooms/figures.ts'
import type { Kept, Room } from './rooms/room.ts'
import { roomOfStream, rooms } from './rooms/rooms.ts'

/** Of a page of the log: the streams that begin there, each compared whole. */
export interface Replayed {
  readonly events: number
  /** Figures, rows and snapshots. */
  readonly compared: number
  readonly differences: ReadonlyArray<Difference>
}

type Log = Pick<EventStore, 'read' | 'readAll' | 'checkpoints'>

/** So many streams are folded at a time, and nothing is remembered of one that is compared. */
const inFlight = 16

/** In one pass for the streams that there are, each then read on its own; and one for rows that have none. */
export async function* replayed(log: Log, tables: Tables | undefined): AsyncGenerator<Replayed> {
  const kept = await keptIn(tables)
  const keptOf = (room: Room) => kept.filter(({ category }) => category === room.category)
  for await (const page of log.readAll()) {
    const begun = page.flatMap(({ stream, revision }) => {
      const room = revision === 0n ? roomOfStream(stream) : undefined
      return room ? [() => comparedOf(log, stream, room, keptOf(room))] : []
    })
    const all: Array<Difference | 'alike'> = []
    for (let from = 0; from < begun.length; from += inFlight) {
      const some = begun.slice(from, from + inFlight).map((compare) => compare())
      all.push(...(await Promise.all(some)).flat())
    }
    yield { events: page.length, ...summed(all) }
  }
  for (const rows of kept) yield* astray(log, rows)
}

type OfRoom = Kept & Pick<Room, 'category'>

const keptIn = async (tables: Tables | undefined): Promise<ReadonlyArray<OfRoom>> => {
  if (tables === undefined) return []
  const all = rooms.map(async ({ category, keptIn: of }) =>
    (await of(tables)).map((kept) => ({ ...kept, category })),
  )
  return (await Promise.all(all)).flat()
}

const summed = (all: ReadonlyArray<Difference | 'alike'>) => ({
  compared: all.length,
  differences: all.filter((each) => each !== 'alike'),
})

/** One stream: what is seen of it, its rows, and the state that is kept of it. */
const comparedOf = async (
  { read, checkpoints }: Log,
  stream: string,
  room: Room,
  kept: ReadonlyArray<Kept>,
): Promise<ReadonlyArray<Difference | 'alike'>> => {
  const following = room.begin()
  const snapshot = await snapshotKept(checkpoints, stream, room)
  const rows = kept.map((each) => ({ kept: each, ...each.begin() }))
  for await (const page of read(stream)) {
    for (const recorded of page) {
      try {
        const told = tell(recorded) as Decoded<never>
        following.tell(told)
        snapshot.tell(told, following.folded())
        for (const row of rows) row.tell(told)
      } catch (cause) {
        const why = cause instanceof Error ? cause.message : String(cause)
        throw new Error(`${stream}@${recorded.revision} cannot have happened: ${why}`, { cause })
      }
    }
  }
  const key = keyOf(stream, room)
  const written = rows.map(async ({ kept: { projection, of }, written: expected }) =>
    compared(projection, key, expected() ?? none, (await of(key)) ?? none),
  )
  return [...seen(following, key), ...(await Promise.all(written)), ...snapshot.ended()]
}

/** Figure by figure: by the projection, and as the room decides on it. */
const seen = (
  following: ReturnType<Room['begin']>,
  key: string,
): ReadonlyArray<Difference | 'alike'> => {
  const decided = following.figures()
  return following.views().flatMap(({ projection, shows }) =>
    Object.entries(shows).map(([figure, shown]) => {
      const [expected, found] = [shown, decided[figure]].map((each) => `${figure} ${textOf(each)}`)
      return compared(projection, key, expected ?? '', found ?? '')
    }),
  )
}

const compared = (
  projection: string,
  key: string,
  expected: string,
  found: string,
): Difference | 'alike' => (expected === found ? 'alike' : { projection, key, expected, found })

/** Rows of which there is no stream. */
async function* astray({ read }: Log, { category, projection, rows }: OfRoom) {
  for await (const page of rows) {
    const differences: Array<Difference> = []
    for (const [key, found] of page) {
      let isThere = false
      for await (const _event of read(`${category}-${key}`, { limit: 1 })) isThere = true
      if (!isThere) differences.push({ projection, key, expected: none, found })
    }
    yield { events: 0, compared: differences.length, differences }
  }
}

const none = 'no row'

/** A row is kept under what its stream is named after. */
const keyOf = (stream: string, { category }: Room): string => stream.slice(category.length + 1)
