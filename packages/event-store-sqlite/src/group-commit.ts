/**
 * Writes of one process share a transaction, and so one wait for the disk. None is answered before
 * the commit of all that its answer rests on, and none fails for what a neighbour does.
 */
import type { Connection } from './driver.ts'
import { type Failed, isBusy, isFull } from './result-code.ts'
import { rollBack } from './transaction.ts'

interface Write<Answer> {
  /** Within the transaction. When it throws, it has undone what it wrote, at the worst with all the rest. */
  readonly run: (transaction: Transaction) => Outcome<Answer>
  /** `committing`: the failure came as what it had written was being made durable. */
  readonly failed: (failed: Failed, committing: boolean) => Answer
  /** How much it writes, about. */
  readonly bytes: number
}

/** What the writes of one transaction have found out, for those that follow. */
export interface Transaction {
  /** The position of the last event, set once a write is through; until then each asks. */
  end: bigint | undefined
}

export interface Outcome<Answer> {
  readonly answer: Answer
  readonly wrote: boolean
}

export interface GroupCommit {
  readonly write: <Answer>(write: Write<Answer>) => Promise<Answer>
  /** Commits what waits, now or never. */
  readonly close: () => void
}

export interface GroupCommitOptions {
  readonly failed: (thrown: unknown) => Failed
  /** How long a write waits for another process that writes, in milliseconds. */
  readonly busyTimeout: number
  /** After each commit. */
  readonly committed: () => void
}

/** So that a group neither holds up the rest of the process for long, nor fills its memory. */
const [groupWritesMax, groupBytesMax] = [1_000, 4_194_304]
/** Between two attempts at a lock that another process has, in milliseconds. */
const pauseMax = 25

type Answered = (answer: unknown) => void
interface Waiting extends Write<unknown> {
  readonly answered: Answered
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
      commit(queue.splice(0, singly > 0 ? 1 : groupSize(queue)))
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

  const commit = (group: ReadonlyArray<Waiting>) => {
    singly = Math.max(0, singly - group.length)
    const outcomes: Array<Outcome<unknown>> = []
    const transaction: Transaction = { end: undefined }
    for (const one of group) {
      try {
        outcomes.push(one.run(transaction))
      } catch (error) {
        const answer = one.failed(failed(error), false)
        if (!connection.inTransaction()) {
          // The others are gone with it, though not by their fault.
          queue.unshift(...group.filter((other) => other !== one))
          one.answered(answer)
          return
        }
        outcomes.push({ answer, wrote: false })
      }
    }
    try {
      connection.execute(outcomes.some(({ wrote }) => wrote) ? 'COMMIT' : 'ROLLBACK')
    } catch (error) {
      rollBack(connection)
      uncommitted(group, outcomes, failed(error))
      return
    }
    committed()
    for (const [n, one] of group.entries()) one.answered(outcomes[n]?.answer)
  }

  const uncommitted = (
    group: ReadonlyArray<Waiting>,
    outcomes: ReadonlyArray<Outcome<unknown>>,
    failure: Failed,
  ) => {
    if (isFull(failure) && group.length > 1) {
      queue.unshift(...group)
      singly = group.length
      return
    }
    // Also those who were refused: what they were refused for may not have come to be.
    for (const [n, one] of group.entries())
      one.answered(one.failed(failure, outcomes[n]?.wrote === true))
  }

  return {
    write: (write) =>
      new Promise((resolve) => {
        const deadline = performance.now() + busyTimeout
        queue.push({ ...write, answered: resolve as Answered, deadline })
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
