/** What is asked of a line that was granted; and what one that ended says. */
import { reject } from '../../decider.ts'
import type { GuaranteeLineGranted } from '../events.ts'
import type { Decision } from '../rejection.ts'
import type { Line, State } from '../state.ts'

/** A line in force, or that will be. */
export type Standing = Line & { readonly granted: GuaranteeLineGranted }

/** The answer of a line that is granted; any other says how far it has come. */
export const standing = (state: State, answer: (line: Standing) => Decision): Decision => {
  if (state.status === 'Withdrawn') return withdrawn(state)
  if (state.status === 'Expired') return expired(state)
  if (state.status !== 'Granted' || !isStanding(state)) return reject({ type: 'LineNotGranted' })
  return answer(state)
}

export const withdrawn = ({ coverInUse }: Line): Decision =>
  reject({ type: 'LineWithdrawn', coverInUse })

export const expired = ({ coverInUse }: Line): Decision =>
  reject({ type: 'LineExpired', coverInUse })

export const currencyMustMatch = ({ limit: { currency } }: Line): Decision =>
  reject({ type: 'CurrencyMustMatch', currency })

const isStanding = (line: Line): line is Standing => line.granted !== undefined
