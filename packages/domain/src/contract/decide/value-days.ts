/** From when each part of a payment that goes back counts: as it did when it came. */
import type { Day } from '../../values/day.ts'
import type { InvoiceId } from '../../values/identity.ts'
import { isPositive, type Money, min, minus } from '../../values/money.ts'
import type { BookReversal } from '../commands/ending.ts'
import type { CreditUse } from '../state/payments.ts'

type Lines = BookReversal['lines']

interface Part {
  readonly valueOn: Day
  readonly lines: Lines
}

/** What the receipt paid by itself from its value day, first; what its credit paid later, from each day of use. */
export const byValueDay = (
  lines: Lines,
  receivedFrom: Day,
  uses: ReadonlyArray<CreditUse>,
): ReadonlyArray<Part> => {
  const left = new Map<InvoiceId, Money>(
    lines.map(({ invoiceId, restored }) => [invoiceId, restored]),
  )
  const restoredOf = (invoiceId: InvoiceId, most: Money): Money => {
    const of = left.get(invoiceId) ?? { ...most, minor: 0n }
    const restored = min(of, most)
    left.set(invoiceId, minus(of, restored))
    return restored
  }
  const linesOf = (paid: ReadonlyMap<InvoiceId, Money>): Lines =>
    lines
      .flatMap((line) => {
        const most = paid.get(line.invoiceId)
        return most ? [{ ...line, restored: restoredOf(line.invoiceId, most) }] : []
      })
      .filter(({ restored }) => isPositive(restored))
  const ofCredits = uses.map(({ valueOn, paid }) => ({ valueOn, lines: linesOf(paid) }))
  const ofReceipt = { valueOn: receivedFrom, lines: linesOf(new Map(left)) }
  return [ofReceipt, ...ofCredits].filter((part) => part.lines.length > 0)
}
