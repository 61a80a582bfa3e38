/** Checkpoints, in a table of their own beside the events. */
import type { Checkpoints } from '@quittance/event-store'

import type { Connection } from './driver.ts'

/** `attempt` runs what may throw, and throws a `ReadError` instead. */
export const checkpointsIn = (
  connection: Connection,
  attempt: <A>(work: () => A) => A,
): Checkpoints => {
  const select = connection.prepare('SELECT checkpoint FROM checkpoints WHERE name = ?')
  const upsert = connection.prepare(
    `INSERT INTO checkpoints (name, checkpoint) VALUES (?, ?)
     ON CONFLICT (name) DO UPDATE SET checkpoint = excluded.checkpoint`,
  )
  return {
    load: async (name) =>
      attempt(() => {
        const checkpoint = select.rows(name)[0]?.[0]
        return typeof checkpoint === 'string' ? checkpoint : undefined
      }),
    save: async (name, checkpoint) => attempt(() => upsert.run(name, checkpoint)),
  }
}
