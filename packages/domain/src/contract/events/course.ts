/** The contract's life once it may be assigned to: as amended, suspended, given notice of, run off and closed. */
import * as t from 'io-ts'

import { event } from '../../event-codec.ts'
import { Days } from '../../values/count.ts'
import { Day } from '../../values/day.ts'
import { ContractId, DebtorId } from '../../values/identity.ts'
import { Text } from '../../values/text.ts'
import { Terms } from './terms.ts'

/** From `effectiveOn` on, these terms, all of them told; those of earlier days stay as they were. */
export const TermsAmended = event('TermsAmended', {
  contractId: ContractId,
  effectiveOn: Day,
  terms: Terms,
})
export type TermsAmended = t.TypeOf<typeof TermsAmended>

/** What a suspension stops: draws, new cover, or schedules. */
export const Scope = t.keyof({ funding: null, cover: null, assignment: null }, 'Scope')
export type Scope = t.TypeOf<typeof Scope>

/** The debtors whose guarantee lines follow: all of whom there is one, where cover is concerned, or none. */
const lines = t.readonlyArray(DebtorId)

export const ContractSuspended = event('ContractSuspended', {
  contractId: ContractId,
  scope: Scope,
  suspendedOn: Day,
  reason: Text,
  lines,
})

export const ContractResumed = event('ContractResumed', {
  contractId: ContractId,
  scope: Scope,
  resumedOn: Day,
  lines,
})

export const Party = t.keyof({ client: null, factor: null }, 'Party')

/** The contract ends `noticeDays` after `givenOn`; until then it goes on. */
export const NoticeGiven = event('NoticeGiven', {
  contractId: ContractId,
  by: Party,
  givenOn: Day,
  noticeDays: Days,
})
export type NoticeGiven = t.TypeOf<typeof NoticeGiven>

export const RunOffGround = t.keyof({ noticeEnded: null, default: null }, 'RunOffGround')

/** Nothing more is bought or drawn; what is open is collected; the guarantee lines end (R4). */
export const RunOffStarted = event('RunOffStarted', {
  contractId: ContractId,
  runOffOn: Day,
  ground: RunOffGround,
  lines,
})
export type RunOffStarted = t.TypeOf<typeof RunOffStarted>

/** Nothing is owed any more, either way. */
export const ContractClosed = event('ContractClosed', { contractId: ContractId, closedOn: Day })
