/** An event of the domain is flat; a stored one keeps its fields apart from its type. Only here. */
import { invariant } from '@quittance/domain/values'
import type { Decoded, Recorded, Stored } from '@quittance/event-store'
import { either as E } from 'fp-ts'

import { type Alternatives, codecsOf, type Named } from './aggregate.ts'
import { explain } from './explain.ts'

/** What could not be read again is never written: the program stops instead. */
export const encoded =
  <Event extends Named>(codec: Alternatives<Event>) =>
  (event: Event): Pick<Stored, 'type' | 'data'> => {
    invariant(codec.is(event), `a ${event.type} is not a ${codec.name}`)
    const { type, ...data } = codec.encode(event)
    return { type, data }
  }

/** A recorded event in the words of the domain, or why it cannot be read. */
export const decoder = <Event>(union: Alternatives<Event>) => {
  const codecs = codecsOf(union)
  return ({ type, data, ...recorded }: Recorded): E.Either<string, Decoded<Event>> => {
    if (Object.hasOwn(data, 'type')) return E.left('it has two types')
    const codec = codecs.get(type) ?? union
    const event = codec.decode({ type, ...data })
    return E.isRight(event)
      ? E.right({ ...recorded, event: event.right })
      : E.left(`it is not a ${union.name}: ${explain(event.left)}`)
  }
}

/** One that cannot be read stops the ledger. */
export const read =
  <Event>(decode: (recorded: Recorded) => E.Either<string, Decoded<Event>>) =>
  (recorded: Recorded): Decoded<Event> => {
    const event = decode(recorded)
    if (E.isLeft(event)) {
      const { stream, revision } = recorded
      invariant(false, `${stream}@${revision} cannot be read: ${event.left}`)
    }
    return event.right
  }
