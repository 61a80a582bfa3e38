/** Terms of every kind, none of which contradict themselves. Amounts are euros. */
import fc from 'fast-check'

import type { Terms } from '../contract/events/terms.ts'
import type { Country } from '../values/country.ts'
import { type AnnualDate, day } from '../values/day.ts'
import { DebtorId, id } from '../values/identity.ts'
import { plus } from '../values/money.ts'
import { rate } from '../values/rate.ts'
import { text } from '../values/text.ts'
import { exempt, taxable, terms } from './terms.ts'

const anyAmount = (most = 100_000_00) =>
  fc
    .integer({ min: 0, max: most })
    .map((cents) => ({ minor: BigInt(cents), currency: 'EUR' as const }))
const anyShare = () => fc.integer({ min: 0, max: 1000 }).map((of) => rate((of / 1000).toFixed(3)))
const anyDays = (most = 120) => fc.nat(most)
/** As they are once they have been read. */
export const record = <A>(
  fields: { [Field in keyof A]: fc.Arbitrary<A[Field]> },
): fc.Arbitrary<A> => fc.record(fields, { noNullPrototype: true })
const orNull = <A>(some: fc.Arbitrary<A>) => fc.option(some, { nil: null })

const anyFunding = () =>
  record({
    advanceRate: anyShare(),
    fundApprovedOnly: fc.boolean(),
    limitBase: fc.constantFrom('gross' as const, 'net' as const),
    coverBasis: fc.constantFrom('inclTax' as const, 'exclTax' as const),
    controls: record({
      paymentClause: fc.boolean(),
      accounts: fc.constantFrom([], [text('FR7612345987650123456789014')]),
      debtors: fc.constantFrom('any' as const, 'registered' as const),
      legalTerm: orNull(fc.constantFrom('days60' as const, 'days45ThenEndOfMonth' as const)),
    }),
    eligibility: record({
      maxTermDays: anyDays(),
      proofRequired: fc.constantFrom([], ['order' as const], ['deliveryNote' as const]),
      excludedDebtors: fc.constantFrom([], [id(DebtorId, 'D')]),
      excludedCountries: fc.constantFrom([], ['IR' as Country]),
      proForma: fc.boolean(),
      instalments: fc.boolean(),
    }),
    concentration: orNull(
      record({
        limit: anyShare(),
        base: fc.constantFrom('total' as const, 'iterative' as const),
      }),
    ),
    definancing: orNull(record({ overdueDays: anyDays() })),
    specialReserves: fc.constantFrom<Terms['specialReserves']>(
      [],
      [{ kind: 'rateOfEligible', cause: text('dilution'), rate: rate('0.02') }],
      [
        { kind: 'rateOfEligible', cause: text('dilution'), rate: rate('0.05') },
        {
          kind: 'fixed',
          cause: text('social charges'),
          amount: { minor: 50_00n, currency: 'EUR' },
        },
      ],
    ),
    facilityCeiling: orNull(anyAmount()),
  })

/** Mode A on request, mode A by sweep, or mode B. */
const anyWay = () =>
  fc.constantFrom<Pick<Terms, 'advanceMode' | 'drawing'>>(
    { advanceMode: 'A', drawing: 'onRequest' },
    { advanceMode: 'A', drawing: 'dailySweep' },
    { advanceMode: 'B', drawing: 'onRequest' },
  )

const anyFund = () =>
  fc
    .record({
      ...{ retentionRate: anyShare(), min: anyAmount(5_000_00), more: anyAmount() },
      base: fc.constantFrom(
        'grossOutstanding' as const,
        'fundedOutstanding' as const,
        'turnover' as const,
      ),
      minimum: fc.constantFrom('fromFirstDay' as const, 'builtUp' as const),
      interestFreeShare: anyShare(),
      indexation: orNull(fc.constant({ multiplier: rate('1.25'), months: 3 })),
      replenishWithin: anyDays(10),
    })
    .map(({ more, ...fund }) => ({ ...fund, cap: plus(fund.min, more) }))

const anyCosts = () =>
  record({
    factoringCommission: record({
      ...{ rate: anyShare(), perInvoiceMin: anyAmount(20_00) },
      annualMin: orNull(
        record({ amount: anyAmount(), periodEnds: fc.constant('12-31' as AnnualDate) }),
      ),
      onCreditNotes: fc.constantFrom('none' as const, 'charge' as const, 'refund' as const),
    }),
    financingCommission: record({
      reference: fc.constant(terms.financingCommission.reference),
      margin: anyShare(),
      floor: fc.constantFrom('onReference' as const, 'onTotal' as const, 'none' as const),
      dayCount: fc.constantFrom('ACT/360' as const, 'ACT/365' as const),
      capitalisation: fc.constantFrom('monthly' as const, 'none' as const),
      onCreditBalance: fc.constant('none' as const),
    }),
    collectionValue: record({ transfer: anyDays(5), cheque: anyDays(5) }),
    vatPolicy: fc.constantFrom(terms.vatPolicy, [
      ...terms.vatPolicy,
      { feeKind: 'financingCommission' as const, validFrom: day('2026-02-01'), ...taxable },
      { feeKind: 'factoringCommission' as const, validFrom: day('2026-03-01'), ...exempt },
    ]),
  })

export const anyTerms = (): fc.Arbitrary<Terms> =>
  fc
    .record({
      ...{ funding: anyFunding(), way: anyWay(), guaranteeFund: anyFund(), costs: anyCosts() },
      fundReleaseThreshold: anyAmount(1_000_00),
      recourse: fc.constantFrom('full' as const, 'limited' as const, 'nonRecourse' as const),
      dispute: record({
        fundingStops: fc.constantFrom('atOnce' as const, 'afterGrace' as const),
        ...{ graceDays: anyDays(), reassignAfterDaysPastDue: anyDays() },
      }),
      settlementTolerance: record({ amount: anyAmount(10_00), share: anyShare() }),
    })
    .map(({ funding, way, costs, ...others }) => ({
      ...terms,
      ...funding,
      ...way,
      ...costs,
      ...others,
    }))
