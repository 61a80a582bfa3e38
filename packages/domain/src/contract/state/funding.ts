/** What a draw is decided on: open receivables, what their lines cover, what is set aside. */
import { Map as PersistentMap } from 'immutable'

import type { Day } from '../../values/day.ts'
import type { AdvanceId, DebtorId, InvoiceId } from '../../values/identity.ts'
import { invariant } from '../../values/invariant.ts'
import { isNegative, isPositive, type Money, minus, plus, zero } from '../../values/money.ts'
import type { CollectionReversalBooked } from '../events/ending.ts'
import type { CoverNoted } from '../events/funding.ts'
import type { ScheduleBooked } from '../events/schedules.ts'
import type { Event } from '../events.ts'

export interface Funding {
  /** Those of which something is still owed. Persistent: a step of `evolve` copies no table. */
  readonly receivables: PersistentMap<InvoiceId, Receivable>
  readonly debtors: PersistentMap<DebtorId, DebtorStanding>
  /** Granted and not yet paid. */
  readonly earmarks: PersistentMap<AdvanceId, Money>
}

interface Receivable {
  readonly debtorId: DebtorId
  readonly dueOn: Day
  readonly open: Money
  /** As last noted; never counted beyond what is open. */
  readonly covered: Money
}

interface DebtorStanding {
  /** What the line may still cover in all. */
  readonly limit: Money
  /** The line as last heard of; −1 before. */
  readonly lineRevision: bigint
  /** The debtor's own money, of which no invoice is paid yet. */
  readonly credit: Money
}

export const noFunding: Funding = {
  receivables: PersistentMap(),
  debtors: PersistentMap(),
  earmarks: PersistentMap(),
}

const unknownDebtor = ({ currency }: Pick<Money, 'currency'>): DebtorStanding => ({
  limit: zero(currency),
  lineRevision: -1n,
  credit: zero(currency),
})

/**
 * Stops at what cannot be: bought twice, paid beyond what is open. A whole history never says so; a cut
 * of one by booking day may, where what came first was booked later.
 */
export const expectPossible = ({ receivables }: Funding, event: Event): void => {
  const expectOpen = (invoiceId: InvoiceId, atLeast: Money): void => {
    const open = receivables.get(invoiceId)?.open ?? zero(atLeast.currency)
    invariant(!isNegative(minus(open, atLeast)), `${invoiceId} is open for less than is paid`)
  }
  switch (event.type) {
    case 'ScheduleBooked':
      for (const { kind, invoiceId } of event.accepted) {
        const isNew = kind === 'creditNote' || !receivables.has(invoiceId)
        invariant(isNew, `${invoiceId} is bought twice`)
      }
      break
    case 'CollectionBooked':
      for (const { invoiceId, applied } of event.lines) expectOpen(invoiceId, applied)
      break
    case 'CreditNoteBooked':
      expectOpen(event.invoiceId, event.applied)
      break
    default:
  }
}

/** What has nothing to rest on changes nothing here. */
export const fundedOn = (funding: Funding, event: Event): Funding => {
  switch (event.type) {
    case 'ScheduleBooked':
      return bought(funding, event)
    case 'CollectionBooked':
      return event.lines.reduce(
        (before, { invoiceId, applied }) => lowered(before, invoiceId, applied),
        funding,
      )
    case 'CollectionReversalBooked':
      return event.credits.reduce(takenBack, {
        ...funding,
        receivables: event.lines.reduce(restored, funding.receivables),
      })
    case 'CreditNoteBooked':
      return credited(
        isPositive(event.applied) ? lowered(funding, event.invoiceId, event.applied) : funding,
        event.debtorId,
        event.excess,
      )
    case 'DebtorCreditNoted':
      return credited(funding, event.debtorId, event.amount)
    case 'CoverNoted':
      return noted(funding, event)
    case 'AdvanceGranted':
      return { ...funding, earmarks: funding.earmarks.set(event.advanceId, event.amount) }
    case 'AdvanceBooked':
      return { ...funding, earmarks: funding.earmarks.delete(event.advanceId) }
    default:
      return funding
  }
}

const bought = (funding: Funding, { accepted, purchased }: ScheduleBooked): Funding => ({
  ...funding,
  receivables: funding.receivables.withMutations((receivables) => {
    for (const line of accepted) {
      if (line.kind === 'creditNote') continue
      const { invoiceId, debtorId, dueOn, amount: open } = line
      receivables.set(invoiceId, { debtorId, dueOn, open, covered: zero(purchased.currency) })
    }
  }),
})

const lowered = (funding: Funding, invoiceId: InvoiceId, by: Money): Funding => {
  const receivable = funding.receivables.get(invoiceId)
  if (receivable === undefined) return funding
  const open = minus(receivable.open, by)
  const receivables = isPositive(open)
    ? funding.receivables.set(invoiceId, { ...receivable, open })
    : funding.receivables.delete(invoiceId)
  return { ...funding, receivables }
}

/** What is open again keeps the cover that is noted of it, until its line says more. */
const restored = (
  receivables: Funding['receivables'],
  { invoiceId, debtorId, dueOn, restored: amount }: CollectionReversalBooked['lines'][number],
): Funding['receivables'] => {
  const before = receivables.get(invoiceId)
  return receivables.set(
    invoiceId,
    before
      ? { ...before, open: plus(before.open, amount) }
      : { debtorId, dueOn, open: amount, covered: zero(amount.currency) },
  )
}

const takenBack = (
  funding: Funding,
  { debtorId, amount }: CollectionReversalBooked['credits'][number],
): Funding => {
  const debtor = funding.debtors.get(debtorId) ?? unknownDebtor(amount)
  const credit = minus(debtor.credit, amount)
  invariant(!isNegative(credit), `more credit of ${debtorId} is taken back than he has`)
  return { ...funding, debtors: funding.debtors.set(debtorId, { ...debtor, credit }) }
}

const credited = (funding: Funding, debtorId: DebtorId, amount: Money): Funding => {
  if (!isPositive(amount)) return funding
  const debtor = funding.debtors.get(debtorId) ?? unknownDebtor(amount)
  const credit = plus(debtor.credit, amount)
  return { ...funding, debtors: funding.debtors.set(debtorId, { ...debtor, credit }) }
}

const noted = (
  funding: Funding,
  { debtorId, limit, lineRevision, covers }: CoverNoted,
): Funding => {
  const debtor = funding.debtors.get(debtorId) ?? unknownDebtor(limit)
  return {
    ...funding,
    debtors: funding.debtors.set(debtorId, { ...debtor, limit, lineRevision }),
    receivables: funding.receivables.withMutations((receivables) => {
      for (const { invoiceId, covered } of covers) {
        const receivable = receivables.get(invoiceId)
        if (receivable) receivables.set(invoiceId, { ...receivable, covered })
      }
    }),
  }
}
