/** AF-3 through the front door: the lines of G-1 and G-2, day by day, and the insolvencies of G-1, S-1 and S-2. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ClientId, DebtorId, id, invoiceIdOf, number } from '@quittance/domain/values'

import { quittance } from './testing/command-line.ts'
import { scratch } from './testing/scratch.ts'

const at = (file: string) => fileURLToPath(new URL(`../../../${file}`, import.meta.url))
const golden = (name: string) =>
  JSON.parse(readFileSync(at(`packages/domain/src/testing/goldens/${name}.json`), 'utf8'))

const { path, remove } = scratch()
afterAll(remove)
const store = path()
beforeAll(async () => {
  const ran = await quittance('run', at('examples/7-guarantee-line/story.jsonl'), '--store', store)
  expect([ran.code, ran.err]).toEqual([0, ''])
})

const told = async (...asked: ReadonlyArray<string>) => {
  const { code, out, err } = await quittance(...asked, '--store', store)
  expect([code, err]).toEqual([0, ''])
  return out
}
const ask = (question: string, ...options: ReadonlyArray<string>) =>
  told(question, '--contract', 'AF-2026-0007', ...options)
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
  (golden(name).expect.rows as ReadonlyArray<Row>).map((row) => ({
    ...row,
    day: days[name][row.step - 1] ?? '',
  }))

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

describe('DELTA’s insolvency', () => {
  test('bears the indemnity of G-1, and charges the rest back', async () => {
    const { indemnity, chargedBack, covered, open } = golden('g-1').expect.insolvency
    const claim = async (day: string) =>
      JSON.parse(await ask('claims', '--debtor', 'D', '--json', '--as-of', day))[0]
    expect(await claim('2026-04-10')).toMatchObject({
      ...{ outstanding: open, expectedLoss: indemnity, expectedChargeBack: chargedBack },
      ...{ borne: '0.00', claim: null, claimsDueBy: null, judgmentOn: '2026-04-07' },
    })
    expect(await claim('2026-06-08')).toMatchObject({
      ...{ outstanding: '0.00', expectedLoss: '0.00', called: covered },
      ...{ borne: indemnity, chargedBack, claimsDueBy: '2026-06-15' },
      ...{ recovered: '1200.00', forFactor: '810.00', forClient: '390.00' },
    })
  })
})

describe.each<[number, string]>([
  [0, 'AF-2026-0071'],
  [1, 'AF-2026-0072'],
])('BATI’s insolvency, case %i of S-1 and S-2', (index, contract) => {
  const first = golden('s-1').expect.cases[index]
  const later = golden('s-2').expect.cases[index]
  const on = async (question: string, day: string) =>
    JSON.parse(await told(question, '--contract', contract, '--json', '--as-of', day))

  test('leaves the rows of the ledger', async () => {
    const { lines } = await on('statement', '2026-06-16')
    const rows = lines
      .slice(-5)
      .map((line: Statement) => [
        ...[line.event, line.bookedOn, line.clientAccount, line.guaranteeFund],
        ...[line.outstanding, line.fundsInUse],
      ])
    const row = (event: string, day: string, figures: Statement) => [
      ...[event, day, figures.clientAccount, figures.guaranteeFund],
      ...[figures.outstanding, figures.fundsInUse],
    ]
    expect(rows.slice(1)).toEqual([
      row('InvoiceChargedBack', '2026-05-18', first.afterCall),
      row('GuaranteeFundReleased', '2026-05-18', first.after),
      row('InvoiceChargedBack', '2026-06-16', later.afterCharge),
      row('GuaranteeFundReleased', '2026-06-16', later.after),
    ])
    expect(rows[0].slice(0, 2)).toEqual(['LossBorne', '2026-05-18'])
  })

  test.each([
    ['2026-06-12', 'disputed'],
    ['2026-06-15', 'disputeEnded'],
    ['2026-06-16', 'chargedBack'],
  ])('leaves on %s what may be drawn: %s', async (day, what) =>
    expect((await on('availability', day)).availability).toBe(later.availability[what]),
  )

  test('shares what comes of it, and keeps called cover in use', async () => {
    const [claim] = await on('claims', '2026-07-20')
    expect(claim).toMatchObject({
      ...{ called: later.coverInUse, borne: first.factorLoss, recovered: '8000.00' },
      // Of B1’s 6,000.00 as in S-1; of B2 nothing was covered.
      ...{ forFactor: first.dividend.factor, state: 'liquidation' },
      claim: { state: 'admitted', amount: '80000.00', dueBy: '2026-07-15' },
    })
    expect(cents(claim.forFactor) + cents(claim.forClient)).toBe(cents(claim.recovered))
    const [, line] = await on('lines', '2026-07-20')
    expect(line).toMatchObject({
      state: 'insolvent',
      coverInUse: later.coverInUse,
      mayCover: '0.00',
    })
  })
})

test('The claims of AF-3 are told in its README as they are printed', async () => {
  const readme = readFileSync(at('examples/7-guarantee-line/README.md'), 'utf8')
  for (const line of (await told('claims')).trimEnd().split('\n')) {
    expect(readme).toContain(`    ${line}\n`)
  }
})

type Statement = Readonly<
  Record<'clientAccount' | 'guaranteeFund' | 'outstanding' | 'fundsInUse', string>
> & { readonly event: string; readonly bookedOn: string }

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
