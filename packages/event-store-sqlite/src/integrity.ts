/** Whether a ledger's file is whole: what SQLite can tell of its pages, and what we know of its rows. */
import type { Connection } from './driver.ts'

/**
 * `quick`: the end of the log and what guards it, however long it is. `full`: every page, every
 * index and every row.
 */
export type Check = 'quick' | 'full'

/** What is wrong; `undefined` if nothing is. */
export const damageIn = (connection: Connection, check: Check): string | undefined => {
  const rules = check === 'quick' ? quick : [pagesAreSound, ...quick, ...full]
  for (const rule of rules) {
    const reason = rule(connection)
    if (reason !== undefined) return reason
  }
  return undefined
}

type Rule = (connection: Connection) => string | undefined

const guards = ['events_are_not_changed', 'events_are_not_deleted', 'events_are_not_replaced']

const guardsAreThere: Rule = (connection) => {
  const there = connection
    .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = 'events'")
    .rows()
    .map(([name]) => name)
  const missing = guards.find((guard) => !there.includes(guard))
  return missing && `its trigger ${missing} is gone`
}

const pagesAreSound: Rule = (connection) => {
  const [first] = connection.prepare('PRAGMA integrity_check(1)').rows()
  return first?.[0] === 'ok' ? undefined : String(first?.[0])
}

/** A rule that finds the first row that breaks it. */
const none =
  (sql: string, what: string): Rule =>
  (connection) => {
    const [found] = connection.prepare(`${sql} LIMIT 1`).rows()
    return found && `${what} ${found.join('@')}`
  }

const onLastPage = 'position > (SELECT max(position) FROM events) - 1000'

const positionsWithout = (condition: string) =>
  none(
    `SELECT position FROM events WHERE ${condition} AND position > 0
     AND NOT EXISTS (SELECT 1 FROM events AS before WHERE before.position = events.position - 1)`,
    'there is no event before position',
  )

const revisionsWithout = (condition: string) =>
  none(
    `SELECT stream, revision FROM events WHERE ${condition} AND revision > 0 AND NOT EXISTS
     (SELECT 1 FROM events AS before WHERE before.stream = events.stream AND before.revision = events.revision - 1)`,
    'there is no event before',
  )

const quick = [
  guardsAreThere,
  none('SELECT position FROM events WHERE position < 0', 'there is an event at position'),
  positionsWithout(onLastPage),
  revisionsWithout(onLastPage),
]

const full = [
  positionsWithout('true'),
  revisionsWithout('true'),
  none(
    'SELECT stream, revision FROM events WHERE NOT json_valid(data) OR NOT json_valid(metadata)',
    'there is no JSON in',
  ),
]
