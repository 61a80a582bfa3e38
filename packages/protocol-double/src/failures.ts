/** Refusals as the server says them: a status, and in its metadata the name of the exception. */
import { Metadata, type ServiceError, status } from '@grpc/grpc-js'

export type Failure = Pick<ServiceError, 'code' | 'details' | 'metadata'>

const failure = (code: status, details: string, more: Record<string, string> = {}): Failure => {
  const metadata = new Metadata()
  for (const [key, value] of Object.entries(more)) metadata.set(key, value)
  return { code, details, metadata }
}

export const tooLarge = (limit: number): Failure =>
  failure(status.INVALID_ARGUMENT, `Maximum append size of ${limit} bytes exceeded`, {
    exception: 'maximum-append-size-exceeded',
    'maximum-append-size': String(limit),
  })

export const streamDeleted = (stream: string): Failure =>
  failure(status.FAILED_PRECONDITION, 'The stream is deleted', {
    exception: 'stream-deleted',
    'stream-name': encodeURIComponent(stream),
  })

export const denied = (): Failure =>
  failure(status.PERMISSION_DENIED, 'Access denied', { exception: 'access-denied' })

/** Without the name of an exception, as a server that does not know the password says it. */
export const unauthenticated = (): Failure => failure(status.UNAUTHENTICATED, 'Who are you?')

export const notLeader = (port: number): Failure =>
  failure(status.NOT_FOUND, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': '127.0.0.1',
    'leader-endpoint-port': String(port),
  })

/** What a client makes of a connection that broke. */
export const unavailable = (details = 'Connection dropped'): Failure =>
  failure(status.UNAVAILABLE, details)

export const invalid = (reason: string): Failure => failure(status.INVALID_ARGUMENT, reason)
