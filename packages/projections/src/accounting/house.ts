/** What only the house that keeps the books knows: its own account numbers, its SIREN, when its year ends, and names. */
import type { AnnualDate } from '@quittance/domain/values'

import type { Chart } from './chart.ts'

export interface House {
  /** Nine digits. */
  readonly siren: string | undefined
  /** The last day of its financial year. */
  readonly closes: AnnualDate
  /** What the house puts for an account of the chart. */
  readonly accountOf: (code: string) => HouseAccount
  /** Of a client or a debtor; his identity where the house has no name for him. */
  readonly nameOf: (party: string) => string
}

interface HouseAccount {
  readonly number: string
  readonly label: string
}

/** What a house may say; of what it does not, the neutral chart and the calendar year. */
export interface HouseFacts {
  readonly siren?: string
  readonly closes?: AnnualDate
  readonly accounts?: Readonly<Record<string, HouseAccount>>
  readonly names?: Readonly<Record<string, string>>
}

export const houseOf = (
  chart: Chart,
  { siren, closes = '12-31' as AnnualDate, accounts = {}, names = {} }: HouseFacts = {},
): House => {
  const [numbered, named] = [new Map(Object.entries(accounts)), new Map(Object.entries(names))]
  return {
    ...{ siren, closes },
    accountOf: (code) => numbered.get(code) ?? { number: code, label: chart[code]?.label ?? code },
    nameOf: (party) => named.get(party) ?? party,
  }
}
