/** An invoice that waited for its proof is bought when that comes. */
import { describe, expect, test } from '@jest/globals'

import { eur } from '../testing/amounts.ts'
import {
  amend,
  book,
  contractId,
  creditNote,
  invoice,
  invoiceId,
  only,
  release,
  runOff,
  startedOn,
  suspend,
  terms,
  told,
  transmit,
} from '../testing/contract.ts'
import { scenario } from '../testing/scenario.ts'
import { day } from '../values/day.ts'
import { id, ScheduleId } from '../values/identity.ts'
import { text } from '../values/text.ts'
import { decider } from './index.ts'

const { given } = scenario(decider)
const proof = { kind: 'deliveryNote', reference: text('BL 5203') } as const
const asking = {
  ...terms,
  eligibility: { ...terms.eligibility, proofRequired: ['deliveryNote', 'order'] as const },
}
const order = { kind: 'order', reference: text('PO-4711') } as const
const F1 = invoice('B', 'F1', '1000.00', { proofs: [order] })
const held = told(
  startedOn(asking),
  transmit('R1', [
    F1,
    creditNote('B', 'AV1', 'F1', '100.00'),
    invoice('B', 'F2', '2000.00', { proofs: [proof, order] }),
  ]),
  book('R1'),
)
const on = '2026-01-15'
const R1 = { scheduleId: id(ScheduleId, 'R1') }

describe('A credit note that a later schedule brings on a held invoice', () => {
  const AV2 = creditNote('B', 'AV2', 'F1', '50.00')
  const later = told(
    held,
    ...[transmit('R2', [AV2, creditNote('B', 'AV3', 'F2', '1.00')], '2026-01-13'), book('R2')],
  )
  const place = { kind: 'creditNote', line: 1, invoiceId: invoiceId('B', 'F1') }

  test('waits with it, and the other notes do not', () =>
    expect(only('ScheduleBooked', later)[1]).toMatchObject({
      accepted: [{ number: 'AV3' }],
      held: [{ ...place, number: 'AV2', missing: ['deliveryNote'] }],
    }))

  test('comes with it, in a booking of its own that buys nothing', () => {
    const bookings = only('ScheduleBooked', told(later, release('R1', 1, on))).slice(2)
    expect(bookings).toMatchObject([
      { ...R1, released: { line: 1 }, accepted: [{ number: 'F1' }, { number: 'AV1' }] },
      {
        ...{ scheduleId: 'R2', valueOn: on, purchased: eur('0.00'), accepted: [place] },
        ...{ held: [], rejected: [], released: { line: 1, number: 'AV2', proofs: [proof] } },
      },
    ])
  })

  test('comes once', () => {
    const released = told(later, release('R1', 1, on))
    given(...released)
      .when(release('R1', 1, on))
      .thenNothingChanges()
    given(...released)
      .when(release('R2', 1, on))
      .thenRejected({ type: 'LineNotHeld', scheduleId: id(ScheduleId, 'R2'), line: 1 })
  })

  test('is not held once that is bought', () => {
    const after = told(held, release('R1', 1, on), transmit('R2', [AV2], '2026-01-16'), book('R2'))
    expect(only('ScheduleBooked', after).at(-1)).toMatchObject({ accepted: [place], held: [] })
  })
})

describe('A held invoice', () => {
  test('is bought with the credit notes that waited with it, and says what proved it', () => {
    const [, booked] = only('ScheduleBooked', told(held, release('R1', 1, on)))
    expect(booked).toMatchObject({
      ...{ contractId, ...R1, valueOn: on, purchased: eur('1000.00'), held: [], rejected: [] },
      released: { line: 1, number: 'F1', proofs: [proof] },
      accepted: [
        { kind: 'invoice', line: 1, invoiceId: invoiceId('B', 'F1') },
        { kind: 'creditNote', line: 2, invoiceId: invoiceId('B', 'F1'), number: 'AV1' },
      ],
    })
    expect(booked?.accepted[0]).not.toHaveProperty('proofs')
  })

  test('is charged by the terms of the day on which its proof came', () => {
    const { factoringCommission } = terms
    const perInvoiceMin = eur('77.00')
    const dearer = amend('2026-01-14', {
      factoringCommission: { ...factoringCommission, perInvoiceMin },
    })
    const charges = only('FactoringCommissionCharged', told(held, dearer, release('R1', 1, on)))
    expect(charges.at(-1)).toMatchObject({
      occasion: { kind: 'release', ...R1, number: 'F1' },
      ...{ exclTax: eur('77.00'), valueOn: on },
    })
  })

  test('is released once', () =>
    given(...told(held, release('R1', 1, on)))
      .when(release('R1', 1, on))
      .thenNothingChanges())

  test.each([
    ['again on another day', 1, '2026-01-16'],
    ['if it was accepted', 3, on],
    ['if it is the credit note that waits', 2, on],
    ['if there is no such line', 4, on],
  ])('is not released %s', (_what, line, releasedOn) =>
    given(...told(held, release('R1', 1, on)))
      .when(release('R1', line, releasedOn))
      .thenRejected({ type: 'LineNotHeld', ...R1, line }),
  )

  test('is not released of a schedule that is unknown', () =>
    given(...held)
      .when(release('R2', 1, on))
      .thenRejected({ type: 'ScheduleUnknown', scheduleId: id(ScheduleId, 'R2') }))

  test('is not released by another proof', () =>
    given(...held)
      .when(release('R1', 1, on, [order]))
      .thenRejected({ type: 'ProofMissing', missing: ['deliveryNote'] }))

  test('is not released before it was offered', () =>
    given(...held)
      .when(release('R1', 1, '2026-01-11'))
      .thenRejected({ type: 'BeforeTransmission', transmittedOn: day('2026-01-12') }))

  test('is not bought while assignment is suspended, nor in run-off', () => {
    given(...told(held, suspend('assignment', '2026-01-13')))
      .when(release('R1', 1, on))
      .thenRejected({ type: 'AssignmentSuspended' })
    given(...told(held, runOff('2026-01-13', 'default')))
      .when(release('R1', 1, on))
      .thenRejected({ type: 'AssignmentEnded', runOffOn: day('2026-01-13') })
  })
})

test('What is bought twice stops the program', () => {
  const [, booked] = only('ScheduleBooked', told(held, release('R1', 1, on)))
  if (!booked) throw new Error('not released')
  expect(() => told([...held, booked, booked])).toThrow('releases what is not held')
})
