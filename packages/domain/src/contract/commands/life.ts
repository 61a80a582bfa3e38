/** From the request to the start. */

import type * as t from 'io-ts'
import { command } from '../../command-codec.ts'
import { Currency } from '../../values/currency.ts'
import { Day } from '../../values/day.ts'
import { ClientId, ContractId } from '../../values/identity.ts'
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

export const StartContract = command('StartContract', { contractId: ContractId, startedOn: Day })
export type StartContract = t.TypeOf<typeof StartContract>
