/** AF-4 through the front door: disputes and definancing clocks, a charge-back; I-1, T-1 and O-1. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { quittance } from './testing/command-line.ts'
import { type Printed, tablesOf, tell } from './testing/examples.ts'
import { scratch } from './testing/scratch.ts'

const golden = (name: string) =>
  JSON.parse(
    readFileSync(
      fileURLToPath(new URL(`../../domain/src/testing/goldens/${name}.json`, import.meta.url)),
      'utf8',
    ),
  ).expect

const { path, remove } = scratch()
afterAll(remove)

type Line = Readonly<Record<string, string>>

describe('AF-4: overdue and recourse', () => {
  const store = path()
  const folder = '11-overdue-and-recourse'
  const ofContract = ['--contract', 'AF-2026-0004', '--store', store, '--json']
  let told: ReadonlyArray<Printed>
  let lines: ReadonlyArray<Line>
  beforeAll(async () => {
    told = await tell(folder, store)
    lines = JSON.parse((await quittance('statement', ...ofContract)).out).lines
  })
  const of = (type: string) => told.filter((event) => event.type === type)

  test('moves the account as the README tells', () =>
    expect(lines.map(rowOf)).toEqual(tablesOf(folder).slice(1)))

  test('I-1: what is open and fundable of F102, step by step', async () => {
    const rows = []
    for (const on of ['2026-01-20', '2026-02-02', '2026-02-09', '2026-02-12']) {
      const asked = await quittance('availability', ...ofContract, '--as-of', on, '--on', on)
      const found = JSON.parse(asked.out).receivables.find(({ number }: Line) => number === 'F102')
      rows.push({ open: found.open, fundable: found.eligible })
    }
    expect(rows).toEqual(golden('i-1').rows)
  })

  test('O-1: A2 is withdrawn on its day', () =>
    expect(of('FundingWithdrawn')).toContainEqual(
      expect.objectContaining({
        ...{ cause: 'overdue', dayCount: 61, withdrawnOn: golden('o-1').reversedOn },
        amount: { amount: '10000.00', currency: 'EUR' },
      }),
    ))

  test('T-1: what is disputed of F202 is withdrawn after the grace, and charged back on its day', () => {
    const { fundingStopsOn, reassignableFrom } = golden('t-1')
    const amount = { amount: '4000.00', currency: 'EUR' }
    expect(of('FundingWithdrawn')).toContainEqual(
      expect.objectContaining({ cause: 'dispute', amount, withdrawnOn: fundingStopsOn.afterGrace }),
    )
    expect(of('InvoiceChargedBack')).toMatchObject([
      { ground: 'dispute', amount, chargedBackOn: reassignableFrom },
    ])
    expect(of('InvoiceReassigned')).toMatchObject([
      { amount, open: { amount: '0.00', currency: 'EUR' } },
    ])
  })

  test('T-1: the effect of the charge-back, before the fund follows', () => {
    const { outstandingChange, clientAccountChange, fundsInUseChange } = golden('t-1')
    const at = lines.findIndex(({ event }) => event === 'InvoiceChargedBack')
    const change = (field: string) => cents(lines[at]?.[field]) - cents(lines[at - 1]?.[field])
    expect(['outstanding', 'clientAccount', 'fundsInUse'].map(change)).toEqual(
      [outstandingChange, clientAccountChange, fundsInUseChange].map(cents),
    )
  })

  test('says what is overdue and disputed, and what of it is not funded', async () => {
    const asked = async (on: string) =>
      JSON.parse((await quittance('overdue', ...ofContract, '--as-of', on, '--on', on)).out)
    expect(await asked('2026-03-18')).toMatchObject({
      receivables: [
        {
          ...{ number: 'A2', days: 62, open: '10000.00', notFunded: '10000.00' },
          causes: ['overdue'],
        },
        { number: 'F102', days: 8, open: '0.50', notFunded: '0.00', causes: [], withdrawnBy: null },
        {
          ...{ number: 'F202', days: 8, open: '4000.00', notFunded: '4000.00' },
          causes: ['disputed'],
        },
      ],
    })
    expect((await asked('2026-07-20')).receivables).toEqual([])
  })

  test('prints it as the README has it', async () => {
    const readme = readFileSync(
      fileURLToPath(new URL(`../../../examples/${folder}/README.md`, import.meta.url)),
      'utf8',
    )
    const cut = ['--as-of', '2026-03-18', '--on', '2026-03-18']
    const { out } = await quittance('overdue', ...ofContract.slice(0, -1), ...cut)
    for (const line of out.trimEnd().split('\n')) expect(readme).toContain(`    ${line}\n`)
  })

  test('holds, every line of it', async () =>
    expect(await quittance('audit', '--store', store)).toEqual({ code: 0, out: '', err: '' }))
})

const cents = (amount: string | undefined): bigint => BigInt((amount ?? '').replace('.', ''))

const rowOf = (line: Line) => {
  const figures = ['debit', 'credit', 'clientAccount', 'guaranteeFund', 'outstanding', 'fundsInUse']
  return ['bookedOn', 'valueOn', 'event', 'reference', ...figures].map((field) => line[field])
}
