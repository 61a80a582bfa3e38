/** What the factor promises of its service, and how it reminds those who owe. */
import * as t from 'io-ts'

import { HoursPromised } from '../../../values/commitment.ts'
import { DaysFrom } from '../../../values/count.ts'
import { Country } from '../../../values/country.ts'
import { exact } from '../../../values/exact.ts'
import { nullable } from '../../../values/nullable.ts'
import { Text } from '../../../values/text.ts'
import { DebtorTypology } from '../../../values/typology.ts'

export const CommitmentTerms = exact(
  {
    promised: t.readonlyArray(HoursPromised),
    /** SC-6 is kept once the money is available, drawn or not. */
    availabilitySuffices: t.boolean,
  },
  'CommitmentTerms',
)

const RecoveryStep = exact(
  {
    step: t.keyof(
      { courtesy: null, L1: null, L2: null, L3: null, formalNotice: null, litigation: null },
      'RecoveryStepKind',
    ),
    daysFromDue: DaysFrom,
  },
  'RecoveryStep',
)

/** For debtors of that typology, sector and country, any of them when null; the first plan that fits counts. */
export const RecoveryPlan = exact(
  {
    typology: nullable(DebtorTypology),
    sector: nullable(Text),
    country: nullable(Country),
    steps: t.readonlyArray(RecoveryStep),
  },
  'RecoveryPlan',
)
export type RecoveryPlan = t.TypeOf<typeof RecoveryPlan>
