/** What a stream has, as much of it at a time as is there: a promise per event costs more than the event. */
import type { Readable } from 'node:stream'

/** Ends when the stream does or a signal aborts; throws what the stream breaks off with, after what came before. */
export async function* batches<A>(
  stream: Readable,
  greatest: number,
  signals: ReadonlyArray<AbortSignal>,
): AsyncGenerator<ReadonlyArray<A>, undefined> {
  let failure: { readonly error: unknown } | undefined
  let ended = false
  let wake = () => {}
  const end = () => {
    ended = true
    wake()
  }
  stream.on('readable', () => wake())
  stream.on('end', end)
  stream.on('close', end)
  stream.on('error', (error) => {
    failure ??= { error }
    wake()
  })
  const abort = () => wake()
  for (const signal of signals) signal.addEventListener('abort', abort)
  try {
    while (!signals.some(({ aborted }) => aborted)) {
      const batch = taken<A>(stream, greatest)
      if (batch.length > 0) yield batch
      else if (failure !== undefined) throw failure.error
      else if (ended) return undefined
      else
        await new Promise<void>((resolve) => {
          wake = resolve
        })
    }
    return undefined
  } finally {
    for (const signal of signals) signal.removeEventListener('abort', abort)
  }
}

const taken = <A>(stream: Readable, greatest: number): ReadonlyArray<A> => {
  const batch: Array<A> = []
  while (batch.length < greatest) {
    const one = stream.read()
    if (one === null) break
    batch.push(one)
  }
  return batch
}
