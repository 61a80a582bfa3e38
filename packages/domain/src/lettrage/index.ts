/** Lettrage: which invoices a receipt pays. */
export type { Match, OpenInvoice, Proposal, Proposed, Receipt } from './proposal.ts'
export { propose } from './propose.ts'
