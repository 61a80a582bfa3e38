/** Whether anything may be drawn at all. */
import type { Day } from '../values/day.ts'
import type { DeclineReason } from '../values/reasons.ts'
import { isKnown, isStarted, type Life } from './state/life.ts'

/** Why nothing is granted on that day, however little is asked and whatever is available. */
export const drawsStopped = (life: Life, on: Day): DeclineReason | undefined => {
  if (!isStarted(life, on)) return 'ContractNotStarted'
  if (life.runOff) return 'FundingEnded'
  if (life.suspended.includes('funding')) return 'FundingSuspended'
  return isKnown(life, on) ? undefined : 'KycExpired'
}
