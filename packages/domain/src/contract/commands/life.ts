/** From the request to the start. */

import type * as t from 'io-ts'
import { command } from '../../command-codec.ts'
import { Currency } from '../../values/currency.ts'
import { Day } from '../../values/day.ts'
import { ClientId, ContractId } from '../../values/identity.ts'
import { Text } from '../../values/text.ts'
import { KycLevel } from '../events/life.ts'
import { GivenTerms } from '../events/terms/given.ts'

export const RequestContract = command('RequestContract', {
  contractId: ContractId,
  clientId: ClientId,
  currency: Currency,
})
export type RequestContract = t.TypeOf<typeof RequestContract>

export const ApproveContract = command('ApproveContract', { contractId: ContractId })

/** A term left out is what the rules say by default, and is in the offer as such. */
export const SendOffer = command('SendOffer', { contractId: ContractId, terms: GivenTerms })
export type SendOffer = t.TypeOf<typeof SendOffer>

/** The client's file was checked, and is good up to and including `expiresOn`. */
export const CheckKyc = command('CheckKyc', {
  contractId: ContractId,
  level: KycLevel,
  expiresOn: Day,
})
export type CheckKyc = t.TypeOf<typeof CheckKyc>

export const SignContract = command('SignContract', { contractId: ContractId, signedOn: Day })
export type SignContract = t.TypeOf<typeof SignContract>

export const CompleteSupportingDocuments = command('CompleteSupportingDocuments', {
  contractId: ContractId,
})
export type CompleteSupportingDocuments = t.TypeOf<typeof CompleteSupportingDocuments>

export const StartContract = command('StartContract', { contractId: ContractId, startedOn: Day })
export type StartContract = t.TypeOf<typeof StartContract>

/** The credit committee does not agree. */
export const DeclineContract = command('DeclineContract', { contractId: ContractId, reason: Text })
export type DeclineContract = t.TypeOf<typeof DeclineContract>

/** The client asks no longer; until he has signed. */
export const WithdrawContract = command('WithdrawContract', {
  contractId: ContractId,
  reason: Text,
})
export type WithdrawContract = t.TypeOf<typeof WithdrawContract>

/** Undone after the signature, before the start. */
export const RescindContract = command('RescindContract', {
  contractId: ContractId,
  rescindedOn: Day,
  reason: Text,
})
export type RescindContract = t.TypeOf<typeof RescindContract>

/** By its name in the terms, where they ask for it. */
export const ReceiveSupportingDocument = command('ReceiveSupportingDocument', {
  contractId: ContractId,
  document: Text,
})
export type ReceiveSupportingDocument = t.TypeOf<typeof ReceiveSupportingDocument>
