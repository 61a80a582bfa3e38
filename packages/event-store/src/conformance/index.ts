/**
 * The contract of an event store, clause by clause. An adapter that does not keep it does not
 * exist. Bound to no test framework:
 *
 *     for (const { id, title, run } of contract(harness.capabilities))
 *       test(`${id}: ${title}`, () => run(harness))
 *
 * With `columnOf`, what each adapter showed becomes its column of one table.
 */
import type { Clause } from './clause.ts'
import { clauses } from './clauses.ts'
import type { Capabilities } from './harness.ts'

export type { Clause } from './clause.ts'
export { type Column, columnOf } from './column.ts'
export { elsewhere } from './elsewhere.ts'
export type { Capabilities, Declared, Harness, Opened } from './harness.ts'

/** The clauses that apply to a store of these capabilities. */
export const contract = (capabilities: Capabilities): ReadonlyArray<Clause> =>
  clauses.filter(({ needs }) => (needs?.(capabilities) ?? true) === true)
