/** Claims as a table: what is claimed of insolvent debtors, called, borne, and expected to be lost. */
import { describe, expect, test } from '@jest/globals'
import type { Debtor, GuaranteeLine } from '@quittance/domain/events'
import {
  CollectionId,
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

import type { Projection } from '../projection.ts'
import { claimsOf } from './claims.ts'
import { insolvencies } from './insolvencies.ts'
import { lines } from './lines.ts'
import { losses } from './losses.ts'

const eur = (amount: string) => money(amount, 'EUR')
const debtorId = id(DebtorId, 'B')
const parties = { contractId: id(ContractId, 'K'), debtorId }
const invoiceOf = (name: string) => ({ ...parties, invoiceId: id(InvoiceId, name) })

const alert: Debtor.Event = {
  ...{ type: 'AlertRaised', debtorId, ground: text('wages'), raisedOn: day('2026-04-20') },
}
const opened = (procedure: Debtor.Procedure, judgmentOn: string): Debtor.Event => ({
  ...{ type: 'InsolvencyOpened', debtorId, procedure, judgmentOn: day(judgmentOn) },
  ...{ publishedOn: null, claimsDueBy: null, claimsFromAbroadDueBy: null },
  lines: [parties.contractId],
})
const declared: Debtor.Event = {
  ...{ type: 'ClaimDeclared', ...parties, amount: eur('80000.00'), declaredOn: day('2026-06-01') },
  ...{ dueBy: day('2026-07-15'), isLate: false },
}
const decided = (amount: string): Debtor.Event => ({
  ...{ type: 'ClaimDecided', ...parties, outcome: 'admitted', amount: eur(amount) },
  decidedOn: day('2026-10-05'),
})
const closed: Debtor.Event = { type: 'InsolvencyClosed', debtorId, closedOn: day('2027-05-11') }

const granted: GuaranteeLine.Event = {
  ...{ type: 'GuaranteeLineGranted', ...parties, limit: eur('45000.00'), quotity: rate('0.9') },
  ...{ grantedOn: day('2026-01-05'), validFrom: day('2026-01-05'), validTo: null },
  mayCover: eur('45000.00'),
}
const covered = (name: string, amount: string, cover: string): GuaranteeLine.Event => ({
  ...{ type: 'InvoiceCovered', ...invoiceOf(name), amount: eur(amount), covered: eur(cover) },
  ...{ coverable: eur(amount), limit: eur('45000.00') },
})
const called: GuaranteeLine.Event = {
  ...{ type: 'CoverCalled', ...invoiceOf('B1'), calledOn: day('2026-05-18') },
  ...{ outstanding: eur('60000.00'), covered: eur('45000.00') },
  ...{ borne: eur('40500.00'), chargedBack: eur('19500.00') },
}
const shared: GuaranteeLine.Event = {
  ...{ type: 'RecoveryShared', ...parties, collectionId: id(CollectionId, 'DIV') },
  ...{ recoveredOn: day('2026-12-01'), amount: eur('6000.00'), coveredShare: eur('4500.00') },
  ...{ uncoveredShare: eur('1500.00'), forFactor: eur('4050.00'), forClient: eur('1950.00') },
}
const goneBack: GuaranteeLine.Event = {
  ...{ ...shared, type: 'RecoveryReversed', reversedOn: day('2026-12-03') },
}
const sold = [granted, covered('B1', '60000.00', '45000.00'), covered('B2', '20000.00', '0.00')]

/** Any history makes one row at most. */
const folded = <Row, Event>(
  { key, next }: Projection<Row, Event>,
  events: ReadonlyArray<Event>,
) => {
  const rows = new Map<string, Row>()
  for (const event of events) {
    const told = { event } as Decoded<Event>
    const of = key(told) ?? ''
    const row = next(rows.get(of), told)
    if (row !== undefined) rows.set(of, row)
  }
  return rows
}
const claims = (debtor: ReadonlyArray<Debtor.Event>, line: ReadonlyArray<GuaranteeLine.Event>) =>
  claimsOf(folded(insolvencies, debtor), folded(lines, line), folded(losses, line))

describe('A claim', () => {
  test('expects a loss of what is open, by the cover of each invoice', () =>
    expect(claims([opened('liquidation', '2026-05-11')], sold)).toMatchObject([
      {
        ...{ contractId: 'K', debtorId: 'B', outstanding: eur('80000.00'), claim: undefined },
        ...{ expectedLoss: eur('40500.00'), expectedChargeBack: eur('39500.00') },
        loss: { called: eur('0.00'), borne: eur('0.00'), recovered: eur('0.00') },
      },
    ]))

  test('shows what was called, and what came of it, and expects the rest', () =>
    expect(
      claims([opened('liquidation', '2026-05-11'), declared], [...sold, called, shared]),
    ).toMatchObject([
      {
        ...{ outstanding: eur('20000.00'), expectedLoss: eur('0.00') },
        expectedChargeBack: eur('20000.00'),
        claim: { declared: { amount: eur('80000.00') }, decided: undefined },
        loss: {
          ...{ called: eur('45000.00'), borne: eur('40500.00'), chargedBack: eur('19500.00') },
          ...{ recovered: eur('6000.00'), forFactor: eur('4050.00'), forClient: eur('1950.00') },
        },
      },
    ]))

  test('has nothing of a dividend that went back', () =>
    expect(
      claims([opened('liquidation', '2026-05-11')], [...sold, called, shared, goneBack]),
    ).toMatchObject([
      { loss: { recovered: eur('0.00'), forFactor: eur('0.00'), forClient: eur('0.00') } },
    ]))

  test('of a debtor who is not insolvent is none, unless cover was called', () => {
    expect(claims([], sold)).toEqual([])
    expect(claims([], [...sold, called])).toMatchObject([{ insolvency: undefined }])
  })

  test('is told contract by contract', () => {
    const other = { ...granted, contractId: id(ContractId, 'A') } as GuaranteeLine.Event
    const rows = claims([opened('liquidation', '2026-05-11')], [...sold, other])
    expect(rows.map(({ contractId }) => contractId)).toEqual(['A', 'K'])
  })

  test('is as the court last said', () => {
    const history = [
      opened('liquidation', '2026-05-11'),
      declared,
      decided('1.00'),
      decided('70000.00'),
    ]
    expect(claims(history, sold)).toMatchObject([
      { claim: { decided: { amount: eur('70000.00') } } },
    ])
  })
})

describe('The insolvency of a debtor', () => {
  const stateOf = (...events: ReadonlyArray<Debtor.Event>) => folded(insolvencies, events).get('B')

  test('is an alert first, then what the court opened, as converted, then over', () => {
    expect(stateOf(alert)).toMatchObject({ state: 'alert', judgmentOn: undefined })
    const converted = [
      alert,
      opened('redressement', '2026-05-11'),
      opened('liquidation', '2026-08-17'),
    ]
    expect(stateOf(...converted, alert)).toMatchObject({
      state: 'liquidation',
      judgmentOn: '2026-05-11',
    })
    expect(stateOf(...converted, closed)).toMatchObject({ state: 'closed' })
  })

  test('begins anew after it was over, without its claims', () => {
    const over = [opened('liquidation', '2026-05-11'), declared, closed]
    expect(stateOf(...over)?.claims.size).toBe(1)
    const again = stateOf(...over, opened('sauvegarde', '2028-01-10'))
    expect(again).toMatchObject({ state: 'sauvegarde', judgmentOn: '2028-01-10' })
    expect(again?.claims.size).toBe(0)
  })

  test('is told as far as it is known where a cut leaves out its beginning', () => {
    expect(stateOf(declared)).toBeUndefined()
    expect(stateOf(closed)).toBeUndefined()
    expect(stateOf(opened('liquidation', '2026-05-11'), decided('1.00'))?.claims.size).toBe(0)
  })
})
