/** Which terms counted on a day, and the event that agreed them. */
import type { Contract } from '@quittance/domain/events'
import { type Life, versionOn } from '@quittance/domain/figures'
import type { Day } from '@quittance/domain/values'
import type { Decoded } from '@quittance/event-store'

import { placeOf } from './explanation.ts'

export interface Agreed {
  readonly terms: Contract.Terms
  readonly event: string | undefined
  /** `terms 2, in force since 2026-07-01 (contract-AF-1@30)`. */
  readonly named: string
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
    of: (life: Life, day: Day): Agreed => {
      const { version, effectiveOn, terms } = versionOn(life, day)
      const event = versions[version - 1]
      const by = event === undefined ? '' : ` (${event})`
      return { terms, event, named: `terms ${version}, in force since ${effectiveOn}${by}` }
    },
  }
}
