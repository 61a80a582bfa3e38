/** The longest term that the law leaves two merchants to agree on (C. com. art. L441-10). */
import * as t from 'io-ts'

import { type Day, lastDayOf, monthOf, plusDays } from './day.ts'

/** "45 days end of month" has two readings: which one, the parties say, and nobody infers it. */
export const LegalTerm = t.keyof(
  {
    /** From the day of the invoice. */
    days60: null,
    /** From the day of an invoice that stands for a period's deliveries. */
    days45: null,
    days45ThenEndOfMonth: null,
    endOfMonthThenDays45: null,
  },
  'LegalTerm',
)
export type LegalTerm = t.TypeOf<typeof LegalTerm>

/** The last day on which an invoice of that day may fall due (golden LME). */
export const dueAtLatest = (issuedOn: Day, term: LegalTerm): Day => {
  switch (term) {
    case 'days60':
      return plusDays(issuedOn, 60)
    case 'days45':
      return plusDays(issuedOn, 45)
    case 'days45ThenEndOfMonth':
      return endOfMonth(plusDays(issuedOn, 45))
    case 'endOfMonthThenDays45':
      return plusDays(endOfMonth(issuedOn), 45)
  }
}

const endOfMonth = (of: Day): Day => lastDayOf(monthOf(of))
