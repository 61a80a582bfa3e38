/**
 * Which invoices a receipt pays: proposed, for a person or a rule to accept (`AllocatePayment`). The debtor's own
 * indication first, then the reference of his bank entry, one invoice of that amount, some that come to it, the
 * first due; the rest is on account. Of what nobody said, those covered by a line that has ended come first. Pure, and the same whatever the order in which the invoices are given.
 */
import type { InvoiceId } from '../values/identity.ts'
import { isPositive, isZero, type Money, min, minus } from '../values/money.ts'
import { normalised } from '../values/number.ts'
import type { Match, OpenInvoice, Proposal, Proposed, Receipt } from './proposal.ts'
import { exactSubset } from './subset.ts'

/** Enough for any subset of a dozen invoices, and a few milliseconds. */
const stepsMost = 100_000

export const propose = (
  { amount, indicated, reference }: Receipt,
  open: ReadonlyArray<OpenInvoice>,
  steps = stepsMost,
): Proposal => {
  const invoices = open.filter((each) => each.open.currency === amount.currency).sort(byDueDate)
  const byNumber = new Map(invoices.toReversed().map((each) => [normalised(each.number), each]))
  const unknown = indicated.filter((number) => !byNumber.has(normalisedText(number)))
  const listed = indicated.flatMap((number) => byNumber.get(normalisedText(number)) ?? [])
  const named = listed.length > 0 ? [] : namedIn(reference, byNumber)
  const taken = new Map<InvoiceId, Money>()
  const allocations: Array<Proposed> = []
  let left = amount

  const pay = (match: Match, payable: ReadonlyArray<OpenInvoice>): void => {
    for (const { invoiceId, open: owed } of payable) {
      const share = min(left, owed)
      if (taken.has(invoiceId) || !isPositive(share)) continue
      taken.set(invoiceId, share)
      allocations.push({ invoiceId, amount: share, match })
      left = minus(left, share)
    }
  }

  /** Whether it gave up its search of a subset. */
  const payUnsaid = (payable: ReadonlyArray<OpenInvoice>): boolean => {
    const one = payable.find((invoice) => isZero(minus(invoice.open, left)))
    if (one) pay('exactAmount', [one])
    if (!isPositive(left)) return false
    const { found, gaveUp } = exactSubset(payable, left.minor, steps)
    if (found) pay('exactSubset', found)
    pay('firstDue', payable)
    return gaveUp
  }

  pay('indicated', listed)
  pay('referenced', named)
  // Who says what he pays pays that: what he pays beyond it is on account.
  const isSilent = listed.length + named.length === 0
  const parts = [true, false].map((first) =>
    invoices.filter(({ paidFirst }) => paidFirst === first),
  )
  const gaveUp = isSilent && parts.map(payUnsaid).includes(true)
  return { allocations, left, unknown, gaveUp }
}

/** First due first; of one day, by number and id, so that no order is by chance. */
const byDueDate = (a: OpenInvoice, b: OpenInvoice): number =>
  compare(a.dueOn, b.dueOn) || compare(a.number, b.number) || compare(a.invoiceId, b.invoiceId)

const compare = (a: string, b: string): number => {
  if (a === b) return 0
  return a < b ? -1 : 1
}

/** The words of a text that are numbers of open invoices, in their order. */
const namedIn = (
  reference: string,
  byNumber: ReadonlyMap<string, OpenInvoice>,
): ReadonlyArray<OpenInvoice> =>
  reference.split(/[\s,;+&]+/).flatMap((word) => byNumber.get(normalisedText(word)) ?? [])

/** As an invoice's number would be, were it one. */
const normalisedText = (text: string): string =>
  normalised(text as Parameters<typeof normalised>[0])
