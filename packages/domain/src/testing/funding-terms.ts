/** Random terms, as far as they decide what may be drawn; any schedule of the stories can be booked on them. */
import fc from 'fast-check'

import type { Terms } from '../contract/index.ts'
import type { Country } from '../values/country.ts'
import { DebtorId, id } from '../values/identity.ts'
import { type Money, plus } from '../values/money.ts'
import type { ProofKind } from '../values/proof.ts'
import { rate } from '../values/rate.ts'
import { text } from '../values/text.ts'
import { eur } from './amounts.ts'
import { record } from './any-terms.ts'
import { terms } from './terms.ts'

const anyRate = (most: number) =>
  fc.integer({ min: 0, max: most }).map((tenths) => rate((tenths / 1000).toFixed(3)))
const upTo = (most: number): fc.Arbitrary<Money> =>
  fc.integer({ min: 0, max: most }).map((cents) => ({ ...eur('0.00'), minor: BigInt(cents) }))
const orNot = <A>(arbitrary: fc.Arbitrary<A>) => fc.option(arbitrary, { nil: null })

const anySpecialReserves = () =>
  fc.subarray([
    { kind: 'rateOfEligible', cause: text('dilution'), rate: rate('0.0213') } as const,
    { kind: 'fixed', cause: text('social charges'), amount: eur('7123.45') } as const,
  ])

const anyFund = () =>
  record({
    retentionRate: anyRate(1000),
    min: upTo(10_000_00),
    cap: upTo(30_000_00).map((above) => plus(above, eur('10000.00'))),
  })

const anyEligibility = () =>
  record({
    excludedDebtors: fc.subarray(['B', 'C', 'D'].map((debtor) => id(DebtorId, debtor))),
    maxTermDays: fc.constantFrom(60, 90),
    /** Where it is asked for, what is bought is what is released. */
    proofRequired: fc.constantFrom<ReadonlyArray<ProofKind>>([], [], [], ['deliveryNote']),
    excludedCountries: fc.constantFrom<ReadonlyArray<Country>>([], ['IR' as Country]),
    proForma: fc.boolean(),
    instalments: fc.boolean(),
  })

const anyDispute = () =>
  record({
    fundingStops: fc.constantFrom('atOnce' as const, 'afterGrace' as const),
    graceDays: fc.integer({ min: 0, max: 40 }),
  })

const anyConcentration = () =>
  record({
    limit: anyRate(1000),
    base: fc.constantFrom('total' as const, 'iterative' as const),
  })

/** Mode A on request, mode A by sweep, or mode B. */
const anyWay = () =>
  fc.constantFrom<Pick<Terms, 'advanceMode' | 'drawing'>>(
    { advanceMode: 'A', drawing: 'onRequest' },
    { advanceMode: 'A', drawing: 'dailySweep' },
    { advanceMode: 'B', drawing: 'onRequest' },
  )

export const anyFundingTerms = (): fc.Arbitrary<Terms> =>
  fc
    .record({
      advanceRate: anyRate(1000),
      way: anyWay(),
      fundApprovedOnly: fc.boolean(),
      limitBase: fc.constantFrom('gross' as const, 'net' as const),
      coverBasis: fc.constantFrom('inclTax' as const, 'exclTax' as const),
      eligibility: anyEligibility(),
      concentration: orNot(anyConcentration()),
      definancing: orNot(record({ overdueDays: fc.integer({ min: 0, max: 30 }) })),
      specialReserves: anySpecialReserves(),
      facilityCeiling: orNot(upTo(100_000_00)),
      guaranteeFund: anyFund(),
      dispute: anyDispute(),
      factoringCommission: record({ rate: anyRate(25), perInvoiceMin: upTo(10_00) }),
    })
    .map(({ way, ...varied }) => ({
      ...{ ...terms, ...varied, ...way },
      eligibility: { ...terms.eligibility, ...varied.eligibility },
      guaranteeFund: { ...terms.guaranteeFund, ...varied.guaranteeFund },
      dispute: { ...terms.dispute, ...varied.dispute },
      factoringCommission: { ...terms.factoringCommission, ...varied.factoringCommission },
    }))
