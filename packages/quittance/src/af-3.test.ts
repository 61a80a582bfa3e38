/** AF-3 through the front door, to the withdrawal: the lines of G-1 and G-2, day by day. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ClientId, DebtorId, id, invoiceIdOf, number } from '@quittance/domain/values'

import { quittance } from './testing/command-line.ts'
import { scratch } from './testing/scratch.ts'

const at = (file: string) => fileURLToPath(new URL(`../../../${file}`, import.meta.url))
const golden = (name: string): { readonly expect: { readonly rows: ReadonlyArray<Row> } } =>
  JSON.parse(readFileSync(at(`packages/domain/src/testing/goldens/${name}.json`), 'utf8'))

const { path, remove } = scratch()
afterAll(remove)
const store = path()
beforeAll(async () => {
  const ran = await quittance('run', at('examples/7-guarantee-line/story.jsonl'), '--store', store)
  expect([ran.code, ran.err]).toEqual([0, ''])
})

const ask = async (question: string, ...options: ReadonlyArray<string>) => {
  const contract = ['--contract', 'AF-2026-0007', '--store', store]
  const { code, out, err } = await quittance(question, ...contract, ...options)
  expect([code, err]).toEqual([0, ''])
  return out
}
const lineOn = async (day: string, debtorId: string): Promise<Line> =>
  JSON.parse(await ask('lines', '--json', '--as-of', day)).find(
    (line: Line) => line.debtorId === debtorId,
  )

/** By the numbers of its invoices, as the goldens name them. */
const shown = ({ debtorId, invoices }: Line, what: (invoice: Exposure) => string) =>
  Object.fromEntries(
    ['F1', 'F2', 'F3', 'F4', 'F5'].flatMap((name) => {
      const parties = [id(ClientId, 'GAMMA'), id(DebtorId, debtorId)] as const
      const invoiceId = invoiceIdOf(...parties, number(name))
      const found = invoices.find((invoice) => invoice.invoiceId === invoiceId)
      return found === undefined ? [] : [[name, what(found)]]
    }),
  )
const cents = (amount: string) => BigInt(amount.replace('.', ''))
const uncovered = ({ outstanding, covered }: Exposure) => {
  const rest = String(cents(outstanding) - cents(covered)).padStart(3, '0')
  return `${rest.slice(0, -2)}.${rest.slice(-2)}`
}

const days = {
  'g-1': [
    ...['2026-02-09', '2026-02-16', '2026-02-17', '2026-02-23'],
    ...['2026-02-24', '2026-03-02', '2026-03-09', '2026-03-16'],
  ],
  'g-2': ['2026-01-12', '2026-01-16', '2026-01-26', '2026-01-28', '2026-02-02', '2026-02-04'],
}
const rowsOf = (name: keyof typeof days) =>
  golden(name).expect.rows.map((row) => ({ ...row, day: days[name][row.step - 1] ?? '' }))

describe('AF-3 through the front door', () => {
  test.each(rowsOf('g-1'))('tells step $step of G-1 on $day', async ({ day, ...row }) => {
    const line = await lineOn(day, 'D')
    const { coverInUse, headroom } = line
    expect({ coverInUse, headroom }).toEqual({
      ...{ coverInUse: row.coverInUse, headroom: row.headroom },
    })
    expect(shown(line, ({ covered }) => covered)).toEqual(row.covered)
    expect(shown(line, uncovered)).toEqual(row.uncovered)
  })

  test.each(rowsOf('g-2'))('tells step $step of G-2 on $day', async ({ day, ...row }) => {
    const line = await lineOn(day, 'E')
    const { coverInUse, headroom, mayCover, outstanding } = line
    expect({ coverInUse, headroom, limitNoted: mayCover, eligible: outstanding }).toEqual({
      ...{ coverInUse: row.coverInUse, headroom: row.headroom },
      ...{ limitNoted: row.limitNoted, eligible: row.eligible },
    })
    expect(shown(line, ({ covered }) => covered)).toEqual(row.covered)
    expect(shown(line, uncovered)).toEqual(row.uncovered)
    const { exclusions } = JSON.parse(await ask('availability', '--json', '--as-of', day))
    const overLimit = exclusions.find(({ cause }: { cause: string }) => cause === 'overLimit')
    expect(overLimit?.amount ?? '0.00').toBe(row.overLimit)
  })

  test('says what has become of each line', async () => {
    expect(await lineOn('2026-01-13', 'E')).toMatchObject({ state: 'refused', quotity: null })
    expect(await lineOn('2026-01-14', 'E')).toMatchObject({ state: 'refused' })
    expect(await lineOn('2026-01-26', 'E')).toMatchObject({ state: 'suspended', quotity: '0.9' })
    expect(await lineOn('2026-03-09', 'D')).toMatchObject({ state: 'withdrawn', mayCover: '0.00' })
  })

  test('is told in its README as it is printed', async () => {
    const readme = readFileSync(at('examples/7-guarantee-line/README.md'), 'utf8')
    for (const day of ['2026-01-28', '2026-03-16']) {
      for (const line of (await ask('lines', '--as-of', day)).trimEnd().split('\n')) {
        expect(readme).toContain(`    ${line}\n`)
      }
    }
  })
})

interface Row {
  readonly step: number
  readonly covered: Readonly<Record<string, string>>
  readonly uncovered: Readonly<Record<string, string>>
  readonly coverInUse: string
  readonly headroom: string
  readonly limitNoted?: string
  readonly eligible?: string
  readonly overLimit?: string
}

interface Line extends Readonly<Record<'coverInUse' | 'headroom' | 'mayCover', string>> {
  readonly debtorId: string
  readonly outstanding: string
  readonly invoices: ReadonlyArray<Exposure>
}

interface Exposure {
  readonly invoiceId: string
  readonly outstanding: string
  readonly covered: string
}
