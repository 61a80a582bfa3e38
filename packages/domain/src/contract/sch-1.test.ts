/** Golden SCH-1: a schedule with every outcome, and the proof that comes later. */
import { describe, expect, test } from '@jest/globals'

import { written } from '../testing/amounts.ts'
import {
  book,
  close,
  collect,
  contractAfter,
  creditNote,
  draw,
  invoice,
  note,
  noteCover,
  only,
  pay,
  release,
  startedOn,
  terms,
  told,
  transmit,
} from '../testing/contract.ts'
import golden from '../testing/goldens/sch-1.json' with { type: 'json' }
import { statementOf } from '../testing/statement.ts'
import { day } from '../values/day.ts'
import { text } from '../values/text.ts'
import { availabilityOn } from './availability.ts'
import type { Terms } from './index.ts'

const { given, expect: expected } = golden
const proofs = [{ kind: 'deliveryNote', reference: text('BL 5101') }] as const

/** The amended terms of the golden, here from the outset: R1 came with its proofs. */
const asking: Terms = {
  ...terms,
  eligibility: { ...terms.eligibility, proofRequired: ['deliveryNote'] },
}

const february = told(
  startedOn(asking),
  noteCover('B', given.limits.B, 1n),
  noteCover('C', given.limits.C, 1n),
  transmit('R1', [
    invoice('B', 'F101', '24000.00', { proofs }),
    invoice('B', 'F102', '12000.00', { proofs }),
    invoice('C', 'F103', '18000.00', { proofs, dueOn: day('2026-02-27') }),
    invoice('C', 'F104', '600.00', { proofs }),
  ]),
  book('R1'),
  draw('D1', '45000.00'),
  pay('D1', '45000.00'),
  note('B', 'F102', ['AV1', '2026-01-20'], '2000.00'),
  close('2026-01', '0.0202'),
  collect('C103', '2026-02-27', 'C', { F103: '18000.00' }),
  close('2026-02', '0.0205'),
)

const lines = given.schedule.lines.map((line) =>
  line.type === 'invoice'
    ? invoice(line.debtorId, line.number, line.amount, {
        issuedOn: day(line.issuedOn),
        dueOn: day(line.dueOn ?? ''),
        proofs: line.proofs?.length ? proofs : [],
      })
    : creditNote(line.debtorId, line.number, line.invoiceNumber ?? '', line.amount, {
        issuedOn: day(line.issuedOn),
      }),
)
/** As its invoice answers: of F101 again, a duplicate; of AV2 on F103, all excess. */
const march = told(
  february,
  transmit(given.schedule.ref, lines, given.schedule.on),
  book(given.schedule.ref, [1]),
  note('C', 'F103', ['AV2', given.schedule.on], '0.00', '1000.00'),
)
/** The proof of F203 comes. */
const released = told(march, release(given.schedule.ref, 3, given.proof.on))

describe('The schedule of SCH-1', () => {
  const [, r2] = only('ScheduleBooked', march)

  test('says what its lines add up to', () => {
    const { header } = transmit(given.schedule.ref, lines)
    expect([header.invoices.count, written(header.invoices.amount)]).toEqual(
      Object.values(given.schedule.header.invoice),
    )
    expect([header.creditNotes.count, written(header.creditNotes.amount)]).toEqual(
      Object.values(given.schedule.header.creditNote),
    )
  })

  test.each(expected.outcomes)('has line $line $outcome', ({ line, outcome }) => {
    const outcomes = { accepted: r2?.accepted, held: r2?.held, rejected: r2?.rejected }
    const found = Object.entries(outcomes).filter(([, of]) =>
      of?.some((each) => each.line === line),
    )
    expect(found.map(([name]) => name)).toEqual([outcome])
  })

  test('names what is missing, and why a line is rejected', () => {
    expect(r2?.held.map(({ missing }) => missing)).toEqual([expected.outcomes[2]?.missingProof])
    expect(r2?.rejected.map(({ reason }) => reason.toLowerCase())).toEqual([
      expected.outcomes[0]?.reason,
    ])
  })

  test.each([
    ['what is booked at first', 1, expected.booked],
    ['what is released', 2, expected.released],
  ] as const)('costs for %s alone, its VAT rounded there', (_what, index, figures) => {
    const charge = only('FactoringCommissionCharged', released)[index]
    const booking = only('ScheduleBooked', released)[index]
    expect(booking && written(booking.purchased)).toBe(figures.invoices)
    expect(charge && [charge.exclTax, charge.vatAmount, charge.inclTax].map(written)).toEqual([
      figures.commissionExclTax,
      figures.vat,
      figures.commissionInclTax,
    ])
  })

  test('is told as a statement', () => {
    const before = statementOf(february)
    const rows = expected.statement.slice(1).map(({ on: _day, ...row }) => row)
    expect(statementOf(released).slice(before.length)).toEqual(rows)
    expect(before.at(-1)).toMatchObject(given.opening)
  })

  test.each([
    ['the schedule', march, given.schedule.on, expected.availability[0]],
    ['the proof', released, given.proof.on, expected.availability[1]],
  ] as const)('leaves the debtor’s credit unavailable after %s', (_what, history, on, figures) => {
    const { clientAccount } = contractAfter(history).account
    const waterfall = availabilityOn(contractAfter(history), day(on))
    const credits = waterfall.exclusions.filter(({ cause }) => cause === 'debtorCredit')
    expect(written(clientAccount)).toBe(figures?.clientAccount)
    expect(credits.map(({ amount }) => written(amount))).toEqual([figures?.debtorCredits])
    expect(waterfall.exclusions.filter(({ cause }) => cause === 'overLimit')).toEqual([])
    expect(written(waterfall.availability)).toBe(figures?.availability)
  })
})
