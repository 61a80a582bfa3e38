/** How far a contract has come, and the terms of each day. */
import { List } from 'immutable'

import type { Currency } from '../../values/currency.ts'
import { type Day, lastDayOf, plusDays } from '../../values/day.ts'
import type { ClientId } from '../../values/identity.ts'
import { invariant } from '../../values/invariant.ts'
import type { Text } from '../../values/text.ts'
import type { NoticeGiven, RunOffStarted, Scope } from '../events/course.ts'
import type { KycLevel } from '../events/life.ts'
import type { Terms } from '../events/terms.ts'
import type { Event } from '../events.ts'
import { canBecome, isReopened, type Status } from './paths.ts'

export interface Life {
  /** `Suspended` as long as anything is, until notice is given. */
  readonly status: Status
  readonly clientId: ClientId
  readonly currency: Currency
  /** As offered; in force once the contract has started. */
  readonly offered: Terms | undefined
  /** How closely the client was looked at. */
  readonly kycLevel: KycLevel | undefined
  /** The last day on which the client's file is good. */
  readonly kycExpiresOn: Day | undefined
  readonly documents: ReadonlyArray<Text>
  readonly signedOn: Day | undefined
  readonly startedOn: Day | undefined
  readonly suspended: ReadonlyArray<Scope>
  readonly notice: Notice | undefined
  readonly runOff: RunOff | undefined
  /** The last time that the client was repaid. */
  readonly repaidOn: Day | undefined
  readonly closedOn: Day | undefined
  /** The last time that a reversal led it back into its run-off. */
  readonly reopenedOn: Day | undefined
  /** In the order of their first days; of two of one day, the last counts. */
  readonly versions: List<TermsVersion>
  /** The last day whose terms decided something: those up to it never change. */
  readonly appliedUntil: Day | undefined
}

export type Notice = Pick<NoticeGiven, 'by' | 'givenOn' | 'noticeDays'>

export type RunOff = Pick<RunOffStarted, 'runOffOn' | 'ground'>

export interface TermsVersion {
  /** From 1, in the order in which they were agreed. */
  readonly version: number
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
  documents: [],
  signedOn: undefined,
  startedOn: undefined,
  suspended: [],
  notice: undefined,
  runOff: undefined,
  repaidOn: undefined,
  closedOn: undefined,
  reopenedOn: undefined,
  versions: List(),
  appliedUntil: undefined,
})

export const livedOn = (life: Life, event: Event): Life => {
  switch (event.type) {
    case 'ContractApproved':
      return { ...life, status: 'Approved' }
    case 'OfferSent':
      return { ...life, status: 'OfferSent', offered: event.terms }
    case 'KycChecked':
      return { ...life, kycLevel: event.level, kycExpiresOn: event.expiresOn }
    case 'SupportingDocumentReceived':
      return { ...life, documents: [...life.documents, event.document] }
    case 'ContractSigned':
      return { ...life, status: 'Signed', signedOn: event.signedOn }
    case 'SupportingDocumentsCompleted':
      return { ...life, status: 'DocumentsComplete' }
    case 'ContractStarted': {
      const { startedOn } = event
      const started = { ...life, status: 'Started', startedOn } as const
      return life.offered === undefined ? started : agreed(started, startedOn, life.offered)
    }
    case 'ContractDeclined':
      return { ...life, status: 'Declined' }
    case 'ContractWithdrawn':
      return { ...life, status: 'Withdrawn' }
    case 'ContractRescinded':
      return { ...life, status: 'Rescinded' }
    case 'TermsAmended':
      return agreed(life, event.effectiveOn, event.terms)
    case 'ContractSuspended':
      return suspendedIn(life, [...life.suspended, event.scope])
    case 'ContractResumed':
      return suspendedIn(
        life,
        life.suspended.filter((scope) => scope !== event.scope),
      )
    case 'NoticeGiven':
      return { ...life, status: 'NoticeGiven', notice: event }
    case 'RunOffStarted':
      return { ...life, status: 'RunOff', runOff: event }
    case 'ClientBalanceRepaid':
      return { ...life, repaidOn: event.valueOn }
    case 'ContractClosed':
      return { ...life, status: 'Closed', closedOn: event.closedOn }
    case 'RunOffReopened':
      return { ...life, status: 'RunOff', closedOn: undefined, reopenedOn: event.reopenedOn }
    default:
      return appliedBy(life, event)
  }
}

const agreed = (life: Life, effectiveOn: Day, terms: Terms): Life => {
  const version = life.versions.size + 1
  return { ...life, versions: life.versions.push({ version, effectiveOn, terms }) }
}

/** Notice goes on, whatever is suspended meanwhile. */
const suspendedIn = (life: Life, suspended: Life['suspended']): Life => {
  const status = suspended.length > 0 ? 'Suspended' : 'Started'
  return { ...life, suspended, status: life.notice ? life.status : status }
}

const appliedBy = (life: Life, event: Event): Life => {
  const on = decidedOn(event)
  const isLater = on !== undefined && (life.appliedUntil === undefined || life.appliedUntil < on)
  return isLater ? { ...life, appliedUntil: on } : life
}

/** The day whose terms an event rests on. */
const decidedOn = (event: Event): Day | undefined => {
  switch (event.type) {
    case 'ScheduleBooked':
    case 'CreditNoteBooked':
      return event.valueOn
    case 'CollectionBooked':
      return event.receivedOn
    case 'AdvanceGranted':
      return event.requestedOn ?? undefined
    case 'AncillaryFeeCharged':
      return event.chargedOn
    case 'DayClosed':
      return event.day
    case 'MonthClosed':
      return lastDayOf(event.month)
    default:
      return undefined
  }
}

/** Stops at a life that no contract can have. */
export const expectPath = (before: Life, after: Life): void =>
  invariant(
    before.status === after.status ||
      canBecome(before, after.status) ||
      isReopened(before, after.status),
    `a contract is ${after.status} after ${before.status}`,
  )

/** The first day after the notice. */
export const noticeEndsOn = ({ givenOn, noticeDays }: Notice): Day => plusDays(givenOn, noticeDays)

/** In force on that day; before the first version, the first: money may count from an earlier day. */
export const termsOn = (life: Life, on: Day): Terms => versionOn(life, on).terms

/** The same, with its number and its first day. */
export const versionOn = ({ versions }: Life, on: Day): TermsVersion => {
  const version = versions.findLast(({ effectiveOn }) => effectiveOn <= on) ?? versions.first()
  invariant(version !== undefined, `no terms on ${on}: the contract has not started`)
  return version
}

/** Whether the contract has started by that day, on terms that are known. */
export const isStarted = ({ versions }: Life, on: Day): boolean => {
  const first = versions.first()
  return first !== undefined && first.effectiveOn <= on
}

/** Whether the client's file is good on that day. */
export const isKnown = ({ kycExpiresOn }: Life, on: Day): boolean =>
  kycExpiresOn !== undefined && on <= kycExpiresOn
