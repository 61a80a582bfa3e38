/** The turns of a contract's life, each in a few words. */
import type { Turn } from '@quittance/projections'

import { spaced } from './words.ts'

export const turned = ({ event }: Turn): string => {
  switch (event.type) {
    case 'ContractRequested':
      return `Requested by ${event.clientId}, in ${event.currency}`
    case 'ContractApproved':
      return 'Approved by the credit committee'
    case 'ContractDeclined':
      return `Declined: ${event.reason}`
    case 'ContractWithdrawn':
      return `Withdrawn: ${event.reason}`
    case 'OfferSent':
      return 'Offer sent, with all its terms'
    case 'KycChecked':
      return `Client known (KYC, ${event.level}), until ${event.expiresOn}`
    case 'ContractSigned':
      return `Signed on ${event.signedOn}`
    case 'ContractRescinded':
      return `Rescinded on ${event.rescindedOn}: ${event.reason}`
    case 'SupportingDocumentReceived':
      return `Document received: ${event.document}`
    case 'SupportingDocumentsCompleted':
      return 'Documents complete'
    case 'ContractStarted':
      return `Started on ${event.startedOn}`
    case 'TermsAmended':
      return `Terms amended, in force from ${event.effectiveOn}`
    case 'ContractSuspended':
      return `${scope(event)} suspended on ${event.suspendedOn}: ${event.reason}`
    case 'ContractResumed':
      return `${scope(event)} resumed on ${event.resumedOn}`
    case 'NoticeGiven':
      return `Notice (préavis) given by the ${event.by} on ${event.givenOn}, of ${event.noticeDays} days`
    case 'RunOffStarted':
      return `Run-off (dénouement) from ${event.runOffOn}: ${spaced(event.ground)}`
    case 'RunOffReopened':
      return `Run-off reopened on ${event.reopenedOn}: a payment went back`
    case 'ContractClosed':
      return `Closed on ${event.closedOn}`
  }
}

const scope = ({ scope: of }: { readonly scope: keyof typeof scopes }): string => scopes[of]

const scopes = { funding: 'Funding', cover: 'New cover', assignment: 'Assignment' } as const
