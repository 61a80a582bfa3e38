/** What is asked of a recovery is decided on its invoice as it is, by the terms and the debtor of that day. */
import { Contract, Debtor, Invoice, Recovery } from '@quittance/domain'
import { termsOn } from '@quittance/domain/figures'
import { type CollectionId, type Day, zero } from '@quittance/domain/values'
import type { EventStore } from '@quittance/event-store'

import type { AnyCommand } from './language.ts'
import { tell } from './rooms.ts'
import { type Asking, stateNow } from './state-now.ts'

type Present = Extract<Contract.State, { readonly status: 'Present' }>

/** As it was asked where no such invoice is assigned under that contract. */
export const byReceivable = async (
  asking: Asking,
  asked: Recovery.Request,
): Promise<Recovery.Command> => {
  const invoice = await stateNow(asking, Invoice, asked.invoiceId)
  const contract = await stateNow(asking, Contract, asked.contractId)
  if (!isOwned(invoice, asked) || contract.status === 'Absent') return asked
  const { open, dispute, resolved, dueOn, assigned } = invoice
  const terms = termsOn(contract.life, dayOf(asked))
  const debtor = await stateNow(asking, Debtor, asked.debtorId)
  const unknown = { typology: null, sector: null, country: null }
  return {
    ...{ type: 'Recover', asked },
    receivable: {
      ...{ open, dueOn, assignedOn: assigned.assignedOn },
      disputed: dispute && !resolved ? dispute.amount : zero(open.currency),
      disclosure: assigned.disclosure ?? disclosureOn(contract, assigned.assignedOn),
      ...{ plans: terms.recovery, debtor: debtor.kind ?? unknown },
      latePenaltyBeneficiary: terms.latePenaltyBeneficiary,
      payment:
        asked.type === 'ClaimLatePenalty'
          ? await paymentBy(asking.given.store, invoice, asked.collectionId)
          : null,
      insolventSince: null,
    },
  }
}

type Owned = Invoice.Invoice & { readonly assigned: Invoice.InvoiceAssigned }

const isOwned = (
  state: Invoice.State,
  { contractId, debtorId }: Recovery.Request,
): state is Owned =>
  (state.status === 'Assigned' || state.status === 'Extinguished') &&
  state.submitted.contractId === contractId &&
  state.submitted.debtorId === debtorId

/** Of an invoice assigned before that was recorded. */
const disclosureOn = ({ life }: Present, on: Day) => termsOn(life, on).disclosure

const paymentBy = async (
  store: EventStore,
  { payments }: Invoice.Invoice,
  collectionId: CollectionId,
) => {
  const amount = payments.get(collectionId)?.applied
  const paidOn = await receiptDayOf(store, collectionId)
  return amount === undefined || amount.minor === 0n || paidOn === undefined
    ? null
    : { amount, paidOn }
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

const dayOf = (asked: Recovery.Request): Day => {
  switch (asked.type) {
    case 'SendDunning':
      return asked.sentOn
    case 'MakePromise':
      return asked.madeOn
    case 'KeepPromise':
      return asked.keptOn
    case 'BreakPromise':
      return asked.on
    case 'SuspendRecovery':
      return asked.suspendedOn
    case 'ResumeRecovery':
      return asked.resumedOn
    case 'ServeFormalNotice':
      return asked.servedOn
    case 'OpenLitigation':
      return asked.openedOn
    case 'ClaimLatePenalty':
      return asked.claimedOn
  }
}

/** What may be asked of a recovery. */
export const isOfRecovery = (command: AnyCommand): command is Recovery.Request =>
  Recovery.Request.is(command)
