/** A history as far as it had happened, and as far as it was known: two times, two questions. */
import { type Day, Instant, invariant, millisecondsOf, parisDay } from '@quittance/domain/values'
import type { Decoded } from '@quittance/event-store'

export interface Cut {
  /** Only what is booked on that day or before. */
  readonly asOf?: Day
  /** Only what was recorded at that instant or before. */
  readonly knownAt?: Instant
}

/** The day an event is booked: its `occurredAt`, in Paris. */
export const bookedOn = ({ metadata }: Pick<Decoded<unknown>, 'metadata'>): Day =>
  parisDay(instantOf(metadata, 'occurredAt'))

/** When an event happened. */
export const occurredAt = ({ metadata }: Pick<Decoded<unknown>, 'metadata'>): Instant =>
  instantOf(metadata, 'occurredAt')

/** What remains of a history, page by page; pages may become empty. */
export const cut = (by: Cut) =>
  async function* <Told extends Pick<Decoded<unknown>, 'metadata'>>(
    history: AsyncIterable<ReadonlyArray<Told>>,
  ): AsyncIterable<ReadonlyArray<Told>> {
    for await (const page of history) yield page.filter((told) => isWithin(by, told))
  }

const isWithin = ({ asOf, knownAt }: Cut, told: Pick<Decoded<unknown>, 'metadata'>): boolean => {
  const happened = asOf === undefined || bookedOn(told) <= asOf
  const known =
    knownAt === undefined ||
    millisecondsOf(instantOf(told.metadata, 'recordedAt')) <= millisecondsOf(knownAt)
  return happened && known
}

const instantOf = (metadata: Decoded<unknown>['metadata'], key: string): Instant => {
  const at = metadata[key]
  invariant(Instant.is(at), `an event has no ${key}`)
  return at
}
