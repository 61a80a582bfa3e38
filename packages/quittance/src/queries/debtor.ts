/** One debtor, under whatever contract: whether he is known, and what he owes. */
import type { Lettrage } from '@quittance/domain'
import { ContractId, type Day, type DebtorId, id, isPositive } from '@quittance/domain/values'
import type { EventStore } from '@quittance/event-store'
import { type GuaranteeLineRow, type Position, standsOn } from '@quittance/projections'

export interface OwedInvoice extends Lettrage.OpenInvoice {
  readonly contractId: ContractId
}

/**
 * On the day of the receipt, when it is said which of them come first (R3). Every invoice that was bought is on its debtor's line, granted or not: so the names of the lines say where to look.
 */
export const openInvoicesIn = async (
  store: Pick<EventStore, 'readAll'>,
  positionOf: (contractId: string) => Promise<Position | undefined>,
  linesOf: (contractId: string) => Promise<ReadonlyArray<GuaranteeLineRow>>,
  debtorId: DebtorId,
  on: Day,
): Promise<ReadonlyArray<OwedInvoice>> => {
  const open: Array<OwedInvoice> = []
  for (const contractId of await contractsOf(store, debtorId)) {
    const position = await positionOf(contractId)
    const line = (await linesOf(contractId)).find((each) => each.debtorId === debtorId)
    for (const [invoiceId, receivable] of position?.funding.receivables ?? []) {
      const { number, dueOn, open: owed } = receivable
      if (receivable.debtorId === debtorId) {
        const covered = line?.invoices.get(invoiceId)?.covered
        const paidFirst = covered !== undefined && isPositive(covered) && !standsOn(line, on)
        open.push({ contractId, invoiceId, number, dueOn, open: owed, paidFirst })
      }
    }
  }
  return open
}

/** Registered, or of a line. */
export const isKnownIn = async (
  store: Pick<EventStore, 'read' | 'readAll'>,
  debtorId: string,
): Promise<boolean> => {
  for await (const _registered of store.read(`debtor-${debtorId}`, { limit: 1 })) return true
  return (await contractsOf(store, debtorId)).size > 0
}

const contractsOf = async (
  store: Pick<EventStore, 'readAll'>,
  debtorId: string,
): Promise<ReadonlySet<ContractId>> => {
  const contracts = new Set<ContractId>()
  for await (const page of store.readAll({ filter: { streamPrefixes: [lines], types: begins } })) {
    for (const { stream } of page) {
      const [contract = '', debtor] = stream.slice(lines.length).split('_')
      if (debtor === debtorId) contracts.add(id(ContractId, contract))
    }
  }
  return contracts
}

const lines = 'guaranteeLine-'

/** With one of these a line begins, or is used. */
const begins = ['InvoiceCovered', 'GuaranteeLineRequested', 'GuaranteeLineGranted']
