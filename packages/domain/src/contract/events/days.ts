/** Days, as they are closed. */
import type * as t from 'io-ts'

import { event } from '../../event-codec.ts'
import { Day } from '../../values/day.ts'
import { ContractId } from '../../values/identity.ts'

/** What was due by the end of that day is said: no earlier day is closed after it. */
export const DayClosed = event('DayClosed', { contractId: ContractId, day: Day })
export type DayClosed = t.TypeOf<typeof DayClosed>
