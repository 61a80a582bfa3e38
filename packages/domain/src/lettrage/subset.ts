/** Some invoices that come to an amount exactly: a bounded search, the same every time. */
import type { OpenInvoice } from './proposal.ts'

export interface Subset {
  /** None found: either there is none, or the search gave up. */
  readonly found: ReadonlyArray<OpenInvoice> | undefined
  readonly gaveUp: boolean
}

/**
 * Of the invoices, oldest due first, the first subset in that order: one with an older invoice comes before
 * one without. Each try of an invoice is a step; after `steps` of them the search gives up.
 */
export const exactSubset = (
  invoices: ReadonlyArray<OpenInvoice>,
  amount: bigint,
  steps: number,
): Subset => {
  const fitting = invoices.filter(({ open }) => open.minor <= amount)
  // What an invoice and all that follow it come to: no branch is entered that cannot reach the amount.
  const following: Array<bigint> = fitting.map(() => 0n)
  for (let index = fitting.length - 1, sum = 0n; index >= 0; index -= 1) {
    sum += fitting[index]?.open.minor ?? 0n
    following[index] = sum
  }
  const taken: Array<number> = []
  let [left, index, tried] = [amount, 0, 0]
  while (left > 0n) {
    if (tried === steps) return { found: undefined, gaveUp: true }
    tried += 1
    const open = fitting[index]?.open.minor
    if (open !== undefined && (following[index] ?? 0n) >= left) {
      if (open <= left) {
        taken.push(index)
        left -= open
      }
      index += 1
      continue
    }
    const last = taken.pop()
    if (last === undefined) return { found: undefined, gaveUp: false }
    left += fitting[last]?.open.minor ?? 0n
    index = last + 1
  }
  return { found: taken.flatMap((at) => fitting[at] ?? []), gaveUp: false }
}
