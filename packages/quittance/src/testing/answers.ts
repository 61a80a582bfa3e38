/** What an answer holds, where the test knows which it is. */
import type { Done, Refusal } from '@quittance/ledger'
import { either as E } from 'fp-ts'

export const right = <A>(answer: E.Either<unknown, A>): A => {
  if (E.isRight(answer)) return answer.right
  throw new Error(`no right: ${JSON.stringify(answer.left)}`)
}

/** Of all events that an answer names, also where it is a recorded no. */
export const idsIn = (answer: E.Either<Refusal, Done> | undefined): ReadonlyArray<string> => {
  if (answer === undefined) return []
  const recorded = E.isLeft(answer) && 'recorded' in answer.left ? answer.left.recorded : undefined
  const done = E.isRight(answer) ? answer.right : recorded
  return [...(done?.events ?? []), ...(done?.consequences ?? [])].map(({ id }) => id)
}
