/** Signed notes (c2sp.org/signed-note): a text, and who vouches for it, with Ed25519. */
import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto'

/** Signs under that name: a URL without its scheme, without space or `+`. */
export interface Signer {
  readonly name: string
  readonly key: KeyObject
}

/** Of whom a signature is known. */
export interface Verifier {
  readonly name: string
  readonly publicKey: KeyObject
}

export const isKeyName = (name: string): boolean => /^[^\s+]+$/u.test(name)

/** `text` ends with a newline, and the signature covers it. */
export const signed = (text: string, { name, key }: Signer): string => {
  const signature = sign(null, Buffer.from(text), key)
  const id = keyId({ name, publicKey: createPublicKey(key) })
  return `${text}\n— ${name} ${Buffer.concat([id, signature]).toString('base64')}\n`
}

export interface Note {
  /** With its last newline. */
  readonly text: string
  readonly signatures: ReadonlyArray<{ readonly name: string; readonly bytes: Buffer }>
}

/** Nothing where it is no note. */
export const readNote = (note: string): Note | undefined => {
  const end = note.lastIndexOf('\n\n')
  if (end === -1 || !note.endsWith('\n')) return undefined
  const lines = note.slice(end + 2, -1).split('\n')
  const signatures = lines.map((line) => /^— ([^\s+]+) ([A-Za-z0-9+/]+={0,2})$/u.exec(line))
  if (!signatures.every((found) => found !== null)) return undefined
  return {
    text: note.slice(0, end + 1),
    signatures: signatures.map(([, name = '', base64 = '']) => ({
      ...{ name, bytes: Buffer.from(base64, 'base64') },
    })),
  }
}

/** By the key of that name; what others have signed says nothing. */
export const isSignedBy = ({ text, signatures }: Note, verifier: Verifier): boolean => {
  const id = keyId(verifier)
  const his = signatures.find(
    ({ name, bytes }) => name === verifier.name && bytes.subarray(0, 4).equals(id),
  )
  return (
    his !== undefined && verify(null, Buffer.from(text), verifier.publicKey, his.bytes.subarray(4))
  )
}

/** Four bytes that tell keys of one name apart. */
const keyId = ({ name, publicKey }: Verifier): Buffer =>
  createHash('sha256').update(`${name}\n\u0001`).update(rawKey(publicKey)).digest().subarray(0, 4)

/** The 32 bytes; what stands before them in an SPKI says only that it is Ed25519. */
const rawKey = (publicKey: KeyObject): Buffer =>
  publicKey.export({ type: 'spki', format: 'der' }).subarray(-32)
