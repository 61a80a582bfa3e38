/** SC-9: each reminder on its day. No event of a contract tells of it: `reminders.ts` has its marks. */
import type { Commitment } from '../commitment.ts'

export const dunning: Commitment = {
  id: 'SC-9',
  promise: 'dunning by type of debtor',
  ...{ team: 'recovery', unit: 'days', inHours: false },
  marks: () => [],
}
