/** What the postings must remember of earlier events: whose a contract is, what an invoice is called, what a receipt still is. */
import type { Collection, Contract, GuaranteeLine } from '@quittance/domain/events'
import {
  type ClientId,
  type CollectionId,
  type ContractId,
  type DocumentNumber,
  type InvoiceId,
  invariant,
  type Money,
  minus,
} from '@quittance/domain/values'

/** Whatever may post: no other room's events do. */
export type BookedEvent = Contract.Event | Collection.Event | GuaranteeLine.Event

export interface Books {
  readonly clients: Map<ContractId, ClientId>
  readonly invoices: Map<InvoiceId, DocumentNumber>
  readonly receipts: Map<CollectionId, Receipt>
}

interface Receipt {
  /** What the bank, or the client who passed it on, calls it; of an excess, the credit note's number. */
  readonly reference: string
  /** Received, and not yet refunded, forwarded or gone back; nothing before the money is here. */
  readonly left: Money | undefined
  readonly isReversed: boolean
}

export const noBooks = (): Books => ({
  clients: new Map(),
  invoices: new Map(),
  receipts: new Map(),
})

export const clientOf = ({ clients }: Books, contractId: ContractId): ClientId => {
  const clientId = clients.get(contractId)
  invariant(clientId !== undefined, `${contractId} posts before it is requested`)
  return clientId
}

/** Nothing where its booking was cut off. */
export const numberOfInvoice = ({ invoices }: Books, invoiceId: InvoiceId) =>
  invoices.get(invoiceId)

/** As the bank has it; its own name where its beginning was cut off. */
export const referenceOf = ({ receipts }: Books, collectionId: CollectionId): string =>
  receipts.get(collectionId)?.reference ?? collectionId

/** After its event was posted. `books` is the caller's own, and changed. */
export const remember = (books: Books, event: BookedEvent): void => {
  const { clients, invoices, receipts } = books
  switch (event.type) {
    case 'ContractRequested':
      clients.set(event.contractId, event.clientId)
      return
    case 'ScheduleBooked':
      for (const line of event.accepted) {
        if (line.kind === 'invoice') invoices.set(line.invoiceId, line.number)
      }
      return
    case 'CollectionReceived': {
      const { collectionId, bankReference: reference, amount: left } = event
      receipts.set(collectionId, { reference, left, isReversed: false })
      return
    }
    case 'DirectPaymentReported': {
      const { collectionId, reference } = event
      receipts.set(collectionId, { reference, left: undefined, isReversed: false })
      return
    }
    case 'ExcessHeld': {
      const { collectionId, number: reference, amount: left } = event
      receipts.set(collectionId, { reference, left, isReversed: false })
      return
    }
    case 'DirectPaymentPassedOn': {
      const reference = referenceOf(books, event.collectionId)
      receipts.set(event.collectionId, { reference, left: event.amount, isReversed: false })
      return
    }
    case 'CollectionRefunded':
    case 'CollectionForwarded': {
      const { receipt, left } = received(books, event.collectionId)
      receipts.set(event.collectionId, { ...receipt, left: minus(left, event.amount) })
      return
    }
    case 'CollectionReversed': {
      const { receipt } = received(books, event.collectionId)
      receipts.set(event.collectionId, { ...receipt, isReversed: true })
      return
    }
    default:
  }
}

/** A receipt of which the money is here. */
export const received = ({ receipts }: Books, collectionId: CollectionId) => {
  const receipt = receipts.get(collectionId)
  invariant(receipt?.left !== undefined, `${collectionId} moves before it is received`)
  return { receipt, left: receipt.left }
}
