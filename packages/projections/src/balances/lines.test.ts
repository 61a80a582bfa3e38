/** Guarantee lines as a table: what is used of each limit, and what is not covered. */
import { describe, expect, test } from '@jest/globals'
import type { GuaranteeLine } from '@quittance/domain/events'
import {
  ContractId,
  DebtorId,
  day,
  InvoiceId,
  id,
  money,
  rate,
  text,
} from '@quittance/domain/values'
import type { Decoded } from '@quittance/event-store'

import { type GuaranteeLineRow, headroomOf, lines, queuedOf } from './lines.ts'

const parties = { contractId: id(ContractId, 'K'), debtorId: id(DebtorId, 'B') }
const eur = (amount: string) => money(amount, 'EUR')
const of = (invoice: string, covered: string, limit = '10000.00') => ({
  ...{ ...parties, invoiceId: id(InvoiceId, invoice) },
  ...{ covered: eur(covered), limit: eur(limit) },
})

const granted: GuaranteeLine.Event = {
  ...{ type: 'GuaranteeLineGranted', ...parties, limit: eur('10000.00'), quotity: rate('0.9') },
  ...{ grantedOn: day('2026-01-05'), validFrom: day('2026-01-05'), validTo: null },
  mayCover: eur('10000.00'),
}
const covered: GuaranteeLine.Event = {
  ...{ type: 'InvoiceCovered', ...of('F1', '10000.00'), amount: eur('12000.00') },
  coverable: eur('12000.00'),
}
const suspended: GuaranteeLine.Event = {
  ...{ type: 'GuaranteeLineSuspended', ...parties, by: 'contract', reason: text('audit') },
  ...{ suspendedOn: day('2026-02-02'), limit: eur('0.00') },
}
const reduced: GuaranteeLine.Event = {
  ...{ type: 'OutstandingReduced', ...of('F1', '7000.00'), invoiceRevision: 3n },
  ...{ outstanding: eur('7000.00'), released: eur('3000.00') },
}

const told = (...events: ReadonlyArray<GuaranteeLine.Event>) =>
  events.reduce<GuaranteeLineRow | undefined>(
    (row, event) => lines.next(row, { event } as Decoded<GuaranteeLine.Event>),
    undefined,
  )

describe('A guarantee line', () => {
  test('has a row of its own under each contract', () =>
    expect(lines.key({ event: granted } as Decoded<GuaranteeLine.Event>)).toBe('K_B'))

  test('is used, and freed by what is paid', () => {
    expect(told(granted, covered)).toMatchObject({
      ...{ state: 'granted', coverInUse: eur('10000.00'), outstanding: eur('12000.00') },
    })
    const row = told(granted, covered, reduced)
    expect(row).toMatchObject({ coverInUse: eur('7000.00'), outstanding: eur('7000.00') })
    expect(row && headroomOf(row)).toEqual(eur('3000.00'))
  })

  test('whose debtor is insolvent covers nothing new, and what was called stays in use', () => {
    const noted: GuaranteeLine.Event = {
      ...{ type: 'InsolvencyNoted', ...parties, judgmentOn: day('2026-05-11') },
      ...{ quotity: rate('0.9'), limit: eur('0.00') },
    }
    const called: GuaranteeLine.Event = {
      ...{ type: 'CoverCalled', ...parties, invoiceId: id(InvoiceId, 'F1') },
      ...{ calledOn: day('2026-05-18'), outstanding: eur('12000.00'), covered: eur('10000.00') },
      ...{ borne: eur('9000.00'), chargedBack: eur('3000.00') },
    }
    expect(told(granted, covered, noted)).toMatchObject({
      isInsolvent: true,
      mayCover: eur('0.00'),
    })
    expect(told(granted, covered, noted, called)).toMatchObject({
      ...{ coverInUse: eur('10000.00'), outstanding: eur('0.00') },
    })
    // What it bears stays so, though it is granted anew.
    expect(told(granted, noted, { ...granted, quotity: rate('0.1') })?.quotity).toEqual(
      told(granted)?.quotity,
    )
  })

  test('has no headroom below nothing', () => {
    const row = told(granted, covered, suspended)
    expect(row).toMatchObject({ suspendedBy: ['contract'], mayCover: eur('0.00') })
    expect(row && headroomOf(row)).toEqual(eur('0.00'))
  })

  const disputed = (type: 'CoverSuspended' | 'CoverResumed'): GuaranteeLine.Event => ({
    ...{ type, ...parties, invoiceId: id(InvoiceId, 'F1'), on: day('2026-02-16') },
  })
  const withdrawn: GuaranteeLine.Event = {
    ...{ type: 'GuaranteeLineWithdrawn', ...parties, reason: text('unused'), limit: eur('0.00') },
  }
  test.each([
    ['what is not covered', [granted, covered], '2000.00'],
    ['nothing of what is disputed', [granted, covered, disputed('CoverSuspended')], '0.00'],
    [
      'what is disputed no longer',
      [granted, covered, disputed('CoverSuspended'), disputed('CoverResumed')],
      '2000.00',
    ],
    ['nothing once it is withdrawn', [granted, covered, withdrawn], '0.00'],
    ['less once it is paid', [granted, covered, reduced], '0.00'],
  ])('makes wait %s', (_what, events, queued) => {
    const row = told(...events)
    expect(row && queuedOf(row)).toEqual(eur(queued))
  })

  test('forgets what is paid, unless it is disputed, and finds it again when that goes back', () => {
    const paid: GuaranteeLine.Event = {
      ...{ type: 'OutstandingReduced', ...of('F1', '0.00'), invoiceRevision: 4n },
      ...{ outstanding: eur('0.00'), released: eur('10000.00') },
    }
    const again: GuaranteeLine.Event = {
      ...{ type: 'OutstandingRestored', ...of('F1', '10000.00'), invoiceRevision: 5n },
      ...{ outstanding: eur('12000.00'), restored: eur('10000.00') },
    }
    expect(told(granted, covered, paid)?.invoices.size).toBe(0)
    expect(told(granted, covered, paid, again)).toMatchObject({
      ...{ coverInUse: eur('10000.00'), outstanding: eur('12000.00'), queued: eur('2000.00') },
    })
    const inDispute = [granted, covered, disputed('CoverSuspended'), paid] as const
    expect(told(...inDispute)?.invoices.size).toBe(1)
    expect(told(...inDispute, disputed('CoverResumed'))?.invoices.size).toBe(0)
    expect(told(...inDispute, again)).toMatchObject({ queued: eur('0.00') })
  })

  test('knows of what goes back what a line may not cover of it: VAT does not wait', () => {
    const net: GuaranteeLine.Event = { ...covered, coverable: eur('10000.00') }
    const paid: GuaranteeLine.Event = {
      ...{ type: 'OutstandingReduced', ...of('F1', '0.00'), invoiceRevision: 4n },
      ...{ outstanding: eur('0.00'), released: eur('10000.00') },
    }
    const again: GuaranteeLine.Event = {
      ...{ type: 'OutstandingRestored', ...of('F1', '10000.00'), invoiceRevision: 5n },
      ...{ outstanding: eur('12000.00'), restored: eur('10000.00') },
    }
    expect(told(granted, net, paid, again)).toMatchObject({ queued: eur('0.00') })
  })

  test('says its days, what was asked for, and how an arbitration stands', () => {
    const requested: GuaranteeLine.Event = {
      ...{ type: 'GuaranteeLineRequested', ...parties, amount: eur('20000.00') },
      orderReference: text('4711'),
    }
    const contested: GuaranteeLine.Event = {
      ...{ type: 'ArbitrationRequested', ...parties, ground: text('accounts were filed') },
      requestedOn: day('2026-01-14'),
    }
    const decided: GuaranteeLine.Event = {
      ...{ type: 'ArbitrationDecided', ...parties, outcome: 'overturned' },
      ...{ reason: text('they were'), decidedOn: day('2026-01-16') },
    }
    expect(told(requested)).toMatchObject({ requested: eur('20000.00') })
    expect(told(requested)?.validity).toBeUndefined()
    expect(told(granted)).toMatchObject({ validity: { from: '2026-01-05', to: null } })
    expect(told(requested, contested)?.arbitration).toEqual({
      ...{ requestedOn: '2026-01-14', outcome: undefined },
    })
    expect(told(requested, contested, decided)?.arbitration).toEqual({
      ...{ requestedOn: '2026-01-14', outcome: 'overturned' },
    })
    expect(told(requested, decided)?.arbitration).toBeUndefined()
  })

  test('is told as far as it is known where a cut leaves out its beginning', () => {
    const { limit: _limit, ...resting } = suspended
    expect(
      told({
        ...resting,
        type: 'ArbitrationRequested',
        ground: text('?'),
        requestedOn: day('2026-02-02'),
      } as never),
    ).toBeUndefined()
    expect(told(reduced)).toMatchObject({ state: 'awaited', coverInUse: eur('7000.00') })
  })
})
