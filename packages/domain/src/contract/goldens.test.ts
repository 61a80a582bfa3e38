/** Goldens K-1, V-1, FG-1 and F-1: one rule each. */
import { describe, expect, test } from '@jest/globals'

import { eur, written } from '../testing/amounts.ts'
import { bought, contractAfter, contractId, draw, taxable, told } from '../testing/contract.ts'
import f1 from '../testing/goldens/f-1.json' with { type: 'json' }
import fg1 from '../testing/goldens/fg-1.json' with { type: 'json' }
import k1 from '../testing/goldens/k-1.json' with { type: 'json' }
import v1 from '../testing/goldens/v-1.json' with { type: 'json' }
import { day } from '../values/day.ts'
import { isPositive, minus, negated, plus, sum } from '../values/money.ts'
import { portion, rate } from '../values/rate.ts'
import { availabilityOn } from './availability.ts'
import { factoringCommission } from './factoring-commission.ts'
import { required } from './guarantee-fund.ts'
import { taxed } from './vat.ts'

describe('K-1: the factoring commission', () => {
  const tariff = { rate: rate(k1.given.rate), perInvoiceMin: eur(k1.given.perInvoiceMin) }

  test.each(k1.expect.lines)('of $amount, computed $computed, is $charged', (line) => {
    expect(written(portion(eur(line.amount), tariff.rate, 'HalfUp'))).toBe(line.computed)
    expect(written(factoringCommission(eur(line.amount), tariff))).toBe(line.charged)
  })
})

describe('The factoring commission', () => {
  test.each([
    ['1000.62', '8.00'],
    ['1000.63', '8.01'],
    ['5000.00', '40.00'],
  ])('of %s at 0.80 %% is rounded to the nearest cent, %s', (amount, charged) => {
    const tariff = { rate: rate('0.0080'), perInvoiceMin: eur('0.00') }
    expect(written(factoringCommission(eur(amount), tariff))).toBe(charged)
  })
  test('of half a cent is a cent', () => {
    const tariff = { rate: rate('0.0050'), perInvoiceMin: eur('0.00') }
    expect(written(factoringCommission(eur('1.00'), tariff))).toBe('0.01')
  })
})

describe('V-1: the VAT', () => {
  const vat = { ...taxable, rate: rate(v1.given.vatRate) }

  test.each(v1.expect.rows)('of schedule $ref is $vat, and line by line $sumPerLine', (row) => {
    const commissions = v1.given.schedules.find(({ ref }) => ref === row.ref)?.commissions ?? []
    const fees = commissions.map(eur)
    const charge = taxed(sum(fees, 'EUR'), vat)
    const perLine = fees.map((fee) => taxed(fee, vat).vatAmount)
    expect(written(charge.exclTax)).toBe(row.exclTax)
    expect(written(charge.vatAmount)).toBe(row.vat)
    expect(charge.inclTax).toEqual(plus(charge.exclTax, charge.vatAmount))
    expect(perLine.map(written)).toEqual(row.vatPerLine)
    expect(written(sum(perLine, 'EUR'))).toBe(row.sumPerLine)
  })

  test.each(['exempt', 'outOfScope'] as const)('of a fee that is %s is nothing', (treatment) =>
    expect(written(taxed(eur('439.50'), { ...vat, treatment }).vatAmount)).toBe('0.00'),
  )
})

describe('FG-1: the guarantee fund', () => {
  const { retentionRate, min, cap } = fg1.given
  const fund = {
    ...{ retentionRate: rate(retentionRate), min: eur(min), cap: eur(cap) },
    minimum: 'fromFirstDay' as const,
  }
  const needs = (outstanding: string) =>
    required({ base: eur(outstanding), assigned: eur('0.00') }, fund)
  const rows = fg1.expect.rows.map((row, index) => ({
    ...row,
    before: fg1.expect.rows[index - 1]?.required ?? '0.00',
  }))

  test.each(rows)('of $outstanding is $required', ({ outstanding, before, ...row }) => {
    const needed = needs(outstanding)
    const short = minus(needed, eur(before))
    expect(written(portion(eur(outstanding), fund.retentionRate, 'HalfUp'))).toBe(row.computed)
    expect(written(needed)).toBe(row.required)
    expect(written(isPositive(short) ? short : eur('0.00'))).toBe(row.levied)
    expect(written(isPositive(short) ? eur('0.00') : negated(short))).toBe(row.released)
  })

  test.each([
    ['0.00', '3000.00'],
    ['29999.99', '3000.00'],
    ['30000.05', '3000.01'], // half a cent goes up
    ['149999.94', '14999.99'],
    ['150000.10', '15000.00'],
    ['900000.00', '15000.00'],
  ])('of %s is %s', (outstanding, needed) => expect(written(needs(outstanding))).toBe(needed))
})

describe('F-1: a draw on the availability of AF-1', () => {
  const names = { AdvanceGranted: 'AdvanceAuthorised', AdvanceDeclined: 'AdvanceRefused' }

  test('begins with what R1 made available', () =>
    expect(availableAfter([])).toBe(f1.given.availability))

  test.each(f1.expect.decisions.map((decision, index) => ({ index, ...decision })))(
    '$advanceId is answered by $event, seeing $availabilityAtDecision',
    ({ index, advanceId, event, availabilityAtDecision, availabilityAfter }) => {
      const asked = f1.given.requests.slice(0, index + 1)
      const answer = told(bought(), ...asked.map(toDraw)).at(-1)
      if (answer?.type !== 'AdvanceGranted' && answer?.type !== 'AdvanceDeclined') {
        throw new Error('no answer')
      }
      expect(names[answer.type]).toBe(event)
      expect(answer.contractId).toBe(contractId)
      expect(answer.advanceId).toBe(advanceId)
      expect(written(answer.availability)).toBe(availabilityAtDecision)
      expect(availableAfter(asked)).toBe(availabilityAfter)
    },
  )

  type Request = (typeof f1.given.requests)[number]

  function toDraw({ advanceId, amount, requestedOn }: Request) {
    return draw(advanceId, amount, requestedOn)
  }
  function availableAfter(requests: ReadonlyArray<Request>) {
    const contract = contractAfter(told(bought(), ...requests.map(toDraw)))
    return written(availabilityOn(contract, day('2026-01-13')).availability)
  }
})
