/** Following the file: woken by appends of this store, and by a look at those of others. */
import type { EventStore } from '@quittance/event-store'
import { type Bell, bell, followed } from '@quittance/event-store/adapter'

import type { Connection } from './driver.ts'
import { fetching, pageSize } from './reading.ts'

/** How often it is asked whether others have written, in milliseconds; only while someone waits. */
const lookEvery = 50

/** `attempt` runs what may throw, and throws a `ReadError` instead. */
export const following = (
  connection: Connection,
  attempt: <A>(read: () => A) => A,
  isOpen: () => boolean,
): Pick<EventStore, 'subscribe'> & { readonly bell: Bell } => {
  const fetch = fetching(connection, attempt)
  const last = connection.prepare('SELECT max(position) FROM events')
  const rung = attended(connection)
  const end = () =>
    attempt(() => {
      const position = last.rows()[0]?.[0]
      return typeof position === 'bigint' ? position : -1n
    })

  return {
    bell: rung,
    subscribe: (subscription) =>
      followed(() => {
        end() // of a closed store, throws
        return { pageSize, end, fetch: fetch.all(subscription?.filter), bell: rung, isOpen }
      }, subscription),
  }
}

/**
 * SQLite counts what other connections have committed. A change from before anybody waited rings
 * once too often, and never too seldom: whoever is woken looks for himself.
 */
const attended = (connection: Connection): Bell => {
  const version = connection.prepare('PRAGMA data_version')
  let seen: unknown
  let timer: NodeJS.Timeout | undefined
  const look = () => {
    const now = current(version)
    if (now !== undefined && now === seen) return
    seen = now
    rung.ring()
  }
  const rung = bell((someoneWaits) => {
    clearInterval(timer)
    timer = someoneWaits ? setInterval(look, lookEvery) : undefined
  })
  return rung
}

/** `undefined` when it cannot be said: then whoever waits is woken, and meets the failure as he reads. */
const current = (version: ReturnType<Connection['prepare']>): unknown => {
  try {
    return version.rows()[0]?.[0]
  } catch {
    return undefined
  }
}
