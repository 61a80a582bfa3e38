/** The audit: one pass over the log, every check asked of every event. */
import { type EventStore, ReadError, type Recorded } from '@quittance/event-store'

import type { Asking, Check, Finding } from './check.ts'
import { allocated } from './checks/allocated.ts'
import { balanced } from './checks/balanced.ts'
import { chained } from './checks/chained.ts'
import { covered } from './checks/covered.ts'
import { decided } from './checks/decided.ts'
import { funded } from './checks/funded.ts'
import { identity } from './checks/identity.ts'
import { ordered } from './checks/ordered.ts'
import { projected } from './checks/projected.ts'
import { readable } from './checks/readable.ts'
import { replayable } from './checks/replayable.ts'
import { examination } from './examination.ts'
import { following } from './streams.ts'

/** By name, in the order in which they are best read. */
export const checks: ReadonlyArray<Check> = [
  ...[readable, ordered, replayable, decided, identity, balanced],
  ...[covered, funded, allocated, projected, chained],
]

/** What is audited: a store, or a log that can only be read as a whole. */
export type Audited = Pick<EventStore, 'readAll'> &
  Partial<Pick<EventStore, 'read' | 'checkpoints'>>

/** Page by page, what does not hold; an empty page says only that the audit goes on. */
export async function* audit(
  { readAll, read, checkpoints }: Audited,
  asked: ReadonlyArray<Pick<Check, 'name' | 'begin'>> = checks,
): AsyncGenerator<{ readonly events: number; readonly findings: ReadonlyArray<Finding> }> {
  const asking: Array<{ readonly name: string; readonly ask: Asking }> = []
  const begun = asked.map(({ name, begin }) => ({
    name,
    ...begin({ atTheEnd: (ask) => asking.push({ name, ask }), checkpoints }),
  }))
  const examined = examination()
  const streams = following(begun, read, examined)

  const examine = async (page: ReadonlyArray<Recorded>): Promise<ReadonlyArray<Finding>> => {
    const findings: Array<Finding> = []
    for (const recorded of page) {
      const { stream, revision } = recorded
      const examiners = streams.of(stream) ?? (await streams.meet(recorded))
      const event = examined(recorded)
      for (const { name, examine: find } of examiners) {
        const found = find(event)
        if (found) findings.push({ check: name, stream, revision: String(revision), ...found })
      }
      streams.passed(recorded)
    }
    streams.letGo()
    return findings
  }

  try {
    for await (const page of readAll()) {
      yield { events: page.length, findings: await examine(page) }
    }
    const findings: Array<Finding> = []
    for (const { name: check, ask } of asking) {
      findings.push(...(await ask()).map((found) => ({ check, ...found })))
    }
    if (findings.length > 0) yield { events: 0, findings }
  } catch (error) {
    // A row that is no event ends the reading, whatever was asked: what follows cannot be vouched for.
    if (!(error instanceof ReadError) || error.failure.type !== 'DecodeFailure') throw error
    const { stream, revision, reason } = error.failure
    const expected = 'an event that can be read; nothing after it was examined'
    const finding = { stream, revision: String(revision), expected, found: reason }
    yield { events: 0, findings: [{ check: readable.name, ...finding }] }
  }
}
