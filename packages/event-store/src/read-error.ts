/** Why a read broke off. Thrown, since a page is no place for an `Either`. */
export class ReadError extends Error {
  override readonly name = 'ReadError'
  readonly failure: ReadFailure

  constructor(failure: ReadFailure) {
    super(sentence(failure))
    this.failure = failure
  }
}

export type ReadFailure =
  /** What is stored is no event: not JSON, or not of the shape of one. */
  | {
      readonly type: 'DecodeFailure'
      readonly stream: string
      readonly revision: bigint
      readonly reason: string
    }
  /** The range asked for is none: a negative revision, or one beyond 2^64 − 1. Refused before any reading. */
  | { readonly type: 'InvalidRange'; readonly reason: string }
  | { readonly type: 'StreamDeleted'; readonly stream: string }
  | { readonly type: 'Denied'; readonly reason: string }
  | { readonly type: 'Unavailable'; readonly reason: string }

const sentence = (failure: ReadFailure): string => {
  switch (failure.type) {
    case 'DecodeFailure':
      return `${failure.stream}@${failure.revision} cannot be read: ${failure.reason}`
    case 'InvalidRange':
      return `Nothing can be read there: ${failure.reason}`
    case 'StreamDeleted':
      return `${failure.stream} was deleted for ever`
    case 'Denied':
      return `The store denies reading: ${failure.reason}`
    case 'Unavailable':
      return `The store did not answer: ${failure.reason}`
  }
}
