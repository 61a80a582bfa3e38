/** AF-16 through the front door: golden SCH-1, and what its README says. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { contract } from './testing/af-1.ts'
import { quittance } from './testing/command-line.ts'
import { type Printed, tablesOf, tell } from './testing/examples.ts'
import { scratch } from './testing/scratch.ts'

const folder = '8-schedule-line-by-line'
const read = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../../${path}`, import.meta.url)), 'utf8')
const golden = JSON.parse(read('packages/domain/src/testing/goldens/sch-1.json')).expect

const { path, remove } = scratch()
afterAll(remove)

interface Line {
  readonly line: number
  readonly number: string
  readonly debtorId: string
  readonly reason?: string
  readonly missing?: ReadonlyArray<string>
}

describe('AF-16: a schedule line by line', () => {
  const store = path()
  let told: ReadonlyArray<Printed>
  beforeAll(async () => {
    told = await tell(folder, store)
  })
  const asked = (command: string, ...options: ReadonlyArray<string>) =>
    quittance(command, '--contract', contract, '--store', store, ...options)

  test('has the outcomes that its README tells, of SCH-1', () => {
    const r2 = told.find(
      ({ type, scheduleId }) => type === 'ScheduleBooked' && scheduleId === 'R2',
    ) as unknown as Readonly<Record<'accepted' | 'held' | 'rejected', ReadonlyArray<Line>>>
    const note = told.findLast(({ type }) => type === 'CreditNoteApplied')
    const outcomes = [
      ...r2.accepted.map((line) => [line, 'accepted'] as const),
      ...r2.held.map((line) => [line, `held: ${line.missing?.join(' ')}`] as const),
      ...r2.rejected.map((line) => [line, `rejected: ${line.reason}`] as const),
    ]
    const rows = outcomes
      .toSorted(([one], [other]) => one.line - other.line)
      .map(([{ line, number, debtorId }, outcome]) => {
        const isNote = number === note?.['number']
        return [String(line), number, debtorId, isNote ? `${outcome}: all of it excess` : outcome]
      })
    expect(rows).toEqual(
      tablesOf(folder)
        .slice(1)
        .map(([line, number, debtor, _amount, outcome]) => [line, number, debtor, outcome]),
    )
    const { applied, excess } = golden.outcomes[3]
    expect(note).toMatchObject({ applied: { amount: applied }, excess: { amount: excess } })
  })

  test('is the statement of SCH-1, and as its README shows it', async () => {
    const { lines } = JSON.parse((await asked('statement', '--from', '2026-03-01', '--json')).out)
    const rows = golden.statement
      .slice(1)
      .map(({ identity: _sum, on, ref, ...row }: Readonly<Record<string, string>>) => ({
        ...{ ...row, bookedOn: on, reference: ref },
      }))
    expect(lines).toMatchObject(rows)
    const { out } = await asked('statement', '--from', '2026-03-01')
    const blocks = [...read(`examples/${folder}/README.md`).matchAll(/```\n(.*?)```/gs)]
    expect(blocks).toHaveLength(2)
    for (const [, block = ''] of blocks) expect(out).toContain(block)
  })

  test.each([
    ['2026-03-02', golden.availability[0].availability],
    ['2026-03-05', golden.availability[1].availability],
  ])('leaves on %s %s available', async (on, availability) => {
    const { out } = await asked('availability', '--as-of', on, '--json')
    expect(JSON.parse(out)).toMatchObject({ availability })
  })

  test('holds in all that can be checked', async () =>
    expect((await quittance('audit', '--store', store)).code).toBe(0))
})
