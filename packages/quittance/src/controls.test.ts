/** The controls through the front door: each reason once, as the README of its example tells it. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { RejectionReason, WarningReason } from '@quittance/domain/values'

import { quittance } from './testing/command-line.ts'
import { tablesOf, tell } from './testing/examples.ts'
import { scratch } from './testing/scratch.ts'

const folder = '10-controls'
const at = (path: string) =>
  fileURLToPath(new URL(`../../../examples/${folder}/${path}`, import.meta.url))

const { path, remove } = scratch()
afterAll(remove)

interface Line {
  readonly line: number
  readonly number: string
  readonly [what: string]: unknown
}
type Booked = Readonly<Record<'accepted' | 'held' | 'rejected' | 'warnings', ReadonlyArray<Line>>>

describe('The example of the controls', () => {
  const store = path()
  let r2: Booked
  beforeAll(async () => {
    r2 = (await tell(folder, store)).find(
      ({ type, scheduleId }) => type === 'ScheduleBooked' && scheduleId === 'R2',
    ) as unknown as Booked
  })

  test('has the outcomes that its README tells', () => {
    const warned = new Map(r2.warnings.map(({ line, warning }) => [line, warning]))
    const told = (lines: ReadonlyArray<Line>, outcome: (line: Line) => string) =>
      lines.map((each): [number, string, string] => {
        const warning = warned.get(each.line)
        const warns = warning === undefined ? '' : `; warning: ${warning}`
        return [each.line, each.number, `${outcome(each)}${warns}`]
      })
    const outcomes = [
      ...told(r2.accepted, () => 'accepted'),
      ...told(r2.held, ({ missing }) => `held: ${missing}`),
      ...told(r2.rejected, ({ reason }) => `rejected: ${reason}`),
    ]
    const rows = tablesOf(folder).slice(1)
    expect(outcomes.toSorted(([one], [other]) => one - other)).toEqual(
      rows.map(([line, number, _debtor, _amount, is]) => [Number(line), number, is]),
    )
  })

  test('shows each reason and each warning once', () => {
    expect(r2.rejected.map(({ reason }) => reason).toSorted()).toEqual(
      Object.keys(RejectionReason.keys).toSorted(),
    )
    expect(r2.warnings.map(({ warning }) => warning)).toEqual(Object.keys(WarningReason.keys))
  })

  test('has the figures of its README', async () => {
    const asked = (command: string) =>
      quittance(command, '--contract', 'AF-2026-0010', '--store', store, '--as-of', '2026-03-02')
    const out = (await asked('availability')).out + (await asked('lines')).out
    const blocks = [...readFileSync(at('README.md'), 'utf8').matchAll(/```\n(.*?)```/gs)]
    expect(blocks).toHaveLength(2)
    for (const [, block = ''] of blocks) expect(out).toContain(block)
  })

  test('says under its line what became of single lines', async () => {
    const { out } = await quittance('run', at('story.jsonl'), '--store', path())
    const r2at = out.indexOf('  13  2026-03-02')
    expect(out.slice(r2at).split('\n').slice(1, 16)).toEqual([
      '      line 1, F-300 rejected: the invoice is assigned, or being assigned, already (Duplicate)',
      ...Array(11).fill(expect.stringMatching(/^ {6}line \d+, F ?\d+ rejected: .+ \(\w+\)$/)),
      '      line 14, F313 held: until its deliveryNote comes',
      '      line 15, F312 rejected: its VAT is not from zero to less than its amount (VatNotWithinAmount)',
      '      line 16, F314 warning: by law it is due on 2026-04-14 at latest (TermBeyondLegal)',
    ])
  })

  test('holds in all that can be checked', async () =>
    expect((await quittance('audit', '--store', store)).code).toBe(0))
})
