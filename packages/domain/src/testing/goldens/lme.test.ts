/** Legal payment terms: the values know nothing but themselves, so their golden is tested here. */
import { describe, expect, test } from '@jest/globals'

import { day } from '../../values/day.ts'
import { dueAtLatest, type LegalTerm } from '../../values/legal-term.ts'
import golden from './lme.json' with { type: 'json' }

const terms: Readonly<Record<string, LegalTerm>> = {
  '60 days': 'days60',
  '45 days then end of month': 'days45ThenEndOfMonth',
  'end of month then 45 days': 'endOfMonthThenDays45',
}
const rows = golden.given.cases.map(
  ({ invoicedOn, term }, index) => [invoicedOn, term, golden.expect.dueOn[index]] as const,
)

describe('The longest term of an invoice', () => {
  test.each(rows)('of %s, %s, ends on %s (golden LME)', (invoicedOn, term, dueOn) => {
    const legal = terms[term]
    expect(legal && dueAtLatest(day(invoicedOn), legal)).toBe(dueOn)
  })
  test.each<[string, LegalTerm, string]>([
    ['2026-01-31', 'days45', '2026-03-17'],
    ['2028-01-15', 'days45ThenEndOfMonth', '2028-02-29'],
    ['2026-01-31', 'endOfMonthThenDays45', '2026-03-17'],
    ['2025-12-01', 'endOfMonthThenDays45', '2026-02-14'],
  ])('of %s, %s, ends on %s', (issuedOn, term, dueOn) =>
    expect(dueAtLatest(day(issuedOn), term)).toBe(dueOn),
  )
})
