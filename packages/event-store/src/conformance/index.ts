/**
 * The contract of an event store, clause by clause. An adapter that does not keep it does not
 * exist. Bound to no test framework:
 *
 *     for (const { id, title, run } of contract(harness.capabilities))
 *       test(`${id}: ${title}`, () => run(harness))
 */
import { appending } from './appending.ts'
import type { Clause } from './clause.ts'
import { closing } from './closing.ts'
import { content } from './content.ts'
import type { Capabilities } from './harness.ts'
import { idempotence } from './idempotence.ts'
import { log } from './log.ts'
import { reading } from './reading.ts'
import { writers } from './writers.ts'

export type { Clause } from './clause.ts'
export type { Capabilities, Harness, Opened } from './harness.ts'

/** The clauses that apply to a store of these capabilities. */
export const contract = (capabilities: Capabilities): ReadonlyArray<Clause> =>
  [...appending, ...content, ...writers, ...idempotence, ...reading, ...log, ...closing].filter(
    ({ needs }) => needs?.(capabilities) ?? true,
  )
