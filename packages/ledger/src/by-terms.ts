/** Decided on what the contracts say: what is open of an invoice, what it may be short of, when cover may be called. */
import type { Collection, GuaranteeLine } from '@quittance/domain'
import { termsOn } from '@quittance/domain/figures'
import { type Day, isNegative, minus, plusDays } from '@quittance/domain/values'
import type { EventStore } from '@quittance/event-store'

import { contractNow } from './closed.ts'
import type { NotOwed } from './language.ts'
import type { Asking } from './now.ts'
import { tell } from './rooms.ts'

type AllocatePayment = Extract<Collection.Command, { readonly type: 'AllocatePayment' }>

/** With the tolerance of each contract on the day of the receipt; as it is where there is no such day. */
export const byTerms = async (
  reacting: Asking,
  command: AllocatePayment,
): Promise<Collection.Command> => {
  const { collectionId, allocations, claims } = command
  const receivedOn = await receiptDayOf(reacting.given.store, collectionId)
  if (receivedOn === undefined) return command
  const tolerances = []
  for (const contractId of new Set(allocations.map((each) => each.contractId))) {
    const life = (await contractNow(reacting, contractId))?.life
    if (life === undefined || life.versions.isEmpty()) continue
    const tolerance = termsOn(life, receivedOn).settlementTolerance
    tolerances.push({ contractId, tolerance })
  }
  return { type: 'AllocateByTerms', collectionId, allocations, claims: claims ?? [], tolerances }
}

/** Cover is called with the day from which the terms presume the debtor insolvent, if they know one. */
export const calledByTerms = async (
  reacting: Asking,
  command: GuaranteeLine.CallCover,
): Promise<GuaranteeLine.Command> => {
  const { contractId, debtorId, invoices, calledOn } = command
  const contract = await contractNow(reacting, contractId)
  if (contract === undefined || contract.life.versions.isEmpty()) return command
  const { waitingPeriodDays } = termsOn(contract.life, calledOn)
  if (waitingPeriodDays === null) return command
  return {
    ...{ type: 'CallCoverByTerms', contractId, debtorId, calledOn },
    invoices: invoices.map((invoiceId) => {
      const dueOn = contract.funding.receivables.get(invoiceId)?.dueOn
      const presumedOn = dueOn === undefined ? null : plusDays(dueOn, waitingPeriodDays)
      return { invoiceId, presumedOn }
    }),
  }
}

/** Why not: an invoice is paid, another's, or open for less. What a reaction allocates is never asked this. */
export const notOwed = async (
  reacting: Asking,
  { allocations }: AllocatePayment,
): Promise<NotOwed | undefined> => {
  for (const { contractId, debtorId, invoiceId, amount } of allocations) {
    const contract = await contractNow(reacting, contractId)
    const receivable = contract?.funding.receivables.get(invoiceId)
    if (receivable?.debtorId !== debtorId) return { type: 'InvoiceNotOpen', invoiceId }
    const { open } = receivable
    if (isNegative(minus(open, amount))) return { type: 'MoreThanOpen', invoiceId, open }
  }
  return undefined
}

const receiptDayOf = async (store: EventStore, collectionId: string): Promise<Day | undefined> => {
  for await (const [recorded] of store.read(`collection-${collectionId}`, { limit: 1 })) {
    const event = recorded && tell(recorded).event
    return event?.type === 'CollectionReceived' ? event.bookedOn : undefined
  }
  return undefined
}
