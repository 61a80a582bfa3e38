/** One receivable, event by event: its face is what was credited, paid, borne and is open. */
import { describe, expect, test } from '@jest/globals'
import { Invoice } from '@quittance/domain/events'
import { Money } from '@quittance/domain/values'
import type { Decoded } from '@quittance/event-store'

import { eur } from '../testing/history.ts'
import { type Receivable, receivables } from './receivables.ts'

const parties = { invoiceId: 'F102', contractId: 'K', debtorId: 'B' }
const event = (type: string, fields: object = {}): Decoded<Invoice.Event> => {
  const decoded = Invoice.Event.decode({ type, ...parties, ...fields })
  if (decoded._tag === 'Left') throw new Error(`no ${type}`)
  return { event: decoded.right } as Decoded<Invoice.Event>
}
const by = { scheduleId: 'R1', line: 2, clientId: 'ALPHA' }
const submitted = event('InvoiceSubmitted', {
  ...{ ...by, number: 'F102', issuedOn: '2026-01-09', dueOn: '2026-03-10' },
  amount: eur('12000.00'),
})
const assigned = event('InvoiceAssigned', {
  ...{ scheduleId: 'R1', amount: eur('12000.00'), paidAt: '2026-01-12T09:30:00Z' },
  ...{ assignedOn: '2026-01-12', disclosure: 'notified' },
})
const credited = event('CreditNoteApplied', {
  ...{ number: 'AV1', amount: eur('2000.00'), applied: eur('2000.00'), excess: eur('0.00') },
  ...{ open: eur('10000.00'), appliedOn: '2026-01-20' },
})
const receipt = (applied: string, difference: string, open: string) =>
  event('PaymentApplied', {
    ...{ number: 'F102', collectionId: 'C1', offered: eur(applied), applied: eur(applied) },
    ...{ difference: eur(difference), open: eur(open) },
  })
const goneBack = event('PaymentUnapplied', {
  ...{ number: 'F102', collectionId: 'C1', restored: eur('9995.00'), difference: eur('5.00') },
  ...{ open: eur('10000.00'), issuedOn: '2026-01-09', dueOn: '2026-03-10' },
})
const disputed = event('InvoiceDisputed', {
  ...{ amount: eur('3000.00'), reason: 'damaged', disputedOn: '2026-02-16' },
})
const resolved = event('DisputeResolved', {
  ...{ outcome: 'withdrawn', amount: eur('3000.00'), resolvedOn: '2026-03-02' },
})
const extended = event('DueDateExtended', {
  ...{ before: '2026-03-10', dueOn: '2026-04-09', extendedOn: '2026-03-02' },
})

const rowAfter = (...events: ReadonlyArray<Decoded<Invoice.Event>>): Receivable | undefined =>
  events.reduce<Receivable | undefined>(receivables.next, undefined)
const text = (money: Money) => Money.encode(money).amount
const shown = ({ legal, credited, paid, borne, open }: Receivable) =>
  [legal, ...[credited, paid, borne, open].map(text)].join(' ')

const life: ReadonlyArray<readonly [Decoded<Invoice.Event>, string]> = [
  [submitted, 'proposed 0.00 0.00 0.00 12000.00'],
  [event('InvoiceHeld', { scheduleId: 'R1', missing: ['order'] }), 'held 0.00 0.00 0.00 12000.00'],
  [assigned, 'assigned 0.00 0.00 0.00 12000.00'],
  [credited, 'assigned 2000.00 0.00 0.00 10000.00'],
  [receipt('9995.00', '5.00', '0.00'), 'assigned 2000.00 9995.00 5.00 0.00'],
  [event('InvoiceExtinguished'), 'extinguished 2000.00 9995.00 5.00 0.00'],
  [goneBack, 'extinguished 2000.00 0.00 0.00 10000.00'],
  [event('InvoiceReopened'), 'assigned 2000.00 0.00 0.00 10000.00'],
]

describe('A receivable', () => {
  test.each(
    life.map(([{ event: of }, expected], index) => [of.type, expected, index + 1] as const),
  )('after %s is %s', (_type, expected, count) => {
    const row = rowAfter(...life.slice(0, count).map(([told]) => told))
    if (row === undefined) throw new Error('no row')
    expect(shown(row)).toBe(expected)
    const parts = [row.credited, row.paid, row.borne, row.open].map(({ minor }) => minor)
    expect(parts.reduce((sum, each) => sum + each, 0n)).toBe(row.face.minor)
  })

  test('is reopened until it is paid again', () => {
    const whole = life.map(([told]) => told)
    expect(rowAfter(...whole)).toMatchObject({ isReopened: true, assignedOn: '2026-01-12' })
    expect(rowAfter(...whole, event('InvoiceExtinguished'))).toMatchObject({ isReopened: false })
  })

  test('is disputed until that is resolved, paid or not; notified, and due when it was last put off to', () => {
    const open = [submitted, assigned, disputed]
    const dispute = { amount: { minor: 300000n }, reason: 'damaged', disputedOn: '2026-02-16' }
    expect(rowAfter(...open)).toMatchObject({ dispute })
    expect(rowAfter(...open, event('InvoiceExtinguished'))).toMatchObject({ dispute })
    expect(rowAfter(...open, resolved)).toMatchObject({ dispute: null, dueOn: '2026-03-10' })
    const told = event('DebtorNotified', { notifiedOn: '2026-01-13' })
    expect(rowAfter(...open, told, extended)).toMatchObject({
      ...{ notifiedOn: '2026-01-13', dueOn: '2026-04-09' },
    })
  })

  test('keeps apart what a credit note is beyond what was open', () => {
    const beyond = event('CreditNoteApplied', {
      ...{ number: 'AV2', amount: eur('12500.00'), applied: eur('12000.00') },
      ...{ excess: eur('500.00'), open: eur('0.00'), appliedOn: '2026-01-20' },
    })
    expect(rowAfter(submitted, assigned, beyond)).toMatchObject({
      ...{ credited: { minor: 1200000n }, excess: { minor: 50000n }, open: { minor: 0n } },
    })
  })

  test('that was rejected may come again, under another contract', () => {
    const rejected = event('InvoiceRejected', { scheduleId: 'R1', reason: 'TermTooLong' })
    expect(rowAfter(submitted, rejected)).toMatchObject({ legal: 'rejected' })
    const again = { event: { ...submitted.event, contractId: 'L' } } as Decoded<Invoice.Event>
    expect(rowAfter(submitted, rejected, again)).toMatchObject({
      legal: 'proposed',
      contractId: 'L',
    })
  })

  test('is none where a cut has left out its beginning, or where it never began', () => {
    expect(rowAfter(credited)).toBeUndefined()
    const refused = { number: 'AV9', amount: eur('1.00'), reason: 'InvoiceNotAssigned' }
    expect(rowAfter(event('CreditNoteRefused', refused))).toBeUndefined()
  })

  test('is written down in a few lines, and read again', () => {
    const row = rowAfter(submitted, assigned, disputed)
    const written = row && JSON.parse(JSON.stringify(receivables.Row.encode(row)))
    expect(written).toMatchObject({ face: eur('12000.00'), dispute: { amount: eur('3000.00') } })
    expect(receivables.Row.decode(written)).toEqual({ _tag: 'Right', right: row })
    expect(receivables.key(submitted)).toBe('F102')
  })
})
