/**
 * A room (an aggregate) as an auditor meets it: the figures that it decides on, by its own fold, and those that
 * projections show of the same streams, by folds that share nothing with it but the events.
 */

import type { Day } from '@quittance/domain/values'
import type { Decoded, Tables } from '@quittance/event-store'
import { type Folded, fold, type KeptRows, keptOf, unfolded, writtenRow } from '@quittance/ledger'
import { bookedOn, type PersistentProjection, type Projection } from '@quittance/projections'

import type { Figures } from './figures.ts'

export interface Room {
  /** What its streams begin with. */
  readonly category: string
  readonly foldVersion: number
  /** The rows of its streams that a ledger may keep, and where they are kept in these tables. */
  readonly keptIn: (tables: Tables) => Promise<ReadonlyArray<Kept>>
  readonly begin: () => Following
}

/** One stream of the room, told event by event from its first. */
interface Following {
  readonly tell: (told: Decoded<never>) => void
  readonly folded: () => Folded<unknown>
  /** What is decided on; none before the first event. */
  readonly figures: () => Figures
  /** Some of the same figures, by a projection each. */
  readonly views: () => ReadonlyArray<{ readonly projection: string; readonly shows: Figures }>
}

export interface Kept extends KeptRows {
  readonly projection: string
  /** Begins the row of one stream: told what its rows have come to, how it is written. */
  readonly begin: () => {
    readonly tell: (told: Decoded<never>) => void
    readonly written: () => string | undefined
  }
}

interface Aggregate<State, Event> {
  readonly category: string
  readonly foldVersion: number
  readonly decider: {
    readonly initial: State
    readonly evolve: (state: State, event: Event) => State
  }
}

/** A fold of one stream, and what is seen of it. */
export type View<Event> = () => {
  readonly projection: string
  readonly tell: (told: Decoded<Event>) => void
  readonly shows: () => Figures
}

/** A row is folded of the room's own streams alone, though it may be of others too. */
export const view =
  <Row, Event>(
    projection: string,
    { next }: Pick<Projection<Row, Event>, 'next'>,
    figures: (row: Row) => Figures,
  ): View<Event> =>
  () => {
    let row: Row | undefined
    return {
      projection,
      tell: (told) => {
        row = next(row, told)
      },
      shows: () => (row === undefined ? {} : figures(row)),
    }
  }

export const roomOf = <State, Event>(
  { category, foldVersion, decider }: Aggregate<State, Event>,
  figures: (state: State, on: Day) => Figures,
  views: ReadonlyArray<View<Event>>,
  kept: ReadonlyArray<KeptIn> = [],
): Room => ({
  ...{ category, foldVersion },
  keptIn: async (tables) => {
    const all = await Promise.all(kept.map((of) => of(tables)))
    return all.flatMap((each) => each ?? [])
  },
  begin: () => {
    const known = unfolded(decider.initial)
    let last: Day | undefined
    const seen = views.map((begun) => begun())
    return {
      tell: (told) => {
        const own = told as Decoded<Event>
        fold(known, own, decider.evolve)
        const on = bookedOn(own)
        if (last === undefined || last < on) last = on
        for (const { tell } of seen) tell(own)
      },
      folded: () => known,
      figures: () => (last === undefined ? {} : figures(known.state, last)),
      views: () => seen.map(({ projection, shows }) => ({ projection, shows: shows() })),
    }
  },
})

/** Nothing where these tables have none of this fold. */
type KeptIn = (tables: Tables) => Promise<Kept | undefined>

export const kept =
  <Row, Event>(projection: PersistentProjection<Row, Event>): KeptIn =>
  async (tables) => {
    const rows = await keptOf(tables, projection)
    if (rows === undefined) return undefined
    const { position } = rows
    return {
      ...rows,
      projection: projection.name,
      begin: () => {
        let row: Row | undefined
        return {
          tell: (told) => {
            if (position === undefined || position < told.position) return
            row = projection.next(row, told as Decoded<Event>)
          },
          written: () => (row === undefined ? undefined : writtenRow(projection, row)),
        }
      },
    }
  }
