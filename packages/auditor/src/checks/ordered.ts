import type { Check } from '../check.ts'

export const ordered: Check = {
  name: 'ordered',
  holds:
    'positions rise; each stream counts from 0 without a gap, and nothing in it is recorded before the event before',
  page: `Positions rise in the log, revisions count in each stream, and what is recorded is never recorded before what it
follows, whatever the clock of the machine said. A finding is a row that is missing, doubled or moved, or a store
that does not keep order: restore the last backup that holds, and compare.`,
  begin: () => {
    let last = ''
    return {
      log: ({ recorded: { position } }) => {
        const before = last
        last = position
        return position > before
          ? undefined
          : { expected: `a position after ${before}`, found: position }
      },
      stream: () => {
        let next = 0n
        let last = ''
        return ({ recorded: { revision, metadata } }) => {
          const { recordedAt = '' } = metadata
          const [expected, before] = [next, last]
          next = revision + 1n
          last = recordedAt
          if (revision !== expected) {
            return { expected: `revision ${expected}`, found: `revision ${revision}` }
          }
          if (recordedAt >= before) return undefined
          return {
            expected: `recorded at ${before} or later`,
            found: `recorded at ${recordedAt || 'no instant'}`,
          }
        }
      },
    }
  },
}
