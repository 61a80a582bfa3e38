/** Why a server could not be opened as an event store. */
export class ServerError extends Error {
  override readonly name = 'ServerError'
  readonly failure: ServerFailure

  constructor(failure: ServerFailure) {
    super(sentence(failure))
    this.failure = failure
  }
}

export type ServerFailure =
  /** The connection string is none. */
  | { readonly type: 'Misspelt'; readonly reason: string }
  | { readonly type: 'Unreachable'; readonly reason: string }
  /** The certificate of the server, or our own, is not trusted, or no longer. */
  | { readonly type: 'Untrusted'; readonly reason: string }
  | { readonly type: 'Denied'; readonly reason: string }
  /** Or none of EventStoreDB and KurrentDB. */
  | { readonly type: 'TooOld'; readonly reason: string }

const sentence = (failure: ServerFailure): string => {
  const { reason } = failure
  switch (failure.type) {
    case 'Misspelt':
      return `The connection string cannot be used: ${reason}.`
    case 'Unreachable':
      return `The event store does not answer (${reason}): check host and port, that it runs, and what it wants of TLS and certificates.`
    case 'Untrusted':
      return `The event store's certificate is not trusted (${reason}): renew it, or name its authority by tlsCAFile.`
    case 'Denied':
      return `The event store denies access (${reason}): check username, password and rights.`
    case 'TooOld':
      return `The event store is too old, or is something else (${reason}): EventStoreDB 22.6 or later, or KurrentDB, is needed.`
  }
}
