/** In a story an invoice's number may stand where its id would, and a bank's reference for a collection. */
import { DocumentNumber, normalised } from '@quittance/domain/values'
import type { Json } from '@quittance/event-store'
import type { AnyEvent, Flat } from '@quittance/ledger'

export interface Names {
  /** Remembers what an event names. */
  readonly learn: (event: AnyEvent) => void
  /** The command with ids for names; a name that nothing or more than one thing has stays as it is. */
  readonly resolve: (command: Flat) => Flat
}

export const names = (): Names => {
  const invoices = new Map<string, Set<string>>()
  const collections = new Map<string, Set<string>>()

  const idFor = (known: Map<string, Set<string>>, name: string): string => {
    const [id, another] = known.get(name) ?? []
    return id === undefined || another !== undefined ? name : id
  }
  const resolved = (value: Json): Json => {
    if (Array.isArray(value)) return value.map(resolved)
    return isFields(value) ? resolvedFields(value) : value
  }
  const resolvedFields = (fields: { readonly [field: string]: Json }) =>
    Object.fromEntries(
      Object.entries(fields).map(([field, value]) => {
        if (field === 'invoiceId' && DocumentNumber.is(value)) {
          return [field, idFor(invoices, normalised(value))]
        }
        if (field === 'collectionId' && typeof value === 'string') {
          return [field, idFor(collections, value)]
        }
        return [field, resolved(value)]
      }),
    )

  return {
    learn: (event) => {
      if (event.type === 'InvoiceSubmitted') {
        add(invoices, normalised(event.number), event.invoiceId)
      }
      if (event.type === 'CollectionReceived') {
        add(collections, event.bankReference, event.collectionId)
      }
    },
    resolve: (command) => ({ ...resolvedFields(command), type: command.type }),
  }
}

const isFields = (value: Json): value is { readonly [field: string]: Json } =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const add = (known: Map<string, Set<string>>, name: string, id: string): void => {
  known.set(name, (known.get(name) ?? new Set()).add(id))
}
