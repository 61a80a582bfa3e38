/** A waterfall step by step, as its table has it and its chart draws it. */
import type { Cause, Waterfall } from '@quittance/domain/figures'
import { isNegative, type Money, minus, negated, sum, zero } from '@quittance/domain/values'

import type { Step } from '../page/document.ts'
import { ruleOf, stages, wordsOf } from '../say/availability.ts'
import { figure } from './words.ts'

/** A step of the table, and of the chart: what is deducted is below zero. */
interface Fall {
  readonly words: string
  readonly kind: 'total' | 'less' | 'last'
  /** The section of docs/concepts/availability.md. */
  readonly rule?: string
  readonly amount: Money
}

export const fallsOf = (of: Waterfall): ReadonlyArray<Fall> => {
  const less = (causes: ReadonlyArray<Cause>) => causes.flatMap((cause) => deducted(of, cause))
  return [
    { words: 'Outstanding (encours)', kind: 'total', amount: of.outstanding },
    ...less(stages.receivable),
    { words: 'Eligible', kind: 'total', amount: of.eligible },
    ...less(stages.debtor),
    { words: 'Fundable', kind: 'total', amount: of.fundable },
    ...less(stages.contract),
    { words: 'Gross availability', kind: 'total', amount: of.grossAvailability },
    { words: 'less funds in use (fonds employés)', kind: 'less', amount: negated(of.fundsInUse) },
    ...less(stages.draw),
    { words: 'Availability (disponible)', kind: 'last', amount: of.availability },
  ]
}

const deducted = ({ exclusions }: Waterfall, cause: Cause): ReadonlyArray<Fall> => {
  const own = exclusions.filter((each) => each.cause === cause).map(({ amount }) => amount)
  const [first] = own
  if (first === undefined) return []
  const amount = negated(sum(own, first.currency))
  return [{ words: `less ${wordsOf({ cause })}`, kind: 'less', rule: ruleOf(cause), amount }]
}

/** Each deduction falls from where the step before it ended; a total stands on zero. */
export const stepsOf = (falls: ReadonlyArray<Fall>): ReadonlyArray<Step> => {
  const steps: Array<Step> = []
  for (const { words, kind, amount } of falls) {
    const nothing = zero(amount.currency)
    const from = kind === 'less' ? (steps.at(-1)?.to ?? nothing) : nothing
    const to = minus(from, negated(amount))
    const last = isNegative(amount) ? 'bad' : 'good'
    const colour = kind === 'last' ? last : kind
    steps.push({ name: inEnglish(words), says: figure(amount), from, to, colour })
  }
  return steps
}

const inEnglish = (words: string): string => words.replace(/ \([^()]*\)$/, '')
