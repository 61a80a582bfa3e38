/** An event of the domain is flat; a stored one keeps its fields apart from its type. Only here. */
import { newestVersion, upcasted } from '@quittance/domain'
import { invariant } from '@quittance/domain/values'
import type { Decoded, Recorded, Stored } from '@quittance/event-store'
import { either as E, function as F } from 'fp-ts'

import { type Aggregate, codecsOf, type Named } from './aggregate.ts'
import { explain } from './explain.ts'
import { quickOver, unread } from './quick.ts'

/** What could not be read again is never written: the program stops instead. Always the newest version. */
export const encoded =
  <Event extends Named>({ Event: codec, upcasts = {} }: Recording<Event>) =>
  (event: Event): Pick<Stored, 'type' | 'data'> & { readonly schemaVersion: string } => {
    invariant(codec.is(event), `a ${event.type} is not a ${codec.name}`)
    const { type, ...data } = codec.encode(event)
    return { type, data, schemaVersion: String(newestVersion(upcasts, type)) }
  }

/** A recorded event in the words of the domain, whatever version it is of, or why it cannot be read. */
export const decoder = <Event>({ Event: union, upcasts = {} }: Recording<Event>) => {
  const codecs = codecsOf(union)
  const kinds = new Map(
    [...codecs].map(([type, codec]) => [
      type,
      { codec, read: quickOver(codec), newest: newestVersion(upcasts, type) },
    ]),
  )
  return (stored: Recorded): E.Either<string, Decoded<Event>> => {
    const { id, type, data, metadata, stream, revision, position } = stored
    if (Object.hasOwn(data, 'type')) return E.left('it has two types')
    const kind = kinds.get(type)
    if (kind === undefined) return E.left(`it is not a ${union.name}`)
    const { codec, newest } = kind
    const version = versionOf(metadata)
    if (version === newest) {
      const event = kind.read({ type, ...data })
      // As the codec reads it, by test; what cannot be read so, the codec reads, or says why not.
      if (event !== unread) {
        return E.right({ id, metadata, stream, revision, position, event: event as Event })
      }
    }
    if (version === undefined) return E.left('it does not say of what schemaVersion it is')
    if (version > newest) {
      return E.left(`it is of schemaVersion ${version}; the newest known of ${type} is ${newest}`)
    }
    return F.pipe(
      upcasted(upcasts, version, { type, ...data }),
      E.flatMap((stored) => codec.decode(stored)),
      E.bimap(
        (errors) => `it is not a ${union.name}: ${explain(errors)}`,
        (event) => ({ id, metadata, stream, revision, position, event }),
      ),
    )
  }
}

/** The part of an aggregate that says how its events are stored. */
type Recording<Event> = Pick<Aggregate<never, Named, Event & Named, never>, 'Event' | 'upcasts'>

const versionOf = ({ schemaVersion = '' }: Recorded['metadata']): number | undefined =>
  /^[1-9]\d{0,3}$/.test(schemaVersion) ? Number(schemaVersion) : undefined

/** One that cannot be read stops the ledger. */
export const read =
  <Event>(decode: (recorded: Recorded) => E.Either<string, Decoded<Event>>) =>
  (recorded: Recorded): Decoded<Event> => {
    const event = decode(recorded)
    if (E.isLeft(event)) {
      const { stream, revision, type } = recorded
      invariant(false, `${stream}@${revision} cannot be read: ${type}: ${event.left}`)
    }
    return event.right
  }
