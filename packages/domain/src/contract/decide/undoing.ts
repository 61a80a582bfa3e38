/** What its invoice had of a payment or a credit note first undoes what the contract took of it since. */
import type { InvoiceId } from '../../values/identity.ts'
import { isPositive, type Money, min, minus, zero } from '../../values/money.ts'
import type { Event } from '../events.ts'
import type { Contract } from '../state.ts'
import { reopening } from './ending.ts'
import type { Occasion } from './fund.ts'

interface Booked {
  readonly invoiceId: InvoiceId
  /** All that the invoice took of it: what was paid, and what that was short of. */
  readonly amount: Money
}

/**
 * The invoice judges what is open: of a charge-back, a loss or a direct payment it takes no more. What the
 * contract took beyond that is undone, the last first, before the money is booked; one that was closed for it
 * is in its run-off again.
 */
export const undoing = (
  contract: Contract,
  booked: ReadonlyArray<Booked>,
  occasion: Occasion,
): ReadonlyArray<Event> => {
  const undone = booked.flatMap((each) => undoneBy(contract, each, occasion))
  return undone.length === 0 ? [] : [...reopening(contract, occasion), ...undone]
}

const undoneBy = (
  { funding }: Contract,
  { invoiceId, amount: booked }: Booked,
  { contractId, on: undoneOn }: Occasion,
): ReadonlyArray<Event> => {
  let over = minus(booked, funding.receivables.get(invoiceId)?.open ?? zero(booked.currency))
  const lastFirst = [...(funding.takings.get(invoiceId) ?? [])].reverse()
  return lastFirst.flatMap(({ of, amount: taken, valueOn, receivable }): ReadonlyArray<Event> => {
    const { debtorId, number } = receivable
    const amount = min(taken, over)
    if (!isPositive(amount)) return []
    over = minus(over, amount)
    return [
      {
        ...{ type: 'TakingUndone', contractId, debtorId, invoiceId, number, of, amount },
        ...{ undoneOn, valueOn },
      },
    ]
  })
}
