/** The filters of the protocol: by the name of the stream or by the type, never by both. */
import type { ReadReq } from '@eventstore/db-client/generated/streams_pb.js'

import type { Kept } from './log.ts'

export interface WireFilter {
  readonly passes: (kept: Kept) => boolean
  /** A checkpoint after every so many events that were looked at. */
  readonly checkpointEvery: number
}

export const filterIn = (options: ReadReq.Options): WireFilter | undefined => {
  const filter = options.getFilter()
  if (filter === undefined) return undefined
  const ofStream = filter.getStreamIdentifier()
  const expression = ofStream ?? filter.getEventType()
  const regex = new RegExp(expression?.getRegex() ?? '')
  const prefixes = expression?.getPrefixList() ?? []
  const window = filter.hasMax() ? filter.getMax() : 32
  return {
    passes: ({ stream, type }) => {
      const text = ofStream === undefined ? type : stream
      return prefixes.length > 0
        ? prefixes.some((prefix) => text.startsWith(prefix))
        : regex.test(text)
    },
    checkpointEvery: window * Math.max(1, filter.getCheckpointintervalmultiplier()),
  }
}
