/** Checkpoints as they are kept: the last one beside the log, others in files. */
import { readFile } from 'node:fs/promises'
import {
  type Checkpoint,
  isSignedBy,
  type KeyRejection,
  type Note,
  readCheckpoint,
  readPublicKey,
  type Verifier,
} from '@quittance/auditor'
import type { EventStore } from '@quittance/event-store'
import { either as E } from 'fp-ts'

import { Ends, exit } from '../commands/exit.ts'

/** Under this name the store keeps the last note of the notary. */
const kept = 'notary'

export interface SignedHead extends Checkpoint {
  readonly note: Note
  /** Where it was found: a file, or the ledger itself. */
  readonly at: string
  readonly text: string
}

export const keep = ({ checkpoints }: Pick<EventStore, 'checkpoints'>, note: string) =>
  checkpoints.save(kept, note)

/** The one that the ledger keeps, if it has any. */
export const keptHead = async ({
  checkpoints,
}: Pick<EventStore, 'checkpoints'>): Promise<SignedHead | undefined> => {
  const text = await checkpoints.load(kept)
  return text === undefined ? undefined : headOf(text, 'the ledger')
}

export const headIn = async (path: string): Promise<SignedHead> => headOf(await textOf(path), path)

const headOf = (text: string, at: string): SignedHead => {
  const read = readCheckpoint(text)
  if (read) return { ...read, at, text }
  throw new Ends(exit.refused, `CheckpointUnreadable: what ${at} has is no signed checkpoint.`)
}

export interface HeadsAsked {
  readonly checkpoint?: ReadonlyArray<string>
  readonly key?: string
}

/** The one that the ledger keeps and those of the files that are named, each signed by the key if one is. */
export const headsIn = async (
  store: Pick<EventStore, 'checkpoints'>,
  { checkpoint: files = [], key }: HeadsAsked,
): Promise<ReadonlyArray<SignedHead>> => {
  const own = await keptHead(store)
  return signedBy(key, [...(own ? [own] : []), ...(await Promise.all(files.map(headIn)))])
}

/** Those of files alone: of a log that is in no ledger yet. */
export const headsOf = async ({
  checkpoint: files = [],
  key,
}: HeadsAsked): Promise<ReadonlyArray<SignedHead>> =>
  signedBy(key, await Promise.all(files.map(headIn)))

const signedBy = async (
  key: string | undefined,
  heads: ReadonlyArray<SignedHead>,
): Promise<ReadonlyArray<SignedHead>> => {
  // The key is asked for even where nothing is signed yet: whoever names one wants it used.
  const publicKey = key === undefined ? undefined : unlessRejected(await readPublicKey(key))
  for (const head of heads) {
    if (publicKey !== undefined) mustBeSigned(head, { name: head.origin, publicKey })
  }
  return heads
}

/** A file as text; it is wrong use where there is none. */
const textOf = async (path: string): Promise<string> =>
  readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    throw new Ends(exit.wrongUse, `${path} cannot be read (${error.code}): check its name.`)
  })

/** Ends where the key of that log has not signed it. */
export const mustBeSigned = ({ note, origin, at }: SignedHead, verifier: Verifier): void => {
  if (isSignedBy(note, verifier)) return
  throw new Ends(
    exit.refused,
    `SignatureInvalid: the checkpoint of ${origin} in ${at} is not signed by that key.`,
  )
}

export const unlessRejected = <A>(read: E.Either<KeyRejection, A>): A => {
  if (E.isRight(read)) return read.right
  throw new Ends(exit.refused, `${read.left.type}: ${sentenceOf(read.left)}`)
}

const sentenceOf = (rejection: KeyRejection): string => {
  const { path } = rejection
  switch (rejection.type) {
    case 'KeyMissing':
      return `there is no key ${path}: check its name. To sign, one is made with \`openssl genpkey -algorithm ed25519 -out ${path}\`.`
    case 'KeyExposed':
      return `others may read ${path} (mode ${rejection.mode}): \`chmod 600 ${path}\`, or make another if they have.`
    case 'KeyUnfit':
      return `${path} is no Ed25519 key in PEM.`
  }
}
