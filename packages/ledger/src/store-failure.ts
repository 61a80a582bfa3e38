/** The store did not take what had to be written, for a reason that may pass. */
import { type AppendError, ReadError } from '@quittance/event-store'

import type { NoAnswer } from './answer.ts'

export class StoreFailure extends Error {
  override readonly name = 'StoreFailure'
  readonly failure: AppendError

  constructor(failure: AppendError) {
    super(`${failure.stream} could not be written: ${failure.type}`)
    this.failure = failure
  }
}

type Passing = Extract<AppendError, { readonly type: 'Conflict' | 'Unavailable' | 'Denied' }>

/** It is the store's, and another time it may go well; any other no is for good. */
export const mayPass = (no: NoAnswer): no is Passing =>
  no.type === 'Conflict' || no.type === 'Unavailable' || no.type === 'Denied'

/** What a caller is told of a store that failed him; nothing of an error that is not the store's. */
export const storeRefusal = (thrown: unknown): AppendError | undefined => {
  if (thrown instanceof StoreFailure) return thrown.failure
  if (!(thrown instanceof ReadError)) return undefined
  const { failure } = thrown
  switch (failure.type) {
    case 'Denied':
      return { type: 'Denied', stream: everyStream, reason: failure.reason }
    case 'Unavailable':
      return {
        ...{ type: 'Unavailable', stream: everyStream, reason: failure.reason },
        mayHaveBeenWritten: false,
      }
    default:
      return undefined
  }
}

/** A read that breaks off may have been of any. */
const everyStream = 'the log'
