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

import { type GuaranteeLineRow, headroomOf, lines } from './lines.ts'

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
  })

  test('has no headroom below nothing', () => {
    const row = told(granted, covered, suspended)
    expect(row).toMatchObject({ suspendedBy: ['contract'], mayCover: eur('0.00') })
    expect(row && headroomOf(row)).toEqual(eur('0.00'))
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
