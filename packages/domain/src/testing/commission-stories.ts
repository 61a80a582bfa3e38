/** Random stories under terms of every kind, which are amended on the way. */
import fc from 'fast-check'
import type { Contract, Terms } from '../contract/index.ts'
import { later } from '../contract/state/fund.ts'
import type { AnnualDate, Day } from '../values/day.ts'
import { day, plusDays } from '../values/day.ts'
import { text } from '../values/text.ts'
import { eur } from './amounts.ts'
import { anyTerms } from './any-terms.ts'
import { contractId } from './contract.ts'
import { always, anyMove, type Move, type Step } from './contract-stories.ts'
import { taxable } from './terms.ts'

/** Held to after every command, whatever is agreed and amended. */
export const underAnyTerms = (law: (step: Step) => void): void =>
  always(law, anyCosts(), anyCostlyMove())

/** A minimum that ends soon, and a tariff. */
const anyCosts = (): fc.Arbitrary<Terms> =>
  fc
    .tuple(
      anyTerms(),
      fc.constantFrom('01-31', '02-10', '03-31', '12-31').map((date) => date as AnnualDate),
    )
    .map(([terms, periodEnds]) => ({
      ...terms,
      advanceMode: 'A',
      factoringCommission: {
        ...terms.factoringCommission,
        annualMin: terms.factoringCommission.annualMin && {
          ...terms.factoringCommission.annualMin,
          periodEnds,
        },
      },
      fees: [
        { kind: 'monthly', validFrom: day('2026-02-01'), amount: eur('12.34') },
        { kind: 'newDebtor', validFrom: day('1900-01-01'), amount: eur('30.00') },
      ],
      vatPolicy: [
        ...terms.vatPolicy,
        { feeKind: 'monthly', validFrom: day('1900-01-01'), ...taxable },
        { feeKind: 'newDebtor', validFrom: day('1900-01-01'), ...taxable },
      ],
    }))

const anyCostlyMove = (): fc.Arbitrary<Move> =>
  fc.oneof(
    { weight: 8, arbitrary: anyMove() },
    { weight: 2, arbitrary: amending() },
    { weight: 1, arbitrary: charging() },
  )

/** From a day whose terms have decided nothing yet, in the middle of a month or not. */
const amending = (): fc.Arbitrary<Move> =>
  fc
    .tuple(anyCosts(), fc.nat(20))
    .map(([{ vatPolicy: _agreed, ...amended }, days]) => (contract) => {
      const effectiveOn = plusDays(nextDay(contract), days)
      const { advanceMode: _mode, drawing: _drawing, ...terms } = amended
      return [{ type: 'AmendTerms', contractId, effectiveOn, terms }]
    })

const nextDay = ({ life }: Contract): Day => {
  const last = life.versions.last()?.effectiveOn ?? day('2026-01-07')
  const after = life.appliedUntil === undefined ? last : plusDays(life.appliedUntil, 1)
  return later(last, after)
}

const charging = (): fc.Arbitrary<Move> =>
  fc.nat(80).map((days) => (_contract, index) => [
    {
      ...{ type: 'ChargeFee', contractId, feeKind: 'newDebtor', reference: text(`N${index}`) },
      chargedOn: plusDays(day('2026-01-07'), days),
    },
  ])
