/** Checkpoints (c2sp.org/tlog-checkpoint): how long a log was, and the root that it had, signed. */
import type { Hash } from './merkle.ts'
import { type Note, readNote, type Signer, signed } from './note.ts'

export interface Checkpoint {
  /** The log that it is of. */
  readonly origin: string
  /** How many events. */
  readonly size: number
  readonly root: Hash
}

/** The key is named as the log. */
export const signedCheckpoint = (head: Omit<Checkpoint, 'origin'>, signer: Signer): string =>
  signed(`${signer.name}\n${head.size}\n${Buffer.from(head.root).toString('base64')}\n`, signer)

/** Nothing where the text is no checkpoint. Lines after the third are extensions, and signed like the rest. */
export const readCheckpoint = (
  text: string,
): (Checkpoint & { readonly note: Note }) | undefined => {
  const note = readNote(text)
  const [origin = '', size = '', base64 = ''] = note?.text.split('\n') ?? []
  const root = Buffer.from(base64, 'base64')
  if (note === undefined || origin === '' || root.length !== 32) return undefined
  if (!/^(0|[1-9]\d{0,14})$/.test(size) || root.toString('base64') !== base64) return undefined
  return { origin, size: Number(size), root: new Uint8Array(root), note }
}
