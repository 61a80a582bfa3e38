/** From the start to the close. */
import type * as t from 'io-ts'

import { command } from '../../command-codec.ts'
import { Days } from '../../values/count.ts'
import { Day } from '../../values/day.ts'
import { ContractId } from '../../values/identity.ts'
import { Text } from '../../values/text.ts'
import { Party, RunOffGround, Scope } from '../events/course.ts'
import { AmendedTerms } from '../events/terms/given.ts'

/** From `effectiveOn` on, each term that is named is as named, whole; the others stay as they are. */
export const AmendTerms = command('AmendTerms', {
  contractId: ContractId,
  effectiveOn: Day,
  terms: AmendedTerms,
})
export type AmendTerms = t.TypeOf<typeof AmendTerms>

export const SuspendContract = command('SuspendContract', {
  contractId: ContractId,
  scope: Scope,
  suspendedOn: Day,
  reason: Text,
})
export type SuspendContract = t.TypeOf<typeof SuspendContract>

export const ResumeContract = command('ResumeContract', {
  contractId: ContractId,
  scope: Scope,
  resumedOn: Day,
})
export type ResumeContract = t.TypeOf<typeof ResumeContract>

/** A factor gives 60 days at least (CMF art. L313-12, D313-14-1). */
export const GiveNotice = command('GiveNotice', {
  contractId: ContractId,
  by: Party,
  givenOn: Day,
  noticeDays: Days,
})
export type GiveNotice = t.TypeOf<typeof GiveNotice>

/** Once the notice has ended, or at once on default. */
export const StartRunOff = command('StartRunOff', {
  contractId: ContractId,
  runOffOn: Day,
  ground: RunOffGround,
})
export type StartRunOff = t.TypeOf<typeof StartRunOff>

export const CloseContract = command('CloseContract', { contractId: ContractId, closedOn: Day })
export type CloseContract = t.TypeOf<typeof CloseContract>
