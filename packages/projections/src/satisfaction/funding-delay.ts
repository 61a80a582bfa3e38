/**
 * Funding delay (SC-6, "fonds sous 24 h"): from the transmission of a schedule to the first payment
 * after it was booked. Plain hours; what a contract promised in them is another matter.
 */
import type { Contract } from '@quittance/domain/events'
import { hoursBetween, type Instant, type ScheduleId } from '@quittance/domain/values'
import { OrderedMap } from 'immutable'

import { occurredAt } from '../cut.ts'
import type { Projection } from '../projection.ts'

export type FundingDelays = OrderedMap<ScheduleId, FundingDelay>

export interface FundingDelay {
  readonly transmittedAt: Instant
  /** `Voided`: nothing was bought, so there was nothing to fund. */
  readonly status: 'Transmitted' | 'Booked' | 'Funded' | 'Voided'
  /** When the money left; `hours` after the transmission. */
  readonly fundedAt: Instant | undefined
  readonly hours: number | undefined
}

/** One row a contract: its schedules in the order in which they came. */
export const fundingDelay: Projection<FundingDelays, Contract.Event> = {
  key: ({ event }) => event.contractId,
  next: (row = OrderedMap(), told) => {
    const { event } = told
    switch (event.type) {
      case 'ScheduleTransmitted': {
        const delay = { status: 'Transmitted', fundedAt: undefined, hours: undefined } as const
        return row.set(event.scheduleId, { transmittedAt: occurredAt(told), ...delay })
      }
      case 'ScheduleBooked':
        // What is released later is no transmission of its own.
        return event.released ? row : standing(row, event, 'Booked')
      case 'ScheduleRejected':
        return standing(row, event, 'Voided')
      case 'AdvanceBooked': {
        const fundedAt = occurredAt(told)
        return row.map((delay) =>
          delay.status === 'Booked'
            ? {
                ...{ ...delay, status: 'Funded' as const, fundedAt },
                hours: hoursBetween(delay.transmittedAt, fundedAt),
              }
            : delay,
        )
      }
      default:
        return row
    }
  },
}

const standing = (
  row: FundingDelays,
  { scheduleId }: Contract.ScheduleBooked | Contract.ScheduleRejected,
  status: FundingDelay['status'],
): FundingDelays => {
  const delay = row.get(scheduleId)
  return delay === undefined ? row : row.set(scheduleId, { ...delay, status })
}
