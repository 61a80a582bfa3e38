/** The course of a line that is granted: revised, suspended and resumed, withdrawn, expired. */
import { accept, reject } from '../../decider.ts'
import { equals, isPositive, zero } from '../../values/money.ts'
import type {
  ExpireLine,
  NoteContractEnded,
  NoteContractResumed,
  NoteContractSuspended,
  ResumeLine,
  ReviseLimit,
  SuspendLine,
  WithdrawLine,
} from '../commands.ts'
import type { ExpiryGround, Suspender } from '../events.ts'
import type { Decision } from '../rejection.ts'
import { isPast, type Line, type State, standingLimit } from '../state.ts'
import { currencyMustMatch, standing } from './standing.ts'

/** For the future only: cover given stands (R2). */
export const revise = (state: State, command: ReviseLimit): Decision =>
  standing(state, (line) => {
    const { contractId, debtorId, limit, revisedOn } = command
    if (!isPositive(limit)) return reject({ type: 'AmountMustBePositive' })
    if (limit.currency !== line.limit.currency) return currencyMustMatch(line)
    if (equals(limit, line.limit)) return accept()
    const mayCover = standingLimit({ ...line, limit }, revisedOn)
    return accept({ type: 'LimitRevised', contractId, debtorId, limit, mayCover })
  })

export const suspend = (state: State, command: SuspendLine): Decision =>
  standing(state, (line) => suspended(line, 'factor', command))

export const resume = (state: State, command: ResumeLine): Decision =>
  standing(state, (line) => resumed(line, 'factor', command))

/** Whatever has become of the line: one that is granted later is suspended from the first. */
export const noteSuspended = (line: Line, command: NoteContractSuspended): Decision =>
  suspended(line, 'contract', command)

export const noteResumed = (line: Line, command: NoteContractResumed): Decision =>
  resumed(line, 'contract', command)

export const withdraw = (state: State, command: WithdrawLine): Decision => {
  if (state.status === 'Withdrawn') return accept()
  return standing(state, (line) => {
    const { contractId, debtorId, reason } = command
    const limit = zero(line.limit.currency)
    return accept({ type: 'GuaranteeLineWithdrawn', contractId, debtorId, reason, limit })
  })
}

/** Only once its last day is over. */
export const expire = (state: State, command: ExpireLine): Decision => {
  if (state.status === 'Expired') return accept()
  return standing(state, (line) => {
    const { validTo } = line.granted
    return isPast(line.granted, command.expiredOn)
      ? accept(ending(line, 'validityEnded', command))
      : reject({ type: 'LineNotExpired', validTo })
  })
}

/** A line that is not granted has nothing to end. */
export const noteEnded = (line: Line, { endedOn, ...parties }: NoteContractEnded): Decision =>
  line.status === 'Granted'
    ? accept(ending(line, 'contractEnded', { ...parties, expiredOn: endedOn }))
    : accept()

const suspended = (
  line: Line,
  by: Suspender,
  { contractId, debtorId, suspendedOn, reason }: Omit<SuspendLine, 'type'>,
): Decision => {
  if (line.suspendedBy.includes(by)) return accept()
  const limit = zero(line.limit.currency)
  return accept({
    ...{ type: 'GuaranteeLineSuspended', contractId, debtorId },
    ...{ by, suspendedOn, reason, limit },
  })
}

/** Of no use while the other still suspends it. */
const resumed = (
  line: Line,
  by: Suspender,
  { contractId, debtorId, resumedOn }: Omit<ResumeLine, 'type'>,
): Decision => {
  if (!line.suspendedBy.includes(by)) return accept()
  const suspendedBy = line.suspendedBy.filter((each) => each !== by)
  const limit = standingLimit({ ...line, suspendedBy }, resumedOn)
  return accept({ type: 'GuaranteeLineResumed', contractId, debtorId, by, resumedOn, limit })
}

const ending = (
  line: Line,
  ground: ExpiryGround,
  { contractId, debtorId, expiredOn }: Omit<ExpireLine, 'type'>,
) => {
  const limit = zero(line.limit.currency)
  return { type: 'GuaranteeLineExpired', contractId, debtorId, ground, expiredOn, limit } as const
}
