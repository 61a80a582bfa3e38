/** What is asked of a recovery is decided on its invoice as it is, by the terms and the debtor of that day. */
import { Debtor, Invoice, Recovery } from '@quittance/domain'
import { receivableOn } from '@quittance/domain/figures'
import { type CollectionId, type Day, isPositive } from '@quittance/domain/values'
import type { EventStore } from '@quittance/event-store'

import { contractNow } from './closed.ts'
import type { AnyCommand } from './language.ts'
import { type Asking, now } from './now.ts'
import { tell } from './rooms.ts'

/** What may be asked of a recovery. */
export const isOfRecovery = (command: AnyCommand): command is Recovery.Request =>
  Recovery.Request.is(command)

/** As it was asked where no such invoice is assigned under that contract. */
export const byReceivable = async (
  asking: Asking,
  asked: Recovery.Request,
): Promise<Recovery.Command> => {
  const { invoiceId, contractId, debtorId } = asked
  const invoice = await now(asking, Invoice, invoiceId)
  const contract = await contractNow(asking, contractId)
  if (contract === undefined || !isOf(invoice, asked)) return asked
  const debtor = await now(asking, Debtor, debtorId)
  const receivable = receivableOn({ invoice, life: contract.life, debtor }, Recovery.dayOf(asked))
  if (receivable === undefined) return asked
  const payment =
    asked.type === 'ClaimLatePenalty'
      ? await paymentBy(asking.given.store, invoice, asked.collectionId)
      : null
  return { type: 'Recover', asked, receivable: { ...receivable, payment } }
}

const isOf = (
  state: Invoice.State,
  { contractId, debtorId }: Recovery.Request,
): state is Invoice.Invoice =>
  state.status !== 'Absent' &&
  state.submitted.contractId === contractId &&
  state.submitted.debtorId === debtorId

const paymentBy = async (
  store: EventStore,
  { payments }: Invoice.Invoice,
  collectionId: CollectionId,
) => {
  const amount = payments.get(collectionId)?.applied
  const paidOn = await receiptDayOf(store, collectionId)
  return amount && isPositive(amount) && paidOn ? { amount, paidOn } : null
}

/** The day on which the factor, or the client, had it. */
const receiptDayOf = async (store: EventStore, collectionId: string): Promise<Day | undefined> => {
  for await (const [recorded] of store.read(`collection-${collectionId}`, { limit: 1 })) {
    const event = recorded && tell(recorded).event
    if (event?.type === 'CollectionReceived') return event.bookedOn
    if (event?.type === 'DirectPaymentReported') return event.receivedByClientOn
  }
  return undefined
}
