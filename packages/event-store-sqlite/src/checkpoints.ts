/** Checkpoints, in a table of their own beside the events. */
import { type Checkpoints, ReadError } from '@quittance/event-store'
import { either as E } from 'fp-ts'

import type { Connection } from './driver.ts'
import type { GroupCommit, Outcome } from './group-commit.ts'
import { readFailure } from './result-code.ts'

/** `attempt` runs what may throw, and throws a `ReadError` instead. */
export const checkpointsIn = (
  connection: Connection,
  group: GroupCommit,
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
    save: async (name, checkpoint) => {
      attempt(() => {})
      const saved = await group.write<E.Either<ReadError, void>>({
        run: (): Outcome<E.Either<ReadError, void>> => {
          upsert.run(name, checkpoint)
          return { answer: E.right(undefined), wrote: true }
        },
        failed: (failed) => E.left(new ReadError(readFailure(failed))),
        bytes: checkpoint.length,
      })
      if (E.isLeft(saved)) throw saved.left
    },
  }
}
