/** An explanation: the events that a figure rests on, the rule and its source, and the arithmetic step by step. */
import type { Money } from '@quittance/domain/values'
import type { either as E } from 'fp-ts'

export interface Explanation {
  readonly figure: string
  readonly result: Money
  /** The one that decided it, `stream@revision`, where one did. */
  readonly event?: string | undefined
  readonly rule: string
  /** Where the rule is written: a page of the documentation, and the version of the terms. */
  readonly source: string
  /** Their amounts add up to the result; of an entry, whose debits are the result, to nothing. */
  readonly steps: ReadonlyArray<Step>
}

export interface Step {
  /** In words and, where an amount was reckoned, from what: `24,000.00 × 0.8 %`. */
  readonly says: string
  /** Nothing where a step only says why; text where it is not rounded. */
  readonly amount?: Money | string | undefined
  /** `stream@revision`. */
  readonly event?: string | undefined
}

/** A rule, and what it comes to. */
export type Reckoned = readonly [rule: string, steps: ReadonlyArray<Step>]

/** Or, where there is no such figure, those that there are. */
export type Explained = E.Either<ReadonlyArray<string>, ReadonlyArray<Explanation>>

/** `contract-AF-2026-0001@12`. */
export const placeOf = ({
  stream,
  revision,
}: {
  readonly stream: string
  readonly revision: bigint
}): string => `${stream}@${revision}`
