/**
 * One table of what every adapter showed: `node dist/conformance/table.js`, once their tests have
 * run. Ends with 1 where a clause failed, or where there is no column at all.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { clauses } from './clauses.ts'
import { type Column, columnsIn } from './column.ts'
import { elsewhere } from './elsewhere.ts'

const columns = (): ReadonlyArray<Column> => {
  try {
    return readdirSync(columnsIn())
      .filter((name) => name.endsWith('.json'))
      .toSorted()
      .map((name) => JSON.parse(readFileSync(join(columnsIn(), name), 'utf8')))
  } catch (error) {
    if ((error as { readonly code?: string }).code === 'ENOENT') return []
    throw error
  }
}

/** `passed`, or why not all of the row was; a reason is named once, by its number below. */
const cell = (column: Column, row: string, noteOf: (why: string) => number): string => {
  const shown = column.shown.filter(({ id }) => id === row)
  const declined = column.declined.filter(({ id }) => id === row)
  const notes = [...new Set(declined.map(({ why }) => `[${noteOf(why)}]`))].join(' ')
  if (shown.some(({ passed }) => !passed)) return 'FAILED'
  const whole = clauses.filter(({ id }) => id === row).length - declined.length
  if (whole === 0) return `not declared ${notes}`
  if (shown.length < whole)
    return shown.length === 0 ? 'not run' : `${shown.length} of ${whole} run`
  return notes === '' ? 'passed' : `passed, in part ${notes}`
}

const print = (all: ReadonlyArray<Column>): boolean => {
  const notes: Array<string> = []
  const noteOf = (why: string) => {
    if (!notes.includes(why)) notes.push(why)
    return notes.indexOf(why) + 1
  }
  const rows = [...new Set(clauses.map(({ id }) => id))].toSorted(byRow)
  const lines = [
    ['row', ...all.map(({ adapter }) => adapter)],
    ...rows.map((row) => [row, ...all.map((column) => cell(column, row, noteOf))]),
  ]
  const widths = (lines[0] ?? []).map((_, n) =>
    Math.max(...lines.map((line) => line[n]?.length ?? 0)),
  )
  for (const line of lines)
    write(
      line
        .map((text, n) => text.padEnd(widths[n] ?? 0))
        .join('  ')
        .trimEnd(),
    )
  write('')
  for (const [n, why] of notes.entries()) write(`[${n + 1}] not declared: ${why}`)
  for (const [ids, why] of elsewhere) write(`${ids}: no row of a store: ${why}`)
  return all.length > 0 && !lines.some((line) => line.includes('FAILED'))
}

const order = 'AIRGSCTO'
const byRow = (one: string, two: string): number =>
  order.indexOf(one.charAt(0)) - order.indexOf(two.charAt(0)) ||
  Number(one.slice(1)) - Number(two.slice(1))

const write = (line: string) => process.stdout.write(`${line}\n`)

if (!print(columns())) process.exitCode = 1
