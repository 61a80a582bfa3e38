/** From the start to the run-off: what is amended, suspended and given notice of. */
import { accept, reject } from '../../decider.ts'
import { type Day, firstDayOf, monthAfter, monthOf } from '../../values/day.ts'
import type {
  AmendTerms,
  GiveNotice,
  ResumeContract,
  StartRunOff,
  SuspendContract,
} from '../commands/course.ts'
import type { Decision } from '../rejection.ts'
import { debtorsWithLines } from '../state/funding.ts'
import { type Life, noticeEndsOn, termsOn } from '../state/life.ts'
import { canBecome } from '../state/paths.ts'
import type { Contract } from '../state.ts'
import { notThere } from './life.ts'
import { contradiction, sameTerms, untaxed } from './terms.ts'

/** A credit institution gives this many days at least (CMF art. L313-12, D313-14-1). */
const noticeOfFactor = 60

/** Terms of a day on which something was decided never change, nor is an amendment overtaken. */
export const amendTerms = (
  life: Life,
  { contractId, effectiveOn, terms }: AmendTerms,
): Decision => {
  const { startedOn, appliedUntil } = life
  const last = life.versions.last()
  if (!isRunning(life) || startedOn === undefined || last === undefined) {
    return notThere(life, 'Started')
  }
  if (effectiveOn < startedOn) return reject({ type: 'BeforeContractStarted', startedOn })

  const inForce = termsOn(life, effectiveOn)
  const amended = { ...inForce, ...terms }
  if (sameTerms(inForce, amended)) return accept()
  if (appliedUntil !== undefined && effectiveOn <= appliedUntil) {
    return reject({ type: 'TermsAlreadyApplied', until: appliedUntil })
  }
  if (effectiveOn < last.effectiveOn) {
    return reject({ type: 'AmendmentsInOrder', last: last.effectiveOn })
  }
  const why = contradiction(amended, life.currency) ?? untaxed(amended, effectiveOn)
  if (why) return reject(why)
  const { reference } = amended.financingCommission
  if (reference !== inForce.financingCommission.reference && !isFirst(effectiveOn)) {
    const next = firstDayOf(monthAfter(monthOf(effectiveOn)))
    return reject({ type: 'ReferenceChangesWithMonth', next })
  }
  return accept({ type: 'TermsAmended', contractId, effectiveOn, terms: amended })
}

/** With the cover that of its lines. */
export const suspend = ({ life, funding }: Contract, command: SuspendContract): Decision => {
  const { startedOn, suspended } = life
  if (!isRunning(life) || startedOn === undefined) return notThere(life, 'Started')
  if (suspended.includes(command.scope)) return accept()
  if (command.suspendedOn < startedOn) return reject({ type: 'BeforeContractStarted', startedOn })
  const lines = command.scope === 'cover' ? debtorsWithLines(funding) : []
  return accept({ ...command, type: 'ContractSuspended', lines })
}

export const resume = ({ life, funding }: Contract, command: ResumeContract): Decision => {
  const { startedOn, suspended } = life
  if (!isRunning(life) || startedOn === undefined) return notThere(life, 'Started')
  if (!suspended.includes(command.scope)) return accept()
  if (command.resumedOn < startedOn) return reject({ type: 'BeforeContractStarted', startedOn })
  const lines = command.scope === 'cover' ? debtorsWithLines(funding) : []
  return accept({ ...command, type: 'ContractResumed', lines })
}

export const giveNotice = (life: Life, command: GiveNotice): Decision => {
  const { startedOn, notice } = life
  const { by, givenOn, noticeDays } = command
  if (notice) {
    const asBefore =
      notice.by === by && notice.givenOn === givenOn && notice.noticeDays === noticeDays
    return asBefore
      ? accept()
      : reject({ type: 'NoticeGivenOtherwise', by: notice.by, endsOn: noticeEndsOn(notice) })
  }
  if (!canBecome(life, 'NoticeGiven') || startedOn === undefined) {
    return notThere(life, 'NoticeGiven')
  }
  if (givenOn < startedOn) return reject({ type: 'BeforeContractStarted', startedOn })
  if (by === 'factor' && noticeDays < noticeOfFactor) {
    return reject({ type: 'NoticeTooShort', least: noticeOfFactor })
  }
  return accept({ ...command, type: 'NoticeGiven' })
}

export const startRunOff = ({ life, funding }: Contract, command: StartRunOff): Decision => {
  const { startedOn, notice, runOff } = life
  const { runOffOn, ground } = command
  if (runOff) {
    const asBefore = runOff.runOffOn === runOffOn && runOff.ground === ground
    return asBefore
      ? accept()
      : reject({ type: 'RunOffStartedOtherwise', runOffOn: runOff.runOffOn, ground: runOff.ground })
  }
  if (!canBecome(life, 'RunOff') || startedOn === undefined) return notThere(life, 'RunOff')
  if (runOffOn < startedOn) return reject({ type: 'BeforeContractStarted', startedOn })
  if (ground === 'noticeEnded') {
    if (notice === undefined) return notThere(life, 'RunOff')
    const endsOn = noticeEndsOn(notice)
    if (runOffOn < endsOn) return reject({ type: 'NoticeNotEnded', endsOn })
  }
  return accept({ ...command, type: 'RunOffStarted', lines: debtorsWithLines(funding) })
}

const isFirst = (on: Day): boolean => on === firstDayOf(monthOf(on))

/** From the start until the run-off, suspended or not. */
const isRunning = ({ startedOn, runOff }: Life): boolean =>
  startedOn !== undefined && runOff === undefined
