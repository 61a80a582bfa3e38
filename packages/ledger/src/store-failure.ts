/** The store did not take what had to be written, for a reason that may pass. */
import type { AppendError } from '@quittance/event-store'

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
