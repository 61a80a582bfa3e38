/** What is asked of a client of the server, and all that differs between the two there are. */
import type { Readable } from 'node:stream'
import type { Direction, Filter, Stored } from '@quittance/event-store'
import type { Serialised } from '@quittance/event-store/adapter'

export interface LogClient {
  /** `unknown` where the server does not know the question. */
  readonly serverVersion: () => Promise<string>
  /** The events go out as they are, and must be fit for it: the clients hang on what is no JSON. */
  readonly append: (
    stream: string,
    expected: ExpectedState,
    events: ReadonlyArray<Stored>,
  ) => Promise<Written>
  /** The same in a call that all share; `undefined` where the server refuses, for whatever reason. */
  readonly batchAppend: (
    stream: string,
    expected: bigint | 'no_stream',
    events: ReadonlyArray<Serialised>,
  ) => Promise<Written | undefined>
  /** From the revision itself. */
  readonly readStream: (stream: string, from: bigint | 'end', reading: Reading) => Events
  /** From the position: itself included forwards, excluded backwards. */
  readonly readAll: (from: bigint | 'start' | 'end', reading: Reading) => Events
  /** What comes after the position. The server may filter less than it is asked to. */
  readonly subscribe: (after: bigint | undefined, filter: Filter, pageSize: number) => Listening
  /** What is under way ends in an error. */
  readonly dispose: () => Promise<void>
}

/** A fresh one, to the same server, that gives up after `timeout` milliseconds where it can. */
export type Connect = () => LogClient

export type ExpectedState = bigint | 'no_stream' | 'stream_exists' | 'any'

export interface Written {
  readonly revision: bigint
  readonly position: bigint | undefined
}

export interface Reading {
  readonly direction: Direction
  readonly count: number
}

export interface Events extends AsyncIterable<Resolved> {
  /** Lets go of it, though it may never answer. */
  readonly cancel: () => void
}

/** An event, or nothing where a link leads nowhere. */
export interface Resolved {
  readonly event?: WireEvent
}

/** Data and metadata are whatever the client made of what is stored. */
export interface WireEvent {
  readonly streamId: string
  readonly id: string
  readonly revision: bigint
  readonly type: string
  readonly isJson: boolean
  readonly data: unknown
  readonly metadata?: unknown
  readonly position?: { readonly commit: bigint } | undefined
}

export interface Listening {
  /** Of `Heard`, in the order in which the server sent it. */
  readonly stream: Readable
  /** Called once the server has taken the subscription. */
  readonly confirmed: (listener: () => void) => void
  readonly cancel: () => void
}

export type Heard =
  | Resolved
  | { readonly caughtUp: true }
  /** All up to here has been looked at. */
  | { readonly checkpoint: bigint }
