/**
 * Folds kept beside the log, so that a process that starts cold need not read a long stream whole. They
 * are a cache: one that does not fit its stream is thrown away, and to lose one costs time, never an event.
 */
import { setImmediate } from 'node:timers/promises'
import { type Checkpoints, ReadError } from '@quittance/event-store'
import { either as E } from 'fp-ts'

import type { Folded, Folding } from './folded.ts'
import { asText, fromText, type Snapshot } from './snapshot.ts'

/** A fold of a room, whatever its states and events are. */
type Kept = Pick<Folding<never, never>, 'stream' | 'category' | 'foldVersion'>

export interface Snapshots {
  /** A stream of fewer events has none, so none is looked for. */
  readonly shortest: number
  /** What is kept of a stream and of this fold, if anything. It is for the stream to prove that it fits. */
  readonly find: (kept: Kept) => Promise<Snapshot | undefined>
  /** Begins to keep what is folded, if it has grown enough; nobody waits for it. */
  readonly keep: (folded: Folded<unknown>, kept: Kept) => void
  /** Once all that was begun has ended. Rejects, as the next `keep` does, if a state could not be written down. */
  readonly settle: () => Promise<void>
}

export const snapshots = (checkpoints: Checkpoints, shortest: number): Snapshots => {
  const underWay = new Map<string, Promise<void>>()
  const mistakes: Array<unknown> = []
  const expectNone = () => {
    for (const mistake of mistakes) throw mistake
  }

  return {
    shortest,
    find: async ({ stream, category, foldVersion }) => {
      const found = await snapshotOf(checkpoints, stream)
      if (found === undefined || E.isLeft(found)) return undefined
      const isOfFold = found.right.category === category && found.right.foldVersion === foldVersion
      return isOfFold ? found.right : undefined
    },
    keep: (folded, kept) => {
      expectNone()
      if (underWay.has(kept.stream) || !hasGrown(folded, shortest)) return
      const writing = write(checkpoints, folded, kept).catch((error: unknown) => {
        mistakes.push(error)
      })
      underWay.set(kept.stream, writing)
      void writing.then(() => underWay.delete(kept.stream))
    },
    settle: async () => {
      await Promise.all(underWay.values())
      expectNone()
    },
  }
}

/** What is kept of a stream, or why it cannot be read; nothing where nothing is. */
export const snapshotOf = async (
  checkpoints: Pick<Checkpoints, 'load'>,
  stream: string,
): Promise<E.Either<string, Snapshot> | undefined> => {
  const text = await checkpoints.load(nameOf(stream))
  return text === undefined ? undefined : fromText(text)
}

const nameOf = (stream: string): string => `snapshot-${stream}`

/**
 * By as many events as the shortest has, and by a tenth of what is kept: so all that is ever written of a
 * stream is some ten times its state, however long it grows.
 */
const hasGrown = ({ last, keptAt }: Folded<unknown>, shortest: number): boolean => {
  if (last === undefined) return false
  const growth = last.revision - keptAt
  return growth >= BigInt(shortest) && growth * 10n >= keptAt
}

const write = async (
  checkpoints: Checkpoints,
  folded: Folded<unknown>,
  { stream, category, foldVersion }: Kept,
): Promise<void> => {
  const { state, last, answered } = folded
  if (last === undefined) return
  const { revision, metadata } = last
  // Kept or not, it is tried again only when it has grown.
  folded.keptAt = revision
  await setImmediate() // who asked has his answer first
  const hash = metadata['hash'] ?? ''
  const snapshot = { category, foldVersion, revision, hash, state }
  const text = await asText({ ...snapshot, answered: answered.upTo(revision) })
  await checkpoints.save(nameOf(stream), text).catch((failure: unknown) => {
    // The store is away, or this is too large for it: the next cold start reads the stream.
    if (!(failure instanceof ReadError)) throw failure
  })
}
