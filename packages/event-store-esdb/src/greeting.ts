/** The first word with a server: that it is one, is new enough, and lets us in. */
import type { Connection } from './connection.ts'
import { type Failed, serverFailure } from './failure.ts'
import { fetchStream } from './fetching.ts'
import { ServerError } from './server-error.ts'

/** Earlier ones give an event that is read from its stream no position. */
const oldest = [22, 6] as const

/** Rejects with a `ServerError`. */
export const greet = async (
  connection: Connection,
  why: (thrown: unknown) => Failed,
): Promise<void> => {
  const version = await attempt(why, () => connection.call((client) => client.serverVersion()))
  if (isTooOld(version))
    throw new ServerError({ type: 'TooOld', reason: `its version is ${version}` })
  // Of a stream that need not be there: the answer is what counts.
  await attempt(why, () =>
    fetchStream(connection, 'checkpoint-', 'end', { direction: 'backwards', count: 1 }),
  )
}

const attempt = async <A>(why: (thrown: unknown) => Failed, work: () => Promise<A>): Promise<A> => {
  try {
    return await work()
  } catch (error) {
    throw new ServerError(serverFailure(why(error)))
  }
}

/** So is one that does not know the question; or it is something else altogether. */
const isTooOld = (version: string): boolean => {
  const [major = Number.NaN, minor = Number.NaN] = version.split('.').map(Number)
  return !(major > oldest[0] || (major === oldest[0] && minor >= oldest[1]))
}
