/** An explanation: the events that a figure rests on, the rule and its source, and the arithmetic step by step. */
import type { Money } from '@quittance/domain/values'

export interface Explanation {
  readonly figure: string
  readonly result: Money
  readonly rule: string
  /** Where the rule is written: a page of the documentation, and the version of the terms. */
  readonly source: string
  readonly steps: ReadonlyArray<Step>
}

export interface Step {
  readonly says: string
  /** Nothing where a step only says why. */
  readonly amount?: Money | string | undefined
  /** `stream@revision`. */
  readonly event?: string | undefined
}

/** `contract-AF-2026-0001@12`. */
export const placeOf = ({
  stream,
  revision,
}: {
  readonly stream: string
  readonly revision: bigint
}): string => `${stream}@${revision}`
