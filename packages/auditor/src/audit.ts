/** The audit: one pass over the log, every check asked of every event. */
import { type EventStore, ReadError, type Recorded } from '@quittance/event-store'
import { decode } from '@quittance/ledger'

import type { Asking, Check, Examined, Finding } from './check.ts'
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

/** By name, in the order in which they are best read. */
export const checks: ReadonlyArray<Check> = [
  ...[readable, ordered, replayable, decided, identity, balanced],
  ...[covered, funded, allocated, projected, chained],
]

/** Page by page, what does not hold; an empty page says only that the audit goes on. */
export async function* audit(
  { readAll }: Pick<EventStore, 'readAll'>,
  asked: ReadonlyArray<Pick<Check, 'name' | 'begin'>> = checks,
): AsyncGenerator<{ readonly events: number; readonly findings: ReadonlyArray<Finding> }> {
  const asking: Array<{ readonly name: string; readonly ask: Asking }> = []
  const begun = asked.map(({ name, begin }) => ({
    name,
    examine: begin((ask) => asking.push({ name, ask })),
  }))
  try {
    for await (const page of readAll()) {
      const findings: Array<Finding> = []
      for (const recorded of page) {
        const examined = lazily(recorded)
        const { stream, revision } = recorded
        for (const { name, examine } of begun) {
          const found = examine(examined)
          if (found) findings.push({ check: name, stream, revision: String(revision), ...found })
        }
      }
      yield { events: page.length, findings }
    }
    const findings = asking.flatMap(({ name: check, ask }) =>
      ask().map((found) => ({ check, ...found })),
    )
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

/** Decoded once, if any check asks: hashes and order do not. */
const lazily = (recorded: Recorded): Examined => {
  let told: Examined['told'] | undefined
  return {
    recorded,
    get told() {
      told ??= decode(recorded)
      return told
    },
  }
}
