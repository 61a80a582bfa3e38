/** How far a contract has come, and the terms of each day. */
import { List } from 'immutable'

import type { Currency } from '../../values/currency.ts'
import type { Day } from '../../values/day.ts'
import type { ClientId } from '../../values/identity.ts'
import { invariant } from '../../values/invariant.ts'
import type { KycLevel } from '../events/life.ts'
import type { Terms } from '../events/terms.ts'
import type { Event } from '../events.ts'

/** One after another, none left out. */
export const steps = [
  'Requested',
  'Approved',
  'OfferSent',
  'Signed',
  'DocumentsComplete',
  'Started',
] as const
export type Status = (typeof steps)[number]

export interface Life {
  readonly status: Status
  readonly clientId: ClientId
  readonly currency: Currency
  /** As offered; in force once the contract has started. */
  readonly offered: Terms | undefined
  /** How closely the client was looked at. */
  readonly kycLevel: KycLevel | undefined
  /** The last day on which the client's file is good. */
  readonly kycExpiresOn: Day | undefined
  readonly signedOn: Day | undefined
  readonly startedOn: Day | undefined
  /** In the order of their first days. */
  readonly versions: List<TermsVersion>
}

interface TermsVersion {
  /** The first day on which these terms are in force. */
  readonly effectiveOn: Day
  readonly terms: Terms
}

export const requested = (clientId: ClientId, currency: Currency): Life => ({
  status: 'Requested',
  clientId,
  currency,
  offered: undefined,
  kycLevel: undefined,
  kycExpiresOn: undefined,
  signedOn: undefined,
  startedOn: undefined,
  versions: List(),
})

export const livedOn = (life: Life, event: Event): Life => {
  switch (event.type) {
    case 'ContractApproved':
      return { ...life, status: 'Approved' }
    case 'OfferSent':
      return { ...life, status: 'OfferSent', offered: event.terms }
    case 'KycChecked':
      return { ...life, kycLevel: event.level, kycExpiresOn: event.expiresOn }
    case 'ContractSigned':
      return { ...life, status: 'Signed', signedOn: event.signedOn }
    case 'SupportingDocumentsCompleted':
      return { ...life, status: 'DocumentsComplete' }
    case 'ContractStarted': {
      const { startedOn } = event
      const { offered, versions } = life
      const started = { ...life, status: 'Started', startedOn } as const
      if (offered === undefined) return started
      return { ...started, versions: versions.push({ effectiveOn: startedOn, terms: offered }) }
    }
    default:
      return life
  }
}

/** In force on that day; before the first version, the first: money may count from an earlier day. */
export const termsOn = ({ versions }: Life, on: Day): Terms => {
  const version = versions.findLast(({ effectiveOn }) => effectiveOn <= on) ?? versions.first()
  invariant(version !== undefined, `no terms on ${on}: the contract has not started`)
  return version.terms
}

/** Whether the contract has started by that day, on terms that are known. */
export const isStarted = ({ versions }: Life, on: Day): boolean => {
  const first = versions.first()
  return first !== undefined && first.effectiveOn <= on
}

/** Whether the client's file is good on that day. */
export const isKnown = ({ kycExpiresOn }: Life, on: Day): boolean =>
  kycExpiresOn !== undefined && on <= kycExpiresOn
