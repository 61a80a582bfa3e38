/** Which terms counted on a day, and the event that agreed them. */
import type { Contract } from '@quittance/domain/events'
import { type Life, versionOn } from '@quittance/domain/figures'
import { type Day, plusDays } from '@quittance/domain/values'
import type { Decoded } from '@quittance/event-store'

import { placeOf } from './explanation.ts'

export interface Agreed {
  readonly terms: Contract.Terms
  readonly event: string | undefined
  /** `terms 2, in force since 2026-07-01 (contract-AF-1@30)`. */
  readonly named: string
}

/** Of one contract, as they are known by then. */
export interface Agreements {
  readonly on: (day: Day) => Agreed
  /** From one day to another, both included. */
  readonly between: (from: Day, to: Day) => ReadonlyArray<Stretch>
}

interface Stretch {
  readonly from: Day
  readonly to: Day
  readonly agreed: Agreed
}

export const agreements = () => {
  let offered: string | undefined
  /** From version 1 on. */
  const versions: Array<string | undefined> = []
  return {
    tell: (told: Decoded<Contract.Event>): void => {
      const { type } = told.event
      if (type === 'OfferSent') offered = placeOf(told)
      if (type === 'ContractStarted') versions.push(offered)
      if (type === 'TermsAmended') versions.push(placeOf(told))
    },
    of: (life: Life): Agreements => {
      const on = (day: Day): Agreed => {
        const { version, effectiveOn, terms } = versionOn(life, day)
        const event = versions[version - 1]
        const by = event === undefined ? '' : ` (${event})`
        return { terms, event, named: `terms ${version}, in force since ${effectiveOn}${by}` }
      }
      const between = (from: Day, to: Day): ReadonlyArray<Stretch> => {
        const starts = life.versions.map(({ effectiveOn }) => effectiveOn).toSet()
        const days = [
          from,
          ...starts
            .filter((day) => from < day && day <= to)
            .toArray()
            .sort(),
        ]
        return days.map((day, index) => {
          const next = days[index + 1]
          return { from: day, to: next === undefined ? to : plusDays(next, -1), agreed: on(day) }
        })
      }
      return { on, between }
    },
  }
}
