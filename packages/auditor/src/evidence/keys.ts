/** Keys are files: PEM, Ed25519, as `openssl genpkey -algorithm ed25519` writes them. */
import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { either as E } from 'fp-ts'

export type KeyRejection =
  | { readonly type: 'KeyMissing'; readonly path: string }
  /** Others than its owner may read it: whoever has, could sign. */
  | { readonly type: 'KeyExposed'; readonly path: string; readonly mode: string }
  | { readonly type: 'KeyUnfit'; readonly path: string }

/** Refused if anybody else may read it, or write it. */
export const readSigningKey = async (path: string): Promise<E.Either<KeyRejection, KeyObject>> => {
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) return E.left({ type: 'KeyMissing', path })
  if ((found.mode & 0o077) !== 0) {
    return E.left({ type: 'KeyExposed', path, mode: (found.mode & 0o777).toString(8) })
  }
  return readAs(path, createPrivateKey)
}

export const readPublicKey = (path: string): Promise<E.Either<KeyRejection, KeyObject>> =>
  readAs(path, createPublicKey)

const readAs = async (
  path: string,
  create: (pem: string) => KeyObject,
): Promise<E.Either<KeyRejection, KeyObject>> => {
  const pem = await readFile(path, 'utf8').catch(() => undefined)
  if (pem === undefined) return E.left({ type: 'KeyMissing', path })
  try {
    const key = create(pem)
    return key.asymmetricKeyType === 'ed25519' ? E.right(key) : E.left({ type: 'KeyUnfit', path })
  } catch {
    return E.left({ type: 'KeyUnfit', path })
  }
}
