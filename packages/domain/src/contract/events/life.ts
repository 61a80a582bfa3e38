/** The contract's life, from the request to the start. */
import * as t from 'io-ts'

import { event } from '../../event-codec.ts'
import { Currency } from '../../values/currency.ts'
import { Day } from '../../values/day.ts'
import { ClientId, ContractId } from '../../values/identity.ts'
import { Text } from '../../values/text.ts'
import { Terms } from './terms.ts'

/** A business asks to sell its receivables. One client account, in one currency. */
export const ContractRequested = event('ContractRequested', {
  contractId: ContractId,
  clientId: ClientId,
  currency: Currency,
})
export type ContractRequested = t.TypeOf<typeof ContractRequested>

/** The credit committee agreed. */
export const ContractApproved = event('ContractApproved', { contractId: ContractId })

/** The conditions went to the client. */
export const OfferSent = event('OfferSent', { contractId: ContractId, terms: Terms })

export const KycLevel = t.keyof({ simplified: null, standard: null, enhanced: null }, 'KycLevel')
export type KycLevel = t.TypeOf<typeof KycLevel>

/** The client is known (CMF L561-5), up to and including `expiresOn`. */
export const KycChecked = event('KycChecked', {
  contractId: ContractId,
  level: KycLevel,
  expiresOn: Day,
})

export const ContractSigned = event('ContractSigned', { contractId: ContractId, signedOn: Day })

/** Nothing is missing any more for the start. */
export const SupportingDocumentsCompleted = event('SupportingDocumentsCompleted', {
  contractId: ContractId,
})

/** From `startedOn` on, receivables may be assigned; the terms of the offer are in force. */
export const ContractStarted = event('ContractStarted', { contractId: ContractId, startedOn: Day })

/** The credit committee did not agree. */
export const ContractDeclined = event('ContractDeclined', { contractId: ContractId, reason: Text })

/** The client asks no longer. */
export const ContractWithdrawn = event('ContractWithdrawn', {
  contractId: ContractId,
  reason: Text,
})

/** Signed, and undone before it started. */
export const ContractRescinded = event('ContractRescinded', {
  contractId: ContractId,
  rescindedOn: Day,
  reason: Text,
})

/** One of those that the terms ask for, or another. */
export const SupportingDocumentReceived = event('SupportingDocumentReceived', {
  contractId: ContractId,
  document: Text,
})
