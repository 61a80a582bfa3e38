/** From the alert to the end of a procedure (rules 1.18). */
import { accept, reject } from '../../decider.ts'
import { plusMonths } from '../../values/day.ts'
import type { CloseInsolvency, OpenInsolvency, RaiseAlert } from '../commands.ts'
import type { InsolvencyOpened, Procedure } from '../events.ts'
import type { Decision } from '../rejection.ts'
import { openInsolvency as insolvencyOf, type State } from '../state.ts'

export const raiseAlert = ({ registered, alert }: State, command: RaiseAlert): Decision => {
  const { debtorId } = command
  if (registered === undefined) return reject({ type: 'DebtorUnknown', debtorId })
  const isKnown = alert?.ground === command.ground && alert.raisedOn === command.raisedOn
  return isKnown ? accept() : accept({ ...command, type: 'AlertRaised' })
}

/** Months from its publication in which a claim is declared (C. com. R622-24). */
const monthsToDeclare = { fromHere: 2, fromAbroad: 4 }

/** Once; then again as it is published, or converted into a graver one. */
export const openInsolvency = (state: State, command: OpenInsolvency): Decision => {
  const { debtorId, judgmentOn, publishedOn } = command
  const { registered, lines } = state
  if (registered === undefined) return reject({ type: 'DebtorUnknown', debtorId })
  if (publishedOn !== null && publishedOn < judgmentOn) {
    return reject({ type: 'PublishedBeforeJudgment', judgmentOn })
  }
  const before = insolvencyOf(state)?.last
  if (before && isSaid(before, command)) return accept()
  if (before && !isPublication(before, command) && !isConversion(before, command)) {
    const { procedure, judgmentOn: since, publishedOn: on } = before
    return reject({
      ...{ type: 'InsolvencyOpenedOtherwise', procedure, judgmentOn: since, publishedOn: on },
    })
  }
  const { closed } = state.insolvency ?? {}
  if (closed && judgmentOn < closed.closedOn) {
    return reject({ type: 'BeforeInsolvencyClosed', closedOn: closed.closedOn })
  }
  return accept({ ...command, type: 'InsolvencyOpened', ...deadlines(before, command), lines })
}

export const closeInsolvency = (state: State, command: CloseInsolvency): Decision => {
  const { debtorId, closedOn } = command
  const insolvency = insolvencyOf(state)
  if (insolvency === undefined) {
    const isClosed = state.insolvency?.closed?.closedOn === closedOn
    return isClosed ? accept() : reject({ type: 'DebtorNotInsolvent', debtorId })
  }
  const { judgmentOn } = insolvency.last
  if (closedOn < judgmentOn) return reject({ type: 'BeforeJudgment', judgmentOn })
  return accept({ type: 'InsolvencyClosed', debtorId, closedOn })
}

const isSaid = (before: InsolvencyOpened, command: OpenInsolvency): boolean =>
  before.procedure === command.procedure &&
  before.judgmentOn === command.judgmentOn &&
  (command.publishedOn === null || before.publishedOn === command.publishedOn)

const isPublication = (before: InsolvencyOpened, command: OpenInsolvency): boolean =>
  before.publishedOn === null &&
  before.procedure === command.procedure &&
  before.judgmentOn === command.judgmentOn

const isConversion = (before: InsolvencyOpened, command: OpenInsolvency): boolean =>
  gravity[command.procedure] > gravity[before.procedure] && command.judgmentOn >= before.judgmentOn

const gravity: Readonly<Record<Procedure, number>> = {
  sauvegarde: 1,
  redressement: 2,
  liquidation: 3,
}

/** A conversion sets no new ones: they run from the first publication. */
const deadlines = (
  before: InsolvencyOpened | undefined,
  { publishedOn }: OpenInsolvency,
): Pick<InsolvencyOpened, 'claimsDueBy' | 'claimsFromAbroadDueBy'> => {
  if (before?.claimsDueBy) {
    const { claimsDueBy, claimsFromAbroadDueBy } = before
    return { claimsDueBy, claimsFromAbroadDueBy }
  }
  const within = (months: number) => publishedOn && plusMonths(publishedOn, months)
  return {
    claimsDueBy: within(monthsToDeclare.fromHere),
    claimsFromAbroadDueBy: within(monthsToDeclare.fromAbroad),
  }
}
