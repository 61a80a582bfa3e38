/** Checkpoints, in a table of their own beside the events. */
import { type Checkpoints, ReadError } from '@quittance/event-store'
import { either as E } from 'fp-ts'
import type { Outcome } from './commit-group.ts'
import type { Connection } from './driver.ts'
import type { GroupCommit } from './group-commit.ts'
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
  // Nothing kept is NULL, and `IS` compares with it; the same for the first time as for any other.
  const swap = connection.prepare(
    `INSERT INTO checkpoints (name, checkpoint)
     SELECT ?, ? WHERE (SELECT checkpoint FROM checkpoints WHERE name = ?) IS ?
     ON CONFLICT (name) DO UPDATE SET checkpoint = excluded.checkpoint`,
  )
  /** Whether a row was written. */
  const write = async (checkpoint: string, run: () => number): Promise<boolean> => {
    attempt(() => {})
    const wrote = await group.write<E.Either<ReadError, boolean>>({
      run: (): Outcome<E.Either<ReadError, boolean>> => {
        const wrote = run() > 0
        return { answer: E.right(wrote), wrote }
      },
      failed: (failed) => E.left(new ReadError(readFailure(failed))),
      bytes: checkpoint.length,
    })
    if (E.isLeft(wrote)) throw wrote.left
    return wrote.right
  }
  return {
    load: async (name) =>
      attempt(() => {
        const checkpoint = select.rows(name)[0]?.[0]
        return typeof checkpoint === 'string' ? checkpoint : undefined
      }),
    save: async (name, checkpoint) => {
      await write(checkpoint, () => upsert.run(name, checkpoint))
    },
    replace: (name, before, after) =>
      write(after, () => swap.run(name, after, name, before ?? null)),
  }
}
