/** Terms that contradict themselves are never agreed, neither in an offer nor by an amendment. */
import { describe, expect, test } from '@jest/globals'
import { either as E } from 'fp-ts'

import { eur, usd } from '../testing/amounts.ts'
import {
  amend,
  approve,
  checkKyc,
  completeDocuments,
  contractId,
  offer,
  receive,
  request,
  sign,
  start,
  startedOn,
  stateAfter,
  taxable,
  taxing,
  terms,
  told,
} from '../testing/contract.ts'
import { scenario } from '../testing/scenario.ts'
import { given as givenTerms, termsOf } from '../testing/terms.ts'
import type { Country } from '../values/country.ts'
import { type AnnualDate, day } from '../values/day.ts'
import { DebtorId, id } from '../values/identity.ts'
import { rate } from '../values/rate.ts'
import { text } from '../values/text.ts'
import { references } from './decide/terms.ts'
import { decider, type Terms } from './index.ts'

const { given } = scenario(decider)
const { guaranteeFund, factoringCommission, financingCommission, eligibility, recovery } = terms
const fileFee = (from: string) =>
  ({ kind: 'file', validFrom: day(from), amount: eur('50.00') }) as const
const [plan] = recovery
if (!plan) throw new Error('no plan')
const hardship = text('hardship')

const contradictions: ReadonlyArray<readonly [string, Partial<Terms>, object]> = [
  ...(
    [
      ['the fund', { guaranteeFund: { ...guaranteeFund, min: usd('0.00') } }],
      ['the threshold', { fundReleaseThreshold: usd('0.00') }],
      [
        'the commission',
        { factoringCommission: { ...factoringCommission, perInvoiceMin: usd('1.00') } },
      ],
      ['the annual minimum', annualMin('USD')],
      ['the ceiling', { facilityCeiling: usd('1.00') }],
      ['the tolerance', { settlementTolerance: { amount: usd('0.00'), share: rate('0') } }],
      ['a fee', { fees: [{ ...fileFee('2026-01-01'), amount: usd('50.00') }] }],
      ['a reserve', { specialReserves: [{ kind: 'fixed', cause: hardship, amount: usd('1.00') }] }],
    ] as const
  ).map(
    ([what, changes]) =>
      [
        `${what} in another currency`,
        changes,
        { type: 'CurrencyMustMatch', currency: 'EUR' },
      ] as const,
  ),
  ['a ceiling below zero', { facilityCeiling: eur('-0.01') }, { type: 'AmountMustNotBeNegative' }],
  [
    'a cap under the minimum',
    { guaranteeFund: { ...guaranteeFund, cap: eur('2999.99') } },
    { type: 'CapUnderMinimum', min: eur('3000.00'), cap: eur('2999.99') },
  ],
  [
    'a reference that no one fixes',
    { financingCommission: { ...financingCommission, reference: text('LIBOR 1M') } },
    { type: 'ReferenceUnknown', reference: 'LIBOR 1M', known: references },
  ],
  ...(['exempt', 'outOfScope'] as const).map(
    (treatment) =>
      [
        `a fee that is ${treatment}, at a rate above 0`,
        taxing(terms, 'factoringCommission', { ...taxable, treatment }),
        {
          ...{ type: 'RateContradictsTreatment', feeKind: 'factoringCommission', treatment },
          ...{ validFrom: day('1900-01-01'), rate: rate('0.20') },
        },
      ] as const,
  ),
  ['a sweep of mode B', { advanceMode: 'B', drawing: 'dailySweep' }, { type: 'SweepNeedsModeA' }],
  ...(
    [
      ['notified', 'client'],
      ['confidential', 'factor'],
    ] as const
  ).map(
    ([disclosure, collectionMandate]) =>
      [
        `debtors ${disclosure} who pay the ${collectionMandate}`,
        { disclosure, collectionMandate },
        { type: 'MandateContradictsDisclosure', disclosure, collectionMandate },
      ] as const,
  ),
  [
    'a commission that no policy taxes',
    { vatPolicy: terms.vatPolicy.slice(0, 1) },
    { type: 'VatPolicyMissing', feeKind: 'financingCommission' },
  ],
  [
    'a fee that no policy taxes',
    { fees: [fileFee('2026-01-01')] },
    { type: 'VatPolicyMissing', feeKind: 'file' },
  ],
  [
    'two VAT rates of one day',
    { vatPolicy: [...terms.vatPolicy, ...terms.vatPolicy.slice(0, 1)] },
    {
      ...{ type: 'DatesOutOfOrder', term: 'vatPolicy', kind: 'factoringCommission' },
      ...{ before: '1900-01-01', validFrom: '1900-01-01' },
    },
  ],
  [
    'fees out of order',
    { fees: [fileFee('2026-02-01'), fileFee('2026-01-01')] },
    {
      ...{ type: 'DatesOutOfOrder', term: 'fees', kind: 'file' },
      ...{ before: '2026-02-01', validFrom: '2026-01-01' },
    },
  ],
  ...(
    [
      [
        'proofRequired',
        'order',
        { eligibility: { ...eligibility, proofRequired: ['order', 'order'] } },
      ],
      [
        'accounts',
        'FR76',
        { controls: { ...terms.controls, accounts: [text('FR76'), text('FR76')] } },
      ],
      [
        'excludedDebtors',
        'H',
        {
          eligibility: { ...eligibility, excludedDebtors: [id(DebtorId, 'H'), id(DebtorId, 'H')] },
        },
      ],
      [
        'excludedCountries',
        'IR',
        { eligibility: { ...eligibility, excludedCountries: ['IR', 'IR'] as Array<Country> } },
      ],
      [
        'specialReserves',
        'hardship',
        {
          specialReserves: [
            { kind: 'rateOfEligible', cause: hardship, rate: rate('0.1') },
            { kind: 'fixed', cause: hardship, amount: eur('1.00') },
          ],
        },
      ],
      ['supportingDocuments', 'KBIS', { supportingDocuments: [text('KBIS'), text('KBIS')] }],
      [
        'commitments',
        'SC-5',
        {
          commitments: {
            ...terms.commitments,
            promised: terms.commitments.promised.flatMap((each) => [each, each]),
          },
        },
      ],
      [
        'recovery',
        'courtesy',
        { recovery: [{ ...plan, steps: plan.steps.flatMap((s) => [s, s]) }] },
      ],
    ] as ReadonlyArray<readonly [string, string, Partial<Terms>]>
  ).map(
    ([term, name, changes]) =>
      [`${term} with ${name} twice`, changes, { type: 'NamedTwice', term, name }] as const,
  ),
  [
    'a second reminder on the day of the first',
    {
      recovery: [
        {
          ...plan,
          steps: [
            { step: 'L1', daysFromDue: 5 },
            { step: 'L2', daysFromDue: 5 },
          ],
        },
      ],
    },
    { type: 'StepsOutOfOrder', step: 'L2' },
  ],
]

describe('No terms are agreed with', () => {
  test.each(contradictions)('%s', (_what, changes, why) => {
    const offered = decider.decide(
      stateAfter(told([], request(), approve())),
      offer({ ...terms, ...changes }),
    )
    expect(offered).toEqual(E.left({ ...why }))
    const amended = decider.decide(stateAfter(startedOn()), amend('2026-02-01', changes))
    expect(amended).toEqual(offered)
  })

  test.each(['EURIBOR-3M', 'euribor 12m', '€STR', 'Base rate'])(
    'but a fixing is called %s',
    (named) => {
      const otherwise = {
        ...terms,
        financingCommission: { ...financingCommission, reference: text(named) },
      }
      expect(
        E.isRight(decider.decide(stateAfter(told([], request(), approve())), offer(otherwise))),
      ).toBe(true)
    },
  )

  test('but fees may change, each taxed as of its day', () => {
    const fees = [fileFee('2026-01-01'), { ...fileFee('2026-07-01'), amount: eur('60.00') }]
    const taxed = taxing({ ...terms, fees }, 'file', taxable, '2026-01-01')
    given(...told([], request(), approve()))
      .when(offer(taxed))
      .then({ type: 'OfferSent', contractId, terms: taxed })
  })
})

describe('A fee without VAT on the first day', () => {
  const late = taxing(terms, 'financingCommission', taxable, '2026-01-08')
  const only = { ...late, vatPolicy: late.vatPolicy.filter(({ validFrom }) => validFrom > '2025') }
  const vatPolicy = [...terms.vatPolicy.slice(0, 1), ...only.vatPolicy]
  const signed = told([], request(), approve(), offer({ ...terms, vatPolicy }), checkKyc(), sign())

  test('keeps a contract from its start', () =>
    given(...told(signed, completeDocuments()))
      .when(start('2026-01-07'))
      .thenRejected({
        ...{ type: 'VatPolicyMissing', feeKind: 'financingCommission', on: day('2026-01-07') },
      }))
  test('does not, once there is one', () =>
    given(...told(signed, completeDocuments()))
      .when(start('2026-01-08'))
      .then({ type: 'ContractStarted', contractId, startedOn: day('2026-01-08') }))
  test('is in no amendment', () =>
    given(...startedOn())
      .when(amend('2026-01-07', { vatPolicy }))
      .thenRejected({
        ...{ type: 'VatPolicyMissing', feeKind: 'financingCommission', on: day('2026-01-07') },
      }))
  test('does no harm if the fee comes later too', () => {
    const fees = [fileFee('2026-03-01')]
    const taxed = taxing({ ...terms, fees }, 'file', taxable, '2026-03-01')
    given(...startedOn())
      .when(amend('2026-02-01', { fees, vatPolicy: taxed.vatPolicy }))
      .then({ type: 'TermsAmended', contractId, effectiveOn: day('2026-02-01'), terms: taxed })
  })
})

describe('Documents that the terms ask for', () => {
  const asking = termsOf({ ...givenTerms, supportingDocuments: ['KBIS', 'accounts'] })
  const signed = told([], request(), approve(), offer(asking), checkKyc(), sign())

  test('are missing until they come', () =>
    given(...told(signed, receive('accounts')))
      .when(completeDocuments())
      .thenRejected({ type: 'DocumentsMissing', missing: ['KBIS'] }))
  test('come in any order, even before the signature, and others too', () =>
    given(
      ...told(
        told([], request(), receive('KBIS'), approve(), offer(asking), checkKyc(), sign()),
        receive('map'),
        receive('accounts'),
      ),
    )
      .when(completeDocuments())
      .then({ type: 'SupportingDocumentsCompleted', contractId }))
  test('come once', () =>
    given(...told(signed, receive('KBIS')))
      .when(receive('KBIS'))
      .thenNothingChanges())
  test('do not come before their time: a contract is signed first', () =>
    given(...told([], request(), approve(), offer(asking)))
      .when(completeDocuments())
      .thenRejected({ type: 'ContractNotThere', status: 'OfferSent' }))
})

function annualMin(currency: 'USD'): Partial<Terms> {
  const minimum = { amount: { ...eur('6000.00'), currency }, periodEnds: '12-31' as AnnualDate }
  return { factoringCommission: { ...factoringCommission, annualMin: minimum } }
}
