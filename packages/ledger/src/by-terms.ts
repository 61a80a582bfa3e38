/** An allocation is decided on what its contracts say: what is open of an invoice, what it may be short of. */
import type { Collection } from '@quittance/domain'
import { termsOn } from '@quittance/domain/figures'
import { type Day, isNegative, minus } from '@quittance/domain/values'
import type { EventStore } from '@quittance/event-store'

import { contractNow } from './closed.ts'
import type { NotOwed } from './language.ts'
import { tell } from './rooms.ts'
import type { Asking } from './state-now.ts'

type AllocatePayment = Extract<Collection.Command, { readonly type: 'AllocatePayment' }>

/** With the tolerance of each contract on the day of the receipt; as it is where there is no such day. */
export const byTerms = async (
  reacting: Asking,
  command: AllocatePayment,
): Promise<Collection.Command> => {
  const { collectionId, allocations } = command
  const receivedOn = await receiptDayOf(reacting.given.store, collectionId)
  if (receivedOn === undefined) return command
  const tolerances = []
  for (const contractId of new Set(allocations.map((each) => each.contractId))) {
    const life = (await contractNow(reacting, contractId))?.life
    if (life === undefined || life.versions.isEmpty()) continue
    const tolerance = termsOn(life, receivedOn).settlementTolerance
    tolerances.push({ contractId, tolerance })
  }
  return { type: 'AllocateByTerms', collectionId, allocations, tolerances }
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
