/** Terms as they are given, and as they were given before. */
import { describe, expect, test } from '@jest/globals'
import { either as E } from 'fp-ts'

import { upcasted } from '../event-codec.ts'
import { eur } from '../testing/amounts.ts'
import { contractId } from '../testing/contract.ts'
import { given, terms, termsOf } from '../testing/terms.ts'
import { money } from '../values/money.ts'
import { rate } from '../values/rate.ts'
import { Command } from './commands.ts'
import { GivenTerms } from './events/terms/given.ts'
import golden from './events.golden.json' with { type: 'json' }
import { upcasts } from './events.ts'

describe('An offer of the first version', () => {
  const versions = ['1', '2', '3'].map((version) => {
    const { schemaVersion: _version, ...offer } = Object(
      golden.find(
        ({ type, schemaVersion = '1' }: { type: string; schemaVersion?: string }) =>
          type === 'OfferSent' && schemaVersion === version,
      ),
    )
    return offer
  })

  test('is read as the third says it, for ever; so is one of the second', () =>
    expect(versions.map((offer, index) => upcasted(upcasts, index + 1, offer))).toEqual(
      versions.map(() => E.right(versions[2])),
    ))
})

describe('Terms that say nothing more', () => {
  test('are those of the rules', () =>
    expect(terms).toMatchObject({
      ...{ advanceMode: 'A', drawing: 'onRequest', limitBase: 'gross', facilityCeiling: null },
      ...{ concentration: null, definancing: null, specialReserves: [], fees: [] },
      guaranteeFund: {
        ...{ base: 'grossOutstanding', minimum: 'fromFirstDay', interestFreeShare: rate('1') },
        ...{ indexation: null, replenishWithin: 5 },
      },
      fundReleaseThreshold: eur('0.00'),
      factoringCommission: { annualMin: null, onCreditNotes: 'none' },
      financingCommission: {
        ...{ floor: 'onReference', dayCount: 'ACT/360' },
        ...{ capitalisation: 'monthly', onCreditBalance: 'none' },
      },
      dispute: { fundingStops: 'atOnce', graceDays: 30, reassignAfterDaysPastDue: 120 },
      ...{ recourse: 'nonRecourse', coverBasis: 'inclTax', waitingPeriodDays: null },
      settlementTolerance: { amount: eur('0.00'), share: rate('0') },
      ...{ disclosure: 'notified', collectionMandate: 'factor', standingSubrogation: false },
      ...{ latePenaltyBeneficiary: 'factor', directPayment: { passOnWithin: 5 } },
      controls: { paymentClause: false, accounts: [], debtors: 'any', legalTerm: 'days60' },
    }))

  test('are in the currency of the fund', () => {
    const min = { amount: '0', currency: 'JPY' }
    const yen = termsOf({ ...given, guaranteeFund: { ...given.guaranteeFund, min, cap: min } })
    expect(yen.fundReleaseThreshold).toEqual(money('0', 'JPY'))
    expect(yen.settlementTolerance.amount).toEqual(money('0', 'JPY'))
  })

  test.each(['semiConfidential', 'confidential'])('leave a %s debtor to the client', (disclosure) =>
    expect(termsOf({ ...given, disclosure }).collectionMandate).toBe('client'),
  )

  test('may be said in part', () => {
    const dispute = { graceDays: 10 }
    expect(termsOf({ ...given, dispute }).dispute).toEqual({ ...terms.dispute, ...dispute })
    const controls = { debtors: 'registered' }
    expect(termsOf({ ...given, controls }).controls).toEqual({ ...terms.controls, ...controls })
  })
})

describe('A commission that names its VAT', () => {
  test('has it as policy from the first day on', () =>
    expect(terms.vatPolicy.map(({ feeKind, validFrom }) => [feeKind, validFrom])).toEqual([
      ['factoringCommission', '1900-01-01'],
      ['financingCommission', '1900-01-01'],
    ]))

  test('goes before what the policy says of later days', () => {
    const later = { feeKind: 'financingCommission', validFrom: '2026-07-01' }
    const vatPolicy = [{ ...later, ...given.factoringCommission.vat }]
    expect(termsOf({ ...given, vatPolicy }).vatPolicy.map(({ validFrom }) => validFrom)).toEqual([
      '1900-01-01',
      '1900-01-01',
      '2026-07-01',
    ])
  })
})

describe('Terms are not read', () => {
  test.each<[string, object]>([
    ['with a rate above 1', { advanceRate: '1.01' }],
    ['with a share below 0', { concentration: { limit: '-0.1', base: 'total' } }],
    ['with a term of no name', { discount: '0.1' }],
    ['with a number for an amount', { facilityCeiling: 110000 }],
    ['with a list for a record', { dispute: [] }],
    ['with a text for controls', { controls: 'all' }],
    ['with a legal term that is not named', { controls: { legalTerm: '45 days end of month' } }],
    ['with a text for a record', { commitments: 'SC-5' }],
    ['with nothing for a record', { guaranteeFund: null }],
    ['with a text for a list', { vatPolicy: 'none' }],
    ['with a text for a VAT', { factoringCommission: { ...given.factoringCommission, vat: '' } }],
    ['without a reference', { financingCommission: { margin: '0.015' } }],
    ['with a country of three letters', { eligibility: { excludedCountries: ['FRA'] } }],
    [
      'with a period that ends on a day that not every year has',
      {
        factoringCommission: {
          ...given.factoringCommission,
          annualMin: { amount: { amount: '1.00', currency: 'EUR' }, periodEnds: '02-29' },
        },
      },
    ],
  ])('%s', (_what, otherwise) => {
    expect(E.isRight(GivenTerms.decode(given))).toBe(true)
    expect(E.isLeft(GivenTerms.decode({ ...given, ...otherwise }))).toBe(true)
  })

  test('when there are none', () =>
    expect(E.isLeft(Command.decode({ type: 'SendOffer', contractId, terms: 'none' }))).toBe(true))
})
