/** The streams that an audit follows: who examines the events of each, as long as more is to be expected. */
import type { EventStore, Recorded } from '@quittance/event-store'

import type { Examine, Examined, Examining } from './check.ts'
import { endings } from './endings.ts'

/** A check that has begun. */
export interface Begun extends Examining {
  readonly name: string
}

/** One check, put to the events of one stream. */
export interface Examiner {
  readonly name: string
  readonly examine: Examine
  /** Of this stream on its own, or of the whole log. */
  readonly isOfStream: boolean
}

/**
 * Of a store that can be read by streams, those that have ended are let go after their page: what is in mind
 * grows with what is open, and not with the history. Of any other, all are kept in mind.
 */
export const following = (
  begun: ReadonlyArray<Begun>,
  read: EventStore['read'] | undefined,
  examined: (recorded: Recorded, isAgain: boolean) => Examined,
) => {
  const inMind = new Map<string, ReadonlyArray<Examiner>>()
  const ended = new Set<string>()

  const met = (stream: string): ReadonlyArray<Examiner> => {
    const examiners = begun.flatMap(({ name, log, stream: begin }): ReadonlyArray<Examiner> => {
      const ofStream = begin?.(stream)
      return [
        ...(log ? [{ name, examine: log, isOfStream: false }] : []),
        ...(ofStream ? [{ name, examine: ofStream, isOfStream: true }] : []),
      ]
    })
    inMind.set(stream, examiners)
    return examiners
  }

  return {
    /** Nothing where it is not in mind. */
    of: (stream: string) => inMind.get(stream),

    /** One that is not in mind: it begins, or it was let go, and is told again up to where it is now. */
    meet: async ({ stream, revision, position }: Recorded): Promise<ReadonlyArray<Examiner>> => {
      const examiners = met(stream)
      if (revision === 0n || read === undefined) return examiners
      for await (const page of read(stream)) {
        for (const recorded of page) {
          if (recorded.position >= position) continue
          const again = examined(recorded, true)
          for (const { examine, isOfStream } of examiners) if (isOfStream) examine(again)
        }
      }
      return examiners
    },

    /** After each event. */
    passed: ({ stream, type }: Recorded): void => {
      if (read !== undefined && endings.has(type)) ended.add(stream)
      else if (ended.size > 0) ended.delete(stream)
    },

    /** After each page. */
    letGo: (): void => {
      for (const stream of ended) inMind.delete(stream)
      ended.clear()
    },
  }
}
