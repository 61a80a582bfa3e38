/** What one event says of the clocks of one commitment. */
import type {
  Contract,
  GuaranteeLine,
  Invoice,
  Recovery,
  Relationship,
} from '@quittance/domain/events'
import { type Instant, millisecondsOf, type Team } from '@quittance/domain/values'
import type { Decoded } from '@quittance/event-store'

/** Every room that holds a fact of service by contract; what is told of a receivable is of its invoice. */
export type ServiceEvent = Contract.Event | GuaranteeLine.Event | Relationship.Event

export type ReceivableEvent = Invoice.Event | Recovery.Event

export type Told = Decoded<ServiceEvent>

/** The event that shows it. */
export interface Evidence {
  readonly event: (ServiceEvent | ReceivableEvent)['type']
  readonly id: string
  /** Its stream and its place there, from 0: `contract-C1 59`; the same in every ledger that was told the same. */
  readonly place: string
}

/** An event that shows something, where it stands. */
export interface Showing extends Pick<Told, 'id' | 'stream' | 'revision'> {
  readonly event: { readonly type: Evidence['event'] }
}

/**
 * `start` begins a clock; `stop` ends it. `ready`: what is promised can be done from now on; `asked`: the
 * client wants it. `due` says until when, where the start could not. `pause` and `resume`: the client asked
 * the factor to wait, and to go on. `void`: it does not count. `opens` and `closes`: from when, and to when,
 * there is a contract, so that clocks may start.
 */
export type MarkKind =
  | 'start'
  | 'ready'
  | 'asked'
  | 'due'
  | 'pause'
  | 'resume'
  | 'void'
  | 'stop'
  | 'opens'
  | 'closes'

export interface Mark {
  readonly mark: MarkKind
  /** Whose clock: a schedule's, a call's. Of every clock that runs where it is undefined. */
  readonly subject: string | undefined
  readonly at: Instant
  readonly evidence: Evidence
  /** When it was told, where marks of one day follow one another: who is named may leave the same day. */
  readonly toldAt?: Instant
  /** With `start` and `due`: in time up to and including that instant. */
  readonly until?: Instant
  /** With `asked` and `stop`: of which draw. */
  readonly draw?: string
  /** With `start`: what was done ahead does not count. */
  readonly anew?: true
  /** With `start`: who keeps it, if another than keeps the commitment. */
  readonly team?: Team
}

type Saying = Pick<Mark, 'mark' | 'at' | 'subject'> &
  Partial<Pick<Mark, 'until' | 'draw' | 'anew' | 'team'>>

export const markOf = ({ event, id, stream, revision }: Showing, saying: Saying): Mark => ({
  ...saying,
  evidence: { event: event.type, id, place: `${stream} ${revision}` },
})

/** The first close, in whatever order they are told. */
export const closedAt = (marks: ReadonlyArray<Mark>): Instant | undefined =>
  marks
    .flatMap(({ mark, at }) => (mark === 'closes' ? [at] : []))
    .toSorted((one, other) => millisecondsOf(one) - millisecondsOf(other))[0]
