/** What one adapter showed, row by row: its column of the table. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import type { Clause } from './clause.ts'
import { clauses } from './clauses.ts'
import type { Harness } from './harness.ts'

/** Of one clause; what was left out by a filter of tests is in no list. */
interface Shown {
  readonly id: string
  readonly passed: boolean
}

export interface Column {
  readonly adapter: string
  readonly shown: ReadonlyArray<Shown>
  readonly declined: ReadonlyArray<{ readonly id: string; readonly why: string }>
}

/** Where the columns of a run meet: QUITTANCE_CONFORMANCE, else a directory of the machine's. */
export const columnsIn = (): string =>
  process.env['QUITTANCE_CONFORMANCE'] ?? join(tmpdir(), 'quittance-conformance')

/**
 *     const column = columnOf('memory', harness)
 *     for (const clause of contract(harness.capabilities))
 *       test(clause.title, () => column.run(clause))
 *     afterAll(column.write)
 */
export const columnOf = (adapter: string, harness: Harness) => {
  const shown: Array<Shown> = []
  return {
    /** Runs a clause, and keeps what came of it. */
    run: async ({ id, run }: Clause): Promise<void> => {
      try {
        await run(harness)
        shown.push({ id, passed: true })
      } catch (error) {
        shown.push({ id, passed: false })
        throw error
      }
    },
    /** Puts the column where `table.js` finds it. */
    write: (): void => {
      const declined = clauses.flatMap(({ id, needs }) => {
        const declared = needs?.(harness.capabilities) ?? true
        return declared === true ? [] : [{ id, why: declared.not }]
      })
      const column: Column = { adapter, shown, declined }
      mkdirSync(columnsIn(), { recursive: true })
      const name = `${adapter.replace(/[^\w.-]+/g, '-')}.json`
      writeFileSync(join(columnsIn(), name), JSON.stringify(column))
    },
  }
}
