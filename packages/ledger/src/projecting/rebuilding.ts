/** Rows folded anew beside those that answer, which then give way to them. */
import type { EventStore, Pages, Table, Tables } from '@quittance/event-store'

import { from } from '../from.ts'
import { advance } from './advancing.ts'
import { nextTable, type Persistent, tableOf } from './persistent.ts'
import { beginning, isOf, positionIn } from './place.ts'

/**
 * From the first event to the head, while the rows before answer and are kept; then the switch, and
 * the rows before are dropped, in one. What another rebuilding left half done is gone on with, or
 * thrown away when it was of another fold, or of another log. Sends no command. `signal` ends it between two pages, and
 * another time it goes on from there.
 */
export const rebuild = async <Row, Event>(
  { store }: { readonly store: EventStore },
  tables: Tables,
  projection: Persistent<Row, Event>,
  { signal }: { readonly signal?: AbortSignal } = {},
): Promise<void> => {
  const { name } = projection
  const before = await tables.live(name)
  const table = nextTable(projection, before)
  const isOfLog = async (one: Table) => isOf(store, (await tables.place(one)) ?? beginning)
  await tidy(tables, name, [before, table.version])
  if (!(await isOfLog(table))) await tables.drop(table)
  // How far those have come that were folded from another log says nothing here.
  const anyhow = before !== undefined && !(await isOfLog(tableOf(projection, before)))
  const history = (after: string | undefined) => until(signal, store.readAll(from(after)))

  for (;;) {
    await tables.write(table, { before: undefined, after: beginning }, nothing)
    const end = await advance(tables, table, projection, history)
    if (signal?.aborted === true) return
    // Where somebody else builds the same rows, he may be in the middle of them.
    const isWhole = end === 'through'
    const move = { before, after: table.version }
    if (isWhole && (await tables.goLive(name, move, anyhow))) return
    // Somebody else has let another answer.
    if ((await tables.live(name)) !== before) return
    if (before !== undefined) await level(tables, tableOf(projection, before), table)
  }
}

const tidy = async (
  tables: Tables,
  name: string,
  wanted: ReadonlyArray<string | undefined>,
): Promise<void> => {
  for (const version of await tables.versions(name))
    if (!wanted.includes(version)) await tables.drop({ projection: name, version })
}

/** Of two at the same event, one may have been told again what it had put aside; the other never had to. */
const level = async (tables: Tables, old: Table, young: Table): Promise<void> => {
  const [before, after] = [await tables.place(young), await tables.place(old)]
  if (before === undefined || after === undefined || positionIn(before) !== positionIn(after))
    return
  await tables.write(young, { before, after }, nothing)
}

async function* until(signal: AbortSignal | undefined, pages: Pages): Pages {
  for await (const page of pages) {
    if (signal?.aborted === true) return
    yield page
  }
}

const nothing = { rows: new Map(), parked: new Map() }
