import type { Check } from '../check.ts'

export const ordered: Check = {
  name: 'ordered',
  holds:
    'positions rise; each stream counts from 0 without a gap, and nothing in it is recorded before the event before',
  page: `Positions rise in the log, revisions count in each stream, and what is recorded is never recorded before what it
follows, whatever the clock of the machine said. A finding is a row that is missing, doubled or moved, or a store
that does not keep order: restore the last backup that holds, and compare.`,
  begin: () => {
    const streams = new Map<string, { next: bigint; recordedAt: string }>()
    let lastPosition = ''
    return ({ recorded: { stream, revision, position, metadata } }) => {
      const before = streams.get(stream) ?? { next: 0n, recordedAt: '' }
      const { recordedAt = '' } = metadata
      const positionBefore = lastPosition
      streams.set(stream, { next: revision + 1n, recordedAt })
      lastPosition = position

      if (position <= positionBefore) {
        return { expected: `a position after ${positionBefore}`, found: position }
      }
      if (revision !== before.next) {
        return { expected: `revision ${before.next}`, found: `revision ${revision}` }
      }
      if (recordedAt < before.recordedAt) {
        return {
          expected: `recorded at ${before.recordedAt} or later`,
          found: `recorded at ${recordedAt || 'no instant'}`,
        }
      }
      return undefined
    }
  },
}
