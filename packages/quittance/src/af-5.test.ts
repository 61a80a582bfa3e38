/** AF-5 through the front door: the README of the example says what the statement says, line by line. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { quittance } from './testing/command-line.ts'
import { type Printed, tablesOf, tell } from './testing/examples.ts'
import { scratch } from './testing/scratch.ts'

const { path, remove } = scratch()
afterAll(remove)

interface Line extends Readonly<Record<string, string>> {}

describe('AF-5: lettrage', () => {
  const store = path()
  let told: ReadonlyArray<Printed>
  let lines: ReadonlyArray<Line>
  beforeAll(async () => {
    told = await tell('9-lettrage', store)
    const printed = await quittance(
      ...['statement', '--contract', 'AF-2026-0019', '--store', store, '--json'],
    )
    lines = JSON.parse(printed.out).lines
  })

  test('moves the account as the README tells', () =>
    expect(lines.map(rowOf)).toEqual(tablesOf('9-lettrage').slice(1)))

  test.each([
    ['a short payment is closed by the payment itself', 'PaymentApplied', '23995.00', '5.00'],
    ['a partial one is not', 'PaymentApplied', '1234.56', '0.00'],
  ])('%s', (_what, type, applied, difference) =>
    expect(told.filter((event) => event.type === type)).toContainEqual(
      expect.objectContaining({
        applied: { amount: applied, currency: 'EUR' },
        difference: { amount: difference, currency: 'EUR' },
      }),
    ),
  )

  test('keeps the value day of money that was identified a week late', () =>
    expect(lines.find(({ reference }) => reference === 'F105')).toMatchObject({
      ...{ bookedOn: '2026-02-10', valueOn: '2026-02-04' },
    }))

  test('leaves no credit of any debtor', () => {
    const credits = (type: string) =>
      told
        .filter((event) => event.type === type)
        .map((event) => (event['amount'] as { readonly amount: string }).amount)
    expect(credits('DebtorCreditNoted')).toEqual(['50.00', '600.00'])
    expect(credits('DebtorCreditRefunded')).toEqual(['600.00'])
    expect(told.filter(({ type }) => type === 'DebtorCreditUsed')).toHaveLength(1)
  })
})

function rowOf(line: Line) {
  const figures = ['debit', 'credit', 'clientAccount', 'guaranteeFund', 'outstanding', 'fundsInUse']
  return ['bookedOn', 'valueOn', 'event', 'reference', ...figures].map((field) => line[field])
}
