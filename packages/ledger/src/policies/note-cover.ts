/** Whatever a guarantee line decides, its contract is told once: the limit, and the covers that changed. */
import type { Contract, GuaranteeLine } from '@quittance/domain/events'
import type { InvoiceId, Money } from '@quittance/domain/values'

import type { Told } from '../answer.ts'
import { type Policy, send } from '../policy.ts'

export const noteCover: Policy = {
  name: 'note-cover',
  *react(append) {
    const covers = new Map<InvoiceId, Money>()
    let last: Omit<Contract.CoverNoted, 'type' | 'covers'> | undefined
    for (const told of append) {
      if (!isDecision(told)) continue
      const { event, revision: lineRevision } = told
      const { contractId, debtorId } = event
      const limit = 'mayCover' in event ? event.mayCover : event.limit
      const quotity = event.type === 'InsolvencyNoted' ? event.quotity : null
      last = { contractId, debtorId, limit, lineRevision, quotity }
      if ('covered' in event) covers.set(event.invoiceId, event.covered)
    }
    if (last === undefined) return
    const changed = [...covers].map(([invoiceId, covered]) => ({ invoiceId, covered }))
    yield [send({ type: 'NoteCover', ...last, covers: changed })]
  },
}

/** A debtor has lines under several contracts: he hears of each as it begins, granted or not. */
export const noteLine: Policy = {
  name: 'note-line',
  *react(append) {
    for (const { event, revision } of append) {
      const isGranted = event.type === 'GuaranteeLineGranted'
      const begins = event.type === 'GuaranteeLineRequested' || event.type === 'InvoiceCovered'
      if (!(isGranted || (begins && revision === 0n))) continue
      const { contractId, debtorId } = event
      yield [send({ type: 'NoteLine', contractId, debtorId })]
    }
  },
}

/** Each says what the line may cover from then on; the rest changes nothing that a draw is decided on. */
const isDecision = (
  told: Told,
): told is Told & { readonly event: Extract<GuaranteeLine.Event, { readonly limit: Money }> } => {
  switch (told.event.type) {
    case 'GuaranteeLineGranted':
    case 'GuaranteeLineBegun':
    case 'LimitRevised':
    case 'GuaranteeLineSuspended':
    case 'GuaranteeLineResumed':
    case 'GuaranteeLineExpired':
    case 'GuaranteeLineWithdrawn':
    case 'InsolvencyNoted':
    case 'InvoiceCovered':
    case 'CoverToppedUp':
    case 'OutstandingReduced':
    case 'OutstandingRestored':
      return true
    default:
      return false
  }
}
