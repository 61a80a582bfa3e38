import { roomOfStream } from '@quittance/ledger'
import { either as E } from 'fp-ts'

import type { Check } from '../check.ts'

export const replayable: Check = {
  name: 'replayable',
  holds: 'every stream can be folded from its first event to its last',
  page: `Each stream is folded by its own room, as when a command is decided. A finding is an event that cannot have
happened on what came before it: a contract requested twice, more paid than was open. Nothing after it in its
stream is asked again, here or by a check that folds the same stream.`,
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
