/** The client's direct access to credit arbitration, a promise of the charter (§ 4). */
import { accept, reject } from '../../decider.ts'
import type { DecideArbitration, RequestArbitration } from '../commands.ts'
import type { Decision } from '../rejection.ts'
import type { State } from '../state.ts'

/** Against what the credit desk decided: a refusal, a limit, a suspension, a withdrawal. */
export const requestArbitration = (state: State, command: RequestArbitration): Decision => {
  const { status } = state
  if (status !== 'Refused' && status !== 'Granted' && status !== 'Withdrawn') {
    return reject({ type: 'NothingToArbitrate', status })
  }
  const { arbitration } = state
  if (arbitration !== undefined) {
    const { ground, requestedOn, decided } = arbitration
    if (ground === command.ground && requestedOn === command.requestedOn) return accept()
    if (decided === undefined) {
      return reject({ type: 'ArbitrationRequestedOtherwise', requestedOn })
    }
  }
  return accept({ ...command, type: 'ArbitrationRequested' })
}

export const decideArbitration = (state: State, command: DecideArbitration): Decision => {
  const arbitration = state.status === 'Absent' ? undefined : state.arbitration
  if (arbitration === undefined) return reject({ type: 'ArbitrationNotRequested' })
  const { decided } = arbitration
  if (decided === undefined) return accept({ ...command, type: 'ArbitrationDecided' })
  const asBefore =
    decided.outcome === command.outcome &&
    decided.reason === command.reason &&
    decided.decidedOn === command.decidedOn
  return asBefore ? accept() : reject({ type: 'ArbitrationNotRequested' })
}
