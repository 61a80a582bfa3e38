/** The state that is kept of a stream, compared with the fold from its first event to the same place. */
import { stateAsJson } from '@quittance/domain'
import type { Checkpoints, Decoded } from '@quittance/event-store'
import { type Folded, type Snapshot, snapshotOf } from '@quittance/ledger'
import { either as E } from 'fp-ts'

import type { Room } from '../rooms/room.ts'
import { type Difference, parting } from './difference.ts'

interface Comparing {
  /** After each event, with what it and all before it were folded to. */
  readonly tell: (told: Decoded<never>, folded: Folded<unknown>) => void
  /** Nothing where none is kept; that of another fold is passed over, as the ledger does. */
  readonly ended: () => ReadonlyArray<Difference | 'alike'>
}

export const snapshotKept = async (
  checkpoints: Pick<Checkpoints, 'load'>,
  stream: string,
  { category, foldVersion }: Pick<Room, 'category' | 'foldVersion'>,
): Promise<Comparing> => {
  const found = await snapshotOf(checkpoints, stream)
  const differs = (expected: string, was: string): Difference => ({
    ...{ projection: 'snapshot', key: stream, expected, found: was },
  })
  if (found === undefined) return told([])
  if (E.isLeft(found)) return told([differs('a snapshot that can be read', found.left)])
  const kept = found.right
  if (kept.foldVersion !== foldVersion) return told([])
  if (kept.category !== category) return told([differs(`a ${category}`, `a ${kept.category}`)])

  const place = `${stream}@${kept.revision}`
  let compared: Difference | 'alike' = differs(
    `to end with ${place}`,
    'the stream has no such event',
  )
  return {
    tell: ({ revision, metadata }, folded) => {
      if (revision !== kept.revision) return
      const parted =
        parting(metadata['hash'], kept.hash, 'hash') ??
        parting(stateAsJson(folded.state), stateAsJson(kept.state)) ??
        parting(answersOf(folded.answered.upTo(revision)), answersOf(kept.answered), 'answered')
      compared = parted ? { ...differs(parted.expected, parted.found), key: place } : 'alike'
    },
    ended: () => [compared],
  }
}

const told = (ended: ReadonlyArray<Difference>): Comparing => ({
  tell: () => {},
  ended: () => ended,
})

/** In any order. */
const answersOf = (answered: Snapshot['answered']): ReadonlyArray<string> =>
  answered.map(([fingerprint, revision]) => `${fingerprint}@${revision}`).toSorted()
