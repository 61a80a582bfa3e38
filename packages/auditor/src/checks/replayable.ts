import { roomOfStream } from '@quittance/ledger'
import { either as E } from 'fp-ts'

import type { Check } from '../check.ts'

export const replayable: Check = {
  name: 'replayable',
  holds: 'every stream can be folded from its first event to its last',
  begin: () => {
    type Replay = NonNullable<ReturnType<NonNullable<ReturnType<typeof roomOfStream>>['replay']>>
    /** Without a replay, the stream has stopped: what comes after is not asked again. */
    const replays = new Map<string, Replay | undefined>()
    return ({ recorded: { stream }, told }) => {
      if (!replays.has(stream)) replays.set(stream, roomOfStream(stream)?.replay())
      const replay = replays.get(stream)
      // What cannot be read is a finding of another check; nothing after it can be folded.
      if (E.isLeft(told)) replays.set(stream, undefined)
      if (E.isLeft(told) || replay === undefined) return undefined
      try {
        replay(told.right.event)
        return undefined
      } catch (error) {
        replays.set(stream, undefined)
        const { event } = told.right
        return {
          expected: `${event.type} on what came before it`,
          found: error instanceof Error ? error.message : String(error),
        }
      }
    }
  },
}
