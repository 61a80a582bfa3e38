/**
 * Writes of one process share a transaction, and so one wait for the disk. None is answered before
 * the commit of all that its answer rests on, and none fails for what a neighbour does.
 */
import { type Committing, commitGroup, type InGroup, type Write } from './commit-group.ts'
import type { Connection } from './driver.ts'
import { type Failed, isBusy } from './result-code.ts'
import { rollBack } from './transaction.ts'

export interface GroupCommit {
  readonly write: <Answer>(write: Write<Answer>) => Promise<Answer>
  /** Commits what waits, now or never. */
  readonly close: () => void
}

export interface GroupCommitOptions extends Committing {
  /** How long a write waits for another process that writes, in milliseconds. */
  readonly busyTimeout: number
}

/** So that a group neither holds up the rest of the process for long, nor fills its memory. */
const [groupWritesMax, groupBytesMax] = [1_000, 4_194_304]
/** Between two attempts at a lock that another process has, in milliseconds. */
const pauseMax = 25

interface Waiting extends InGroup {
  readonly deadline: number
}

export const groupCommit = (
  connection: Connection,
  { failed, busyTimeout, committed }: GroupCommitOptions,
): GroupCommit => {
  let queue: Array<Waiting> = []
  /** So many from the front go by themselves: together they did not fit on the disk. */
  let singly = 0
  let attempts = 0
  let cancel: (() => void) | undefined

  const turn = (last: boolean) => {
    cancel = undefined
    const failure = begin()
    if (failure === undefined) {
      attempts = 0
      const group = queue.splice(0, singly > 0 ? 1 : groupSize(queue))
      const { again, tooLarge } = commitGroup(connection, group, { failed, committed })
      queue.unshift(...again)
      singly = tooLarge ? again.length : Math.max(0, singly - group.length)
    } else if (isBusy(failure) && !last) wait(failure)
    else for (const one of queue.splice(0)) one.answered(one.failed(failure, false))
    if (queue.length > 0 && !last) schedule()
  }

  /** Not by SQLite's own timeout, which would stop the whole process. */
  const begin = (): Failed | undefined => {
    connection.execute('PRAGMA busy_timeout = 0')
    try {
      connection.execute('BEGIN IMMEDIATE')
      return undefined
    } catch (error) {
      rollBack(connection)
      return failed(error)
    } finally {
      connection.execute(`PRAGMA busy_timeout = ${busyTimeout}`)
    }
  }

  const wait = (failure: Failed) => {
    attempts++
    const now = performance.now()
    const over = queue.filter(({ deadline }) => deadline <= now)
    queue = queue.filter(({ deadline }) => deadline > now)
    for (const one of over) one.answered(one.failed(failure, false))
  }

  const schedule = () => {
    if (cancel !== undefined) return
    if (attempts === 0) {
      const handle = setImmediate(turn, false)
      cancel = () => clearImmediate(handle)
    } else {
      const handle = setTimeout(turn, Math.random() * Math.min(2 ** attempts, pauseMax), false)
      cancel = () => clearTimeout(handle)
    }
  }

  return {
    write: (write) =>
      new Promise((resolve) => {
        const deadline = performance.now() + busyTimeout
        queue.push({ ...write, answered: resolve as InGroup['answered'], deadline })
        schedule()
      }),
    close: () => {
      cancel?.()
      while (queue.length > 0) turn(true)
    },
  }
}

const groupSize = (queue: ReadonlyArray<Waiting>): number => {
  let [count, bytes] = [0, 0]
  for (const one of queue) {
    bytes += one.bytes
    if (count > 0 && (count === groupWritesMax || bytes > groupBytesMax)) break
    count++
  }
  return count
}
