/** AF-14, AF-15 and a rate change through the front door: what the examples say is what is charged. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { quittance } from './testing/command-line.ts'
import { type Printed, tablesOf, tell } from './testing/examples.ts'
import { scratch } from './testing/scratch.ts'

const golden = (name: string) => {
  const file = new URL(`../../domain/src/testing/goldens/${name}.json`, import.meta.url)
  return JSON.parse(readFileSync(fileURLToPath(file), 'utf8')).expect
}

const { path, remove } = scratch()
afterAll(remove)

interface Charge extends Printed {
  readonly exclTax: { readonly amount: string }
  readonly vatAmount: { readonly amount: string }
  readonly inclTax: { readonly amount: string }
  readonly vat: { readonly treatment: string; readonly rate: string; readonly legalBasis: string }
  readonly occasion?: Readonly<Record<string, string>>
  readonly month?: string
}

const charges = (printed: ReadonlyArray<Printed>) =>
  printed.filter((event): event is Charge => 'vat' in event)

describe('AF-14: VAT agreed anew in mid-contract', () => {
  let told: ReadonlyArray<Charge>
  beforeAll(async () => {
    told = charges(await tell('3-vat-policy', path()))
  })

  test('leaves to each charge the treatment of its day, as the README tells', () =>
    expect(told.map(rowOf)).toEqual(tablesOf('3-vat-policy').slice(1)))

  test('rounds the VAT of a schedule once (V-1)', () => {
    const trap = golden('v-1').rows.find(({ ref }: { readonly ref: string }) => ref !== 'R1')
    const r2 = told.find(({ occasion }) => occasion?.['scheduleId'] === 'R2')
    expect([r2?.exclTax.amount, r2?.vatAmount.amount]).toEqual([trap.exclTax, trap.vat])
    expect(trap.sumPerLine).not.toBe(trap.vat)
  })

  function rowOf({ bookedOn, type, occasion, month, exclTax, vatAmount, vat }: Charge) {
    const reference = month ?? occasion?.['scheduleId'] ?? occasion?.['number']
    return [
      ...[bookedOn, `${type} ${reference}`, exclTax.amount, vatAmount.amount],
      `${vat.treatment} ${vat.rate} ${vat.legalBasis}`,
    ]
  }
})

describe('AF-15: the annual minimum', () => {
  let told: ReadonlyArray<Printed>
  beforeAll(async () => {
    told = (await tell('4-annual-minimum', path())).filter(
      ({ type }) => type === 'AnnualMinimumCharged',
    )
  })

  test('is charged whole and pro rata, as the README tells', () =>
    expect(
      told.map((event) => [
        ...[event['contractId'], event['from'], event['to'], String(event['activeDays'])],
        ...['minimum', 'charged', 'exclTax', 'vatAmount', 'inclTax'].map((of) =>
          amountOf(event, of),
        ),
      ]),
    ).toEqual(tablesOf('4-annual-minimum').slice(1)))

  test('is that of the goldens (K-2, K-3)', () =>
    expect(told.map((event) => amountOf(event, 'inclTax'))).toEqual([
      golden('k-2').inclTax,
      golden('k-3').inclTax,
    ]))
})

describe('A rate that changes, and a month that is restated', () => {
  const store = path()
  let told: ReadonlyArray<Printed>
  beforeAll(async () => {
    told = await tell('5-rate-change', store)
  })
  const ofFebruary = (type: string) =>
    told.find((event) => event.type === type && event['month'] === '2026-02')

  test('shows both scales, as the README tells', () => {
    const rows = [ofFebruary('MonthClosed'), ofFebruary('FinancingCommissionCorrected')].map(
      scaleOf,
    )
    const tables = tablesOf('5-rate-change').filter(([first]) => first !== 'from')
    expect(rows.flat()).toEqual(tables)
  })

  test('charges the month as it was told, and corrects it by the difference', () => {
    const [closed, corrected] = ['MonthClosed', 'FinancingCommissionCorrected'].map(ofFebruary)
    expect(
      [closed?.['exact'], corrected?.['exact']].map((exact) => String(exact).slice(0, 7)),
    ).toEqual([...['130.881', '95.2061']])
    expect(closed && amountOf(closed, 'rounded')).toBe('130.88')
    expect(corrected && amountOf(corrected, 'rounded')).toBe('95.21')
    expect(corrected).toMatchObject({
      ...{ exclTax: { amount: '-35.67' }, bookedOn: '2026-03-31', valueOn: '2026-03-01' },
    })
  })

  test('shows what the client was told, and what is', async () => {
    const balances = async (...by: ReadonlyArray<string>) =>
      JSON.parse(
        (
          await quittance(
            ...['balances', '--contract', 'AF-2026-0017', '--store', store, '--json', ...by],
          )
        ).out,
      )
    expect(await balances('--as-of', '2026-02-28')).toMatchObject({ clientAccount: '3397.09' })
    expect(await balances()).toMatchObject({
      ...{ clientAccount: '5142.57', guaranteeFund: '3660.00' },
      ...{ outstanding: '36600.00', fundsInUse: '27797.43' },
    })
  })

  interface Segment {
    readonly [field: string]: string | { readonly amount: string }
  }

  function scaleOf(event: Printed | undefined) {
    return ((event?.['segments'] ?? []) as ReadonlyArray<Segment>).map((segment) => {
      const [from, to] = [String(segment['from']), String(segment['to'])]
      const days = (Date.parse(to) - Date.parse(from)) / 86_400_000
      return [
        ...[from, to, String(days), (segment['balance'] as { readonly amount: string }).amount],
        ...[segment['numbers'], segment['rate']],
      ]
    })
  }
})

function amountOf(event: Printed, field: string): string {
  return (event[field] as { readonly amount: string }).amount
}
