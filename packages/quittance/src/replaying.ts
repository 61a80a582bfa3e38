/** Everything that the log adds up to, folded anew from the first event and compared with what is kept and what decides. */
import { Collection, Contract, GuaranteeLine } from '@quittance/domain'
import { Money } from '@quittance/domain/values'
import type { Decoded, EventStore, Position, Tables } from '@quittance/event-store'
import { keptOf, tell, writtenRow } from '@quittance/ledger'
import {
  balances,
  type CollectionRow,
  collections,
  due,
  leftOf,
  lines,
  type PersistentProjection,
  position,
} from '@quittance/projections'

/** What is kept, or what a room decides on, is not what the events add up to. */
export interface Difference {
  /** The projection, and the row. */
  readonly projection: string
  readonly key: string
  /** By the events. */
  readonly expected: string
  readonly found: string
}

export interface Replayed {
  readonly events: number
  /** Rows and states that were compared. */
  readonly compared: number
  readonly differences: ReadonlyArray<Difference>
}

/** In one pass for the rooms, and one for each projection that is kept: as far as its rows have come. */
export const replayed = async (
  store: Pick<EventStore, 'readAll'>,
  tables: Tables | undefined,
): Promise<Replayed> => {
  const rooms = await byRooms(store)
  const kept =
    tables === undefined
      ? []
      : [await byTables(store, tables, balances), await byTables(store, tables, due)]
  const all = [rooms, ...kept]
  return {
    events: rooms.events,
    compared: all.reduce((sum, { compared }) => sum + compared, 0),
    differences: all.flatMap(({ differences }) => differences),
  }
}

type Compared = Pick<Replayed, 'compared' | 'differences'>

const byTables = async <Row>(
  store: Pick<EventStore, 'readAll'>,
  tables: Tables,
  projection: PersistentProjection<Row, Contract.Event>,
): Promise<Compared> => {
  const { name, category, key, next } = projection
  const kept = await keptOf(tables, projection)
  if (kept === undefined) return { compared: 0, differences: [] }
  const rows = new Map<string, Row>()
  const filter = { streamPrefixes: [`${category}-`] }
  for await (const page of store.readAll({ filter })) {
    for (const recorded of page.filter((each) => isWithin(each, kept.position))) {
      const told = tell(recorded) as Decoded<Contract.Event>
      const of = key(told)
      const row = of === undefined ? undefined : next(rows.get(of), told)
      if (of !== undefined && row === undefined) rows.delete(of)
      if (of !== undefined && row !== undefined) rows.set(of, row)
    }
  }
  const differences: Array<Difference> = []
  let compared = 0
  const compare = (of: string, found: string) => {
    const row = rows.get(of)
    const expected = row === undefined ? none : writtenRow(projection, row)
    if (expected !== found) differences.push({ projection: name, key: of, expected, found })
    rows.delete(of)
    compared += 1
  }
  for await (const page of kept.rows) for (const [of, text] of page) compare(of, text)
  for (const of of [...rows.keys()]) compare(of, none)
  return { compared, differences }
}

const none = 'no row'

const isWithin = (event: { readonly position: Position }, last: Position | undefined): boolean =>
  last !== undefined && event.position <= last

/** What a projection shows of each stream, and what its room decides on. */
const byRooms = async ({
  readAll,
}: Pick<EventStore, 'readAll'>): Promise<Compared & Pick<Replayed, 'events'>> => {
  const rooms = [contracts(), guaranteeLines(), receipts()]
  let events = 0
  for await (const page of readAll()) {
    events += page.length
    for (const recorded of page) {
      const room = rooms.find(({ category }) => recorded.stream.startsWith(`${category}-`))
      room?.tell(tell(recorded) as Decoded<never>)
    }
  }
  const pairs = rooms.flatMap(({ pairs: all }) => all())
  const differences = pairs.filter(({ expected, found }) => expected !== found)
  return { events, compared: pairs.length, differences }
}

interface Room {
  readonly category: string
  readonly tell: (told: Decoded<never>) => void
  /** Alike, if all is well. */
  readonly pairs: () => ReadonlyArray<Difference>
}

const roomOf =
  <State, Row, Event>(
    category: string,
    decider: { readonly initial: State; readonly evolve: (state: State, event: Event) => State },
    next: (row: Row | undefined, told: Decoded<Event>) => Row | undefined,
    figures: (row: Row) => Figures,
    decidedOn: (state: State) => Figures,
  ) =>
  (): Room => {
    const streams = new Map<string, { readonly row: Row | undefined; readonly state: State }>()
    return {
      category,
      tell: (told) => {
        const { row, state } = streams.get(told.stream) ?? {
          row: undefined,
          state: decider.initial,
        }
        streams.set(told.stream, {
          row: next(row, told),
          state: decider.evolve(state, (told as Decoded<Event>).event),
        })
      },
      pairs: () =>
        [...streams].map(([key, { row, state }]) => ({
          ...{ projection: category, key },
          expected: row === undefined ? none : said(figures(row)),
          found: said(decidedOn(state)),
        })),
    }
  }

type Figures = Readonly<Record<string, Money | undefined>>

const said = (figures: Figures): string =>
  Object.entries(figures)
    .map(([name, money]) => `${name} ${money === undefined ? 'none' : Money.encode(money).amount}`)
    .join(', ')

const contracts = roomOf(
  Contract.category,
  Contract.decider,
  position.next,
  ({ account }) => ({ ...account }),
  (state) => (state.status === 'Absent' ? {} : { ...state.account }),
)

const guaranteeLines = roomOf(
  GuaranteeLine.category,
  GuaranteeLine.decider,
  lines.next,
  ({ coverInUse, limit }) => ({ coverInUse, limit }),
  (state) =>
    state.status === 'Absent' ? {} : { coverInUse: state.coverInUse, limit: state.limit },
)

const receipts = roomOf(
  Collection.category,
  Collection.decider,
  collections.next as (
    row: CollectionRow | undefined,
    told: Decoded<Collection.Event>,
  ) => CollectionRow,
  (row) => ({ inSuspense: row.state === 'reported' ? undefined : leftOf(row) }),
  (state) => ({
    inSuspense:
      state.status === 'Absent' || state.status === 'Reported'
        ? undefined
        : Collection.unallocated(state),
  }),
)
