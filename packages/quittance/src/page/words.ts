/** A page's words: months, moments, teams and amounts, as a person reads them. */
import {
  type Instant,
  type Month,
  parisDay,
  parisTime,
  type Team,
  yearOf,
} from '@quittance/domain/values'
import type { Counts } from '@quittance/projections'

/** `March 2026`; by no library of locales, whose words change with the runtime. */
export const monthName = (month: Month): string => `${nameOf(month)} ${yearOf(month)}`

/** `Mar`. */
export const shortMonth = (month: Month): string => nameOf(month).slice(0, 3)

/** `2026-03-27 11:00`, in Paris. */
export const moment = (at: Instant): string => `${parisDay(at)} ${parisTime(at)}`

export const teamName = (team: Team): string => teams[team]

/** `77.8 %`, which no line breaks, or nothing. */
export const percentage = (percent: string | undefined): string =>
  percent === undefined ? '' : `${percent}\u00a0%`

/** With the sign that it has: +40. */
export const signed = (hundreds: string): string =>
  Number(hundreds) > 0 ? `+${hundreds}` : hundreds.replace('-', '−')

export const counts = (count: number, one: string, several = `${one}s`): string =>
  `${count} ${count === 1 ? one : several}`

/** `7 kept, 2 missed, 1 voided`: no word of what there is none of. */
export const tally = ({ kept, missed, pending, voided }: Counts): string => {
  const all = Object.entries({ kept, missed, pending, voided }).filter(([, count]) => count > 0)
  return all.length === 0 ? 'nothing' : all.map(([what, count]) => `${count} ${what}`).join(', ')
}

const teams: Readonly<Record<Team, string>> = {
  accountManager: 'account manager',
  accountOfficer: 'account officer',
  recovery: 'recovery',
  cashApplication: 'cash application',
  dataExchange: 'data exchange',
  credit: 'credit',
  litigation: 'litigation',
}

const nameOf = (month: Month): string => names[Number(month.slice(5)) - 1] ?? month

const names = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
]
