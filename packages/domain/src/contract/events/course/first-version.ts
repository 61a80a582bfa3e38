/** A contract's course as it was stored first: its guarantee lines did not follow it. */
import { event, type Flat, upcast } from '../../../event-codec.ts'
import { Day } from '../../../values/day.ts'
import { ContractId } from '../../../values/identity.ts'
import { Text } from '../../../values/text.ts'
import { RunOffGround, Scope } from '../course.ts'

const withoutLines = (stored: Flat): Flat => ({ ...stored, lines: [] })

export const suspendedSince1 = upcast(
  event('ContractSuspended', {
    contractId: ContractId,
    scope: Scope,
    suspendedOn: Day,
    reason: Text,
  }),
  withoutLines,
)

export const resumedSince1 = upcast(
  event('ContractResumed', { contractId: ContractId, scope: Scope, resumedOn: Day }),
  withoutLines,
)

export const runOffSince1 = upcast(
  event('RunOffStarted', { contractId: ContractId, runOffOn: Day, ground: RunOffGround }),
  withoutLines,
)
