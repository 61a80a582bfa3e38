/** After these events most often nothing more happens in a stream. */
import type { AnyEvent } from '@quittance/ledger'

const types = [
  ...(['ContractDeclined', 'ContractWithdrawn', 'ContractRescinded', 'ContractClosed'] as const),
  ...(['GuaranteeLineRefused', 'GuaranteeLineWithdrawn', 'GuaranteeLineExpired'] as const),
  ...(['InvoiceRejected', 'InvoiceExtinguished', 'InvoiceReassigned'] as const),
  ...(['InvoiceIndemnified', 'AdvanceRefused', 'AdvancePaid', 'AdvanceFailed'] as const),
  ...(['AdvanceRepaid', 'PaymentAllocated', 'CollectionReversed', 'CollectionRefunded'] as const),
  ...(['CollectionForwarded'] as const),
] satisfies ReadonlyArray<AnyEvent['type']>

export const endings: ReadonlySet<string> = new Set(types)
