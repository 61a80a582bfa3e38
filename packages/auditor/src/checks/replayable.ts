import { roomOfStream } from '@quittance/ledger'
import { either as E } from 'fp-ts'

import type { Check } from '../check.ts'

export const replayable: Check = {
  name: 'replayable',
  holds: 'every stream can be folded from its first event to its last',
  page: `Each stream is folded by its own room, as when a command is decided. A finding is an event that cannot have
happened on what came before it: a contract requested twice, more paid than was open. Nothing after it in its
stream is asked again, here or by a check that folds the same stream.`,
  begin: () => ({
    stream: (stream) => {
      let replay = roomOfStream(stream)?.replay()
      return ({ told }) => {
        // What cannot be read is a finding of another check; nothing after it can be folded.
        if (E.isLeft(told)) replay = undefined
        if (E.isLeft(told) || replay === undefined) return undefined
        const { event } = told.right
        try {
          replay(event)
          return undefined
        } catch (error) {
          replay = undefined
          return {
            expected: `${event.type} on what came before it`,
            found: error instanceof Error ? error.message : String(error),
          }
        }
      }
    },
  }),
}
