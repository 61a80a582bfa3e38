/** Undoing what was begun: a part of a transaction, or all of it. */
import type { Connection } from './driver.ts'

/** Within a transaction. When `work` throws, what it wrote is undone, at the worst with all the rest. */
export const alone = <A>(connection: Connection, work: () => A): A => {
  connection.execute('SAVEPOINT one')
  try {
    const result = work()
    connection.execute('RELEASE one')
    return result
  } catch (error) {
    try {
      if (connection.inTransaction()) connection.execute('ROLLBACK TO one; RELEASE one')
    } catch {
      // A part of it must not be committed.
      rollBack(connection)
    }
    throw error
  }
}

/** After a failure the connection must not be left in a transaction, or it could never begin another. */
export const rollBack = (connection: Connection): void => {
  try {
    if (connection.inTransaction()) connection.execute('ROLLBACK')
  } catch {
    // The failure that led here is the one to report.
  }
}
