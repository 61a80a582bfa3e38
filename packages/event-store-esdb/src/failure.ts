/** What the errors of the clients mean: which of them leave in doubt whether something was written. */
import type { AppendError, Expected, ReadFailure, Revision } from '@quittance/event-store'

import type { ServerFailure } from './server-error.ts'

/** Our own timer: the client may never say anything. */
export class Silence extends Error {
  readonly type = 'silence'

  constructor(milliseconds: number) {
    super(`no answer within ${milliseconds} ms`)
  }
}

export interface Failed {
  readonly kind: string
  readonly reason: string
  readonly error: ClientError
}

interface ClientError {
  readonly type?: unknown
  readonly code?: unknown
  readonly message?: unknown
  readonly actualVersion?: unknown
  readonly actualState?: unknown
  readonly maxAppendSize?: unknown
}

/** The codes of gRPC, for errors that have no type of their own or one that says nothing. */
const kinds = new Map<unknown, string>([
  [3, 'invalid-argument'],
  [7, 'access-denied'],
  [16, 'access-denied'],
])

/** Nothing, or the name of the error once more. */
const saysNothing = /^(\w+Error)?$/

/** `redact` takes out what is secret: an error may quote anything. */
export const failed = (thrown: unknown, redact: (text: string) => string): Failed => {
  const error = (typeof thrown === 'object' && thrown !== null ? thrown : {}) as ClientError
  const typed = typeof error.type === 'string' && error.type !== 'unknown' ? error.type : undefined
  const kind = typed ?? kinds.get(error.code) ?? 'unknown'
  const message = typeof error.message === 'string' ? bare(error.message) : String(thrown)
  return { kind, reason: redact(saysNothing.test(message) ? kind : message), error }
}

/** Of whatever may have reached the server and is not refused by name, nobody knows whether it was written. */
export const appendError = (
  stream: string,
  expected: Expected,
  first: string,
  { kind, reason, error }: Failed,
): AppendError => {
  switch (kind) {
    case 'wrong-expected-version': {
      // Under `any` only what is known in part is refused.
      if (expected === 'any') return { type: 'Duplicate', stream, id: first }
      const actual = actualIn(error.actualVersion ?? error.actualState)
      return { type: 'Conflict', stream, expected, actual }
    }
    case 'stream-deleted':
    case 'stream-tombstoned':
      return { type: 'StreamDeleted', stream }
    case 'maximum-append-size-exceeded':
      return { type: 'TooLarge', stream, limit: Number(error.maxAppendSize) }
    case 'access-denied':
    case 'user-not-found':
      return { type: 'Denied', stream, reason }
    case 'invalid-argument':
    case 'missing-required-metadata-property':
      return { type: 'Corrupt', stream, reason }
    case 'not-leader':
      return { type: 'Unavailable', stream, reason, mayHaveBeenWritten: false }
    default:
      return { type: 'Unavailable', stream, reason, mayHaveBeenWritten: true }
  }
}

/** `no_stream` is no number; nor is the -1 that some servers say instead. */
const actualIn = (actual: unknown): Revision =>
  typeof actual === 'bigint' && actual >= 0n ? actual : 'none'

export const readFailure = (stream: string, { kind, reason }: Failed): ReadFailure => {
  switch (kind) {
    case 'stream-deleted':
    case 'stream-tombstoned':
      return { type: 'StreamDeleted', stream }
    case 'access-denied':
    case 'user-not-found':
      return { type: 'Denied', reason }
    default:
      return { type: 'Unavailable', reason }
  }
}

export const serverFailure = ({ kind, reason }: Failed): ServerFailure => {
  if (kind === 'access-denied' || kind === 'user-not-found') return { type: 'Denied', reason }
  return { type: /certificate|CERT_/i.test(reason) ? 'Untrusted' : 'Unreachable', reason }
}

/** Without what gRPC and OpenSSL wrap round it, and what only they can read. */
const bare = (message: string): string =>
  message
    .replace(/^\d+ [A-Z_]+: /, '')
    .replace(/^No connection established\. Last error: (Error( \[\w+\])?: )?/, '')
    .replace(/ ?\(\d{4}-[\dT:.-]+Z\)/g, '')
    .replace(/ Resolution note: $/, '')
    .replace(/[\dA-F]+:error:[\dA-F]+:SSL routines:\w*:([^:]*):[^\n]*\n?/, 'TLS: $1')
    .replace(/\.?\s*$/, '')
