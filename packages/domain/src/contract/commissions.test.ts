/** What is charged for the service: on credit notes, by the year, by the tariff, and how it is taxed. */
import { describe, expect, test } from '@jest/globals'

import { eur, written } from '../testing/amounts.ts'
import {
  amend,
  book,
  bought,
  chargeFee,
  close,
  collect,
  contractAfter,
  contractId,
  drawOn,
  exempt,
  invoice,
  invoiceId,
  note,
  only,
  pay,
  runOff,
  startedOn,
  taxable,
  taxing,
  terms,
  told,
  transmit,
} from '../testing/contract.ts'
import { scenario } from '../testing/scenario.ts'
import { statementOf } from '../testing/statement.ts'
import type { AnnualDate } from '../values/day.ts'
import { day } from '../values/day.ts'
import { rate } from '../values/rate.ts'
import { text } from '../values/text.ts'
import { annualMinimum } from './annual-minimum.ts'
import { type Command, decider, type Event, type Terms } from './index.ts'

const { given } = scenario(decider)

const onCreditNotes = (variant: Terms['factoringCommission']['onCreditNotes']): Terms => ({
  ...terms,
  factoringCommission: { ...terms.factoringCommission, onCreditNotes: variant },
})
/** `−16.00 −3.20 −19.20 on AV1` */
const charges = (events: ReadonlyArray<Event>) =>
  only('FactoringCommissionCharged', events).flatMap(({ occasion, ...charge }) =>
    occasion.kind === 'creditNote'
      ? [
          `${[charge.exclTax, charge.vatAmount, charge.inclTax].map(written).join(' ')} on ${occasion.number}`,
        ]
      : [],
  )

describe('A credit note', () => {
  const av1 = note('B', 'F102', ['AV1', '2026-01-20'], '2000.00')

  test.each<[Terms['factoringCommission']['onCreditNotes'], ReadonlyArray<string>]>([
    ['none', []],
    ['charge', ['16.00 3.20 19.20 on AV1']],
    ['refund', ['-16.00 -3.20 -19.20 on AV1']],
  ])('is, when the terms say %s, %j', (variant, expected) =>
    expect(charges(told(bought(onCreditNotes(variant)), av1))).toEqual(expected),
  )

  test('is charged no less than an invoice is', () =>
    expect(
      charges(
        told(
          bought(onCreditNotes('charge')),
          note('B', 'F102', ['AV1', '2026-01-20'], '1.00', '1.00'),
        ),
      ),
    ).toEqual(['7.50 1.50 9.00 on AV1']))

  test('moves account and fund in one append', () =>
    expect(
      statementOf(told(bought(onCreditNotes('refund')), av1))
        .slice(-3)
        .map(({ event, ref, debit, credit, clientAccount }) => [
          ...[event, ref, debit, credit, clientAccount],
        ]),
    ).toEqual([
      ['CreditNoteBooked', 'AV1', '2000.00', '0.00', '46612.60'],
      ['FactoringCommissionCharged', 'AV1', '0.00', '19.20', '46631.80'],
      ['GuaranteeFundReleased', 'AV1', '0.00', '200.00', '46831.80'],
    ]))

  describe('gives back', () => {
    const refunding = bought(onCreditNotes('refund'))

    test('all of what its invoice was charged, the minimum too, and no more', () =>
      expect(
        charges(
          told(
            refunding,
            note('C', 'F104', ['AV1', '2026-01-20'], '200.00'),
            note('C', 'F104', ['AV2', '2026-01-21'], '200.00'),
            note('C', 'F104', ['AV3', '2026-01-22'], '200.00', '400.00'),
            note('C', 'F104', ['AV4', '2026-01-23'], '0.00', '600.00'),
          ),
        ),
      ).toEqual([
        '-2.50 -0.50 -3.00 on AV1',
        '-2.50 -0.50 -3.00 on AV2',
        '-2.50 -0.50 -3.00 on AV3',
      ]))

    test('of an invoice that is paid as well', () =>
      expect(
        charges(
          told(
            refunding,
            collect('C1', '2026-02-27', 'B', { F102: '12000.00' }),
            note('B', 'F102', ['AV1', '2026-03-02'], '0.00', '12000.00'),
          ),
        ),
      ).toEqual(['-96.00 -19.20 -115.20 on AV1']))

    test('at the rate and the tax that were charged, whatever is agreed since', () => {
      const cheaper = {
        ...taxing(onCreditNotes('refund'), 'factoringCommission', exempt),
        factoringCommission: {
          ...onCreditNotes('refund').factoringCommission,
          rate: rate('0.0010'),
        },
      }
      const { vatPolicy, factoringCommission } = cheaper
      const events = told(
        refunding,
        amend('2026-02-01', { vatPolicy, factoringCommission }),
        note('B', 'F102', ['AV1', '2026-02-20'], '2000.00'),
      )
      expect(charges(events)).toEqual(['-16.00 -3.20 -19.20 on AV1'])
      expect(only('FactoringCommissionCharged', events).map(({ vat }) => vat)).toEqual([
        ...[taxable, taxable],
      ])
    })

    test('nothing of what was never charged', () => {
      const free = onCreditNotes('refund')
      const nothing = { ...free.factoringCommission, rate: rate('0'), perInvoiceMin: eur('0.00') }
      expect(charges(told(bought({ ...free, factoringCommission: nothing }), av1))).toEqual([])
    })
  })
})

describe('An annual minimum', () => {
  const yearly = (amount: string, periodEnds: string) => ({
    ...terms.factoringCommission,
    annualMin: { amount: eur(amount), periodEnds: periodEnds as AnnualDate },
  })
  const under = (amount: string, periodEnds: string): Terms => ({
    ...terms,
    factoringCommission: yearly(amount, periodEnds),
  })
  const shown = (events: ReadonlyArray<Event>) =>
    only('AnnualMinimumCharged', events).map(
      ({ from, to, activeDays, minimum, charged, exclTax, valueOn }) =>
        `${from} ${to} ${activeDays}: ${[minimum, charged, exclTax].map(written).join(' ')} on ${valueOn}`,
    )
  const months = (from: number, to: number): ReadonlyArray<Command> =>
    Array.from({ length: to - from + 1 }, (_each, index) => {
      const at = from + index - 1
      return close(`${2026 + Math.floor(at / 12)}-${String((at % 12) + 1).padStart(2, '0')}`)
    })

  test('that is reached charges nothing', () =>
    expect(shown(told(bought(under('400.00', '12-31')), ...months(1, 12)))).toEqual([]))

  test('ends in the middle of a month with what was charged by then', () =>
    expect(
      shown(
        told(
          bought(under('3650.00', '03-15')),
          transmit('R2', [invoice('B', 'F9', '10000.00')], '2026-03-15'),
          book('R2'),
          transmit('R3', [invoice('B', 'F10', '20000.00')], '2026-03-16'),
          book('R3'),
          ...months(1, 3),
        ),
      ),
    ).toEqual(['2026-01-07 2026-03-15 68: 680.00 519.50 160.50 on 2026-04-01']))

  test('begins anew the day after', () => {
    const events = told(bought(under('3650.00', '03-15')), ...months(1, 15))
    expect(shown(events)).toEqual([
      '2026-01-07 2026-03-15 68: 680.00 439.50 240.50 on 2026-04-01',
      '2026-03-16 2027-03-15 365: 3650.00 0.00 3650.00 on 2027-04-01',
    ])
  })

  test('counts in the next period what comes late for the last', () => {
    const late = told(
      bought(under('3650.00', '03-15')),
      ...months(1, 3),
      ...[transmit('R2', [invoice('B', 'F9', '10000.00')], '2026-03-10'), book('R2')],
      ...months(4, 15),
    )
    expect(shown(late).at(-1)).toBe(
      '2026-03-16 2027-03-15 365: 3650.00 80.00 3570.00 on 2027-04-01',
    )
  })

  test('agreed in the course of a year counts from then on, commissions too', () =>
    expect(
      shown(
        told(
          bought(),
          amend('2026-07-01', { factoringCommission: yearly('3650.00', '12-31') }),
          transmit(
            'R2',
            [
              invoice('B', 'F9', '10000.00', {
                issuedOn: day('2026-06-30'),
                dueOn: day('2026-08-30'),
              }),
            ],
            '2026-07-01',
          ),
          book('R2'),
          ...months(1, 12),
        ),
      ),
    ).toEqual(['2026-07-01 2026-12-31 184: 1840.00 80.00 1760.00 on 2027-01-01']))

  test('that changes in the course of a year is each of both for its days, rounded once', () =>
    expect(
      shown(
        told(
          startedOn(under('1000.00', '12-31')),
          amend('2026-07-01', { factoringCommission: yearly('2000.00', '12-31') }),
          ...months(1, 12),
        ),
      ),
    ).toEqual(['2026-01-07 2026-12-31 359: 1487.67 0.00 1487.67 on 2027-01-01']))

  test('counts the commission of its last day, and that day only once', () => {
    const events = told(
      bought(under('3650.00', '03-15')),
      ...[transmit('R2', [invoice('B', 'F9', '10000.00')], '2026-03-15'), book('R2')],
      ...[transmit('R3', [invoice('B', 'F10', '20000.00')], '2026-03-16'), book('R3')],
      ...months(1, 15),
    )
    expect(shown(events).at(-1)).toBe(
      '2026-03-16 2027-03-15 365: 3650.00 160.00 3490.00 on 2027-04-01',
    )
  })

  test('ends where the terms of that day say so, not those of another', () =>
    expect(
      shown(
        told(
          bought(under('3650.00', '03-15')),
          amend('2026-03-11', { factoringCommission: yearly('3650.00', '12-31') }),
          ...months(1, 12),
        ),
      ),
    ).toEqual(['2026-01-07 2026-12-31 359: 3590.00 439.50 3150.50 on 2027-01-01']))

  test('agreed away and agreed again counts from when it was agreed again', () =>
    expect(
      shown(
        told(
          startedOn(under('3650.00', '12-31')),
          amend('2026-04-01', { factoringCommission: terms.factoringCommission }),
          amend('2026-10-01', { factoringCommission: yearly('3650.00', '12-31') }),
          ...months(1, 12),
        ),
      ),
    ).toEqual(['2026-10-01 2026-12-31 92: 920.00 0.00 920.00 on 2027-01-01']))

  test('is not due again for the day on which its period ended', () => {
    const { life, commissions } = contractAfter(
      told(bought(under('3650.00', '03-15')), ...months(1, 3)),
    )
    expect(annualMinimum(life, commissions, day('2026-03-15'))).toBeUndefined()
    expect(annualMinimum(life, commissions, day('2026-03-16'))).toMatchObject({
      ...{ from: '2026-03-16', activeDays: 1, minimum: eur('10.00') },
    })
  })

  test('agreed away is charged no more', () =>
    expect(
      shown(
        told(
          startedOn(under('1000.00', '12-31')),
          amend('2026-12-31', { factoringCommission: terms.factoringCommission }),
          ...months(1, 12),
        ),
      ),
    ).toEqual([]))
})

describe('A fee', () => {
  const fee = (kind: 'newDebtor' | 'monthly' | 'file', validFrom: string, amount: string) => ({
    ...{ kind, validFrom: day(validFrom), amount: eur(amount) },
  })
  const tariff: Terms = {
    ...['newDebtor' as const, 'monthly' as const, 'file' as const].reduce(
      (of, kind) => taxing(of, kind, taxable),
      terms,
    ),
    fees: [
      fee('newDebtor', '2026-01-01', '30.00'),
      fee('file', '2026-01-01', '0.00'),
      fee('newDebtor', '2026-03-01', '35.00'),
    ],
  }

  test.each([
    ['2026-01-07', '30.00', '6.00', '36.00'],
    ['2026-02-28', '30.00', '6.00', '36.00'],
    ['2026-03-01', '35.00', '7.00', '42.00'],
  ])('on %s is the tariff of that day, %s and %s of VAT', (on, exclTax, vatAmount, inclTax) =>
    expect(
      only('AncillaryFeeCharged', told(startedOn(tariff), chargeFee('newDebtor', 'B', on))),
    ).toEqual([
      {
        ...{ type: 'AncillaryFeeCharged', contractId, feeKind: 'newDebtor', reference: 'B' },
        ...{ chargedOn: on, exclTax: eur(exclTax), vatAmount: eur(vatAmount), vat: taxable },
        ...{ inclTax: eur(inclTax), valueOn: on },
      },
    ]),
  )

  test('is in use from its day, and the account pays it', () =>
    expect(
      statementOf(told(startedOn(tariff), chargeFee('newDebtor', 'B', '2026-01-08'))).at(-1),
    ).toMatchObject({ ref: 'B', debit: '36.00', clientAccount: '-36.00', fundsInUse: '36.00' }))

  test('is charged once for the same thing on the same day', () => {
    const charged = told(startedOn(tariff), chargeFee('newDebtor', 'B', '2026-01-08'))
    given(...charged)
      .when(chargeFee('newDebtor', 'B', '2026-01-08'))
      .thenNothingChanges()
    for (const other of [
      chargeFee('newDebtor', 'C', '2026-01-08'),
      chargeFee('newDebtor', 'B', '2026-01-09'),
    ]) {
      expect(only('AncillaryFeeCharged', told(charged, other))).toHaveLength(2)
    }
  })

  test('of nothing is none', () =>
    given(...startedOn(tariff))
      .when(chargeFee('file', 'F', '2026-01-08'))
      .thenNothingChanges())

  test('that the tariff does not have, or not yet, is nobody’s to invent', () => {
    given(...startedOn(tariff))
      .when(chargeFee('webAccess', 'portal', '2026-01-08'))
      .thenRejected({ type: 'FeeNotInTariff', feeKind: 'webAccess', on: day('2026-01-08') })
    const later = { ...tariff, fees: tariff.fees.slice(2) }
    given(...startedOn(later))
      .when(chargeFee('newDebtor', 'B', '2026-02-28'))
      .thenRejected({ type: 'FeeNotInTariff', feeKind: 'newDebtor', on: day('2026-02-28') })
  })

  test('leaves the tariff of its day as it is', () =>
    given(...told(startedOn(tariff), chargeFee('newDebtor', 'B', '2026-03-05')))
      .when(amend('2026-03-05', { fees: [] }))
      .thenRejected({ type: 'TermsAlreadyApplied', until: day('2026-03-05') }))

  test('is none before the contract starts', () =>
    given(...startedOn(tariff))
      .when(chargeFee('newDebtor', 'B', '2026-01-06'))
      .thenRejected({ type: 'BeforeContractStarted', startedOn: day('2026-01-07') }))

  test('may still be charged in run-off', () =>
    expect(
      only(
        'AncillaryFeeCharged',
        told(
          startedOn(tariff),
          runOff('2026-02-01', 'default'),
          chargeFee('newDebtor', 'B', '2026-02-02'),
        ),
      ),
    ).toHaveLength(1))

  test('a month comes with its month, once, without being asked for', () => {
    const monthly = { ...tariff, fees: [fee('monthly', '2026-02-01', '50.00')] }
    const events = told(startedOn(monthly), close('2026-01'), close('2026-02'), close('2026-03'))
    expect(
      only('AncillaryFeeCharged', events).map(({ reference, chargedOn, inclTax, valueOn }) => [
        ...[reference, chargedOn, written(inclTax), valueOn],
      ]),
    ).toEqual([
      ['2026-02', '2026-02-28', '60.00', '2026-03-01'],
      ['2026-03', '2026-03-31', '60.00', '2026-04-01'],
    ])
    given(...events)
      .when(close('2026-03'))
      .thenNothingChanges()
  })

  test('in a closed month is corrected as any movement is', () => {
    const dear = { ...tariff, fees: [fee('newDebtor', '2026-01-01', '90000.00')] }
    const events = told(
      ...[bought(dear), close('2026-01'), close('2026-02', '0.0205')],
      chargeFee('newDebtor', 'B', '2026-02-15'),
      close('2026-03', '0.0198'),
    )
    // 108,000.00 × 14 days at 3.55 %
    expect(
      only('FinancingCommissionCorrected', events).map(({ exclTax }) => written(exclTax)),
    ).toEqual(['149.10'])
  })
})

describe('A policy that changes how a fee is taxed', () => {
  const changed = {
    ...{ treatment: 'taxable' as const, rate: rate('0.20') },
    legalBasis: text('CJEU C-232/24'),
  }

  test('taxes what is charged from its day on, and leaves what was charged before', () => {
    const events = told(
      bought(taxing(terms, 'financingCommission', changed, '2026-02-01')),
      ...[close('2026-01'), close('2026-02'), close('2026-03')],
    )
    expect(
      only('FinancingCommissionCharged', events).map(({ month, vat }) => [month, vat]),
    ).toEqual([
      ['2026-01', exempt],
      ['2026-02', changed],
      ['2026-03', changed],
    ])
  })

  test('agreed anew does the same', () => {
    const { vatPolicy } = taxing(terms, 'factoringCommission', exempt, '2026-02-10')
    const events = told(
      bought(),
      amend('2026-02-10', { vatPolicy }),
      ...[transmit('R2', [invoice('B', 'F9', '1000.00')], '2026-02-09'), book('R2')],
      ...[transmit('R3', [invoice('B', 'F10', '1000.00')], '2026-02-10'), book('R3')],
    )
    expect(
      only('FactoringCommissionCharged', events).map(({ vatAmount }) => written(vatAmount)),
    ).toEqual(['87.90', '1.60', '0.00'])
  })

  test('does not tax anew a month that is corrected', () => {
    const events = told(
      bought(taxing(terms, 'financingCommission', changed, '2026-02-01')),
      ...[close('2026-01'), close('2026-02', '0.0205')],
      pay('D2', '36000.00', '2026-01-31'),
      close('2026-03', '0.0198'),
    )
    expect(
      only('FinancingCommissionCorrected', events).map(({ month, exclTax, vatAmount, vat }) => [
        ...[month, written(exclTax), written(vatAmount), vat],
      ]),
    ).toEqual([
      ['2026-01', '3.52', '0.00', exempt],
      ['2026-02', '99.40', '19.88', changed],
    ])
  })
})

describe('What counts from a day before the start is taxed by the first policy:', () => {
  const fromTheStart: Terms = {
    ...onCreditNotes('charge'),
    fundApprovedOnly: false,
    vatPolicy: terms.vatPolicy.map((policy) => ({ ...policy, validFrom: day('2026-01-07') })),
  }
  const perReceivable: Terms = { ...fromTheStart, advanceMode: 'B' }
  const vats = (events: ReadonlyArray<Event>) =>
    [
      ...only('FactoringCommissionCharged', events),
      ...only('FinancingCommissionCharged', events),
    ].map(({ vat }) => vat)
  const early = '2026-01-05'

  test('a credit note', () =>
    expect(vats(told(bought(fromTheStart), note('B', 'F102', ['AV1', early], '2000.00')))).toEqual([
      taxable,
      taxable,
    ]))
  test('what an invoice has paid, which was bought per receivable', () =>
    expect(
      vats(told(bought(perReceivable), collect('C1', early, 'B', { F102: '12000.00' }))),
    ).toEqual([taxable]))
  test('an advance on it', () =>
    expect(
      vats(
        told(
          bought(perReceivable),
          ...[drawOn('D1', ['B', 'F102'], '9000.00'), pay('D1', '9000.00', early)],
          collect('C1', '2026-02-05', 'B', { F102: '12000.00' }),
        ),
      ),
    ).toEqual([taxable, exempt]))
})

test('What an invoice was charged is remembered with what was credited', () => {
  const { commissions } = contractAfter(
    told(bought(), note('B', 'F102', ['AV1', '2026-01-20'], '2000.00', '1.00')),
  )
  expect(commissions.invoices.get(invoiceId('B', 'F102'))).toMatchObject({
    ...{ face: eur('12000.00'), charged: eur('96.00'), credited: eur('2001.00'), vat: taxable },
  })
})
