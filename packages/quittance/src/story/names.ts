/**
 * In a story an invoice's number may stand where its id would, and for a collection a bank's reference, a
 * client's for what he received, or the number of the credit note whose excess it is.
 */
import { DocumentNumber, normalised, Text } from '@quittance/domain/values'
import type { Json } from '@quittance/event-store'
import type { AnyEvent, Flat } from '@quittance/ledger'

export interface Names {
  /** Remembers what an event names. */
  readonly learn: (event: AnyEvent) => void
  /**
   * The command with ids for names. A number is looked for among the invoices of the contract and the
   * debtor named beside it. A name that nothing or more than one thing has stays as it is.
   */
  readonly resolve: (command: Flat) => Flat
}

export const names = (): Names => {
  const invoices = new Map<string, Array<NamedInvoice>>()
  const collections = new Map<string, Set<string>>()

  const invoiceNamed = (number: DocumentNumber, { contractId, debtorId }: Fields): string => {
    const candidates = (invoices.get(normalised(number)) ?? []).filter(
      (invoice) =>
        [undefined, invoice.contractId].includes(contractId as string | undefined) &&
        [undefined, invoice.debtorId].includes(debtorId as string | undefined),
    )
    return onlyOne(new Set(candidates.map(({ invoiceId }) => invoiceId))) ?? number
  }

  return {
    learn: (event) => {
      if (event.type === 'InvoiceSubmitted') {
        const key = normalised(event.number)
        invoices.set(key, [...(invoices.get(key) ?? []), event])
      }
      const reference = referenceOf(event)
      if (reference !== undefined && 'collectionId' in event) {
        const known = collections.get(reference) ?? new Set()
        collections.set(reference, known.add(event.collectionId))
      }
    },
    resolve: replacing({
      invoice: invoiceNamed,
      collection: (reference) => onlyOne(collections.get(reference) ?? new Set()) ?? reference,
    }),
  }
}

/** By which a story names a collection. */
const referenceOf = (event: AnyEvent): string | undefined => {
  switch (event.type) {
    case 'CollectionReceived':
      return event.bankReference
    case 'DirectPaymentReported':
      return event.reference
    case 'ExcessHeld':
      return event.number
    default:
      return undefined
  }
}

/** The command as it would be if all its names were known: to be read, not to be executed. */
export const asIfKnown: Names['resolve'] = (command) =>
  replacing({ invoice: () => 'an-invoice', collection: () => 'a-collection' })(command)

interface NamedInvoice {
  readonly invoiceId: string
  readonly contractId: string
  readonly debtorId: string
}

type Fields = { readonly [field: string]: Json }

/** What to put where a name may stand; beside an invoice's, its contract and its debtor. */
interface Ids {
  readonly invoice: (number: DocumentNumber, beside: Fields) => string
  readonly collection: (reference: string) => string
}

const replacing = ({ invoice, collection }: Ids) => {
  const inValue = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(inValue)
    return isFields(value) ? inFields(value) : value
  }
  const inFields = (fields: Fields): Fields =>
    Object.fromEntries(
      Object.entries(fields).map(([field, value]) => {
        if (field === 'invoiceId' && DocumentNumber.is(value))
          return [field, invoice(value, fields)]
        if (field === 'invoices' && isNumbers(value))
          return [field, value.map((each) => invoice(each, fields))]
        if (field === 'collectionId' && Text.is(value)) return [field, collection(value)]
        return [field, inValue(value)]
      }),
    )
  return (command: Flat): Flat => ({ ...inFields(command), type: command.type })
}

const isFields = (value: Json): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A list of invoices by name; of those with more to say, each names itself. */
const isNumbers = (value: Json): value is ReadonlyArray<DocumentNumber & string> =>
  Array.isArray(value) && value.every((each) => DocumentNumber.is(each))

const onlyOne = (ids: ReadonlySet<string>): string | undefined =>
  ids.size === 1 ? [...ids][0] : undefined
