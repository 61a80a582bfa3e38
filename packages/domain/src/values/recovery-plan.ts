/** How the factor reminds those who owe, by what kind of debtor they are (rules 1.19). */
import * as t from 'io-ts'

import { france, openFrom } from './calendar.ts'
import { DaysFrom } from './count.ts'
import { Country } from './country.ts'
import { type Day, plusDays } from './day.ts'
import { exact } from './exact.ts'
import { nullable } from './nullable.ts'
import { Text } from './text.ts'
import { DebtorTypology } from './typology.ts'

/** A courtesy before due, three reminders, the formal notice (_mise en demeure_), the court. */
export const RecoveryStepKind = t.keyof(
  { courtesy: null, L1: null, L2: null, L3: null, formalNotice: null, litigation: null },
  'RecoveryStepKind',
)
export type RecoveryStepKind = t.TypeOf<typeof RecoveryStepKind>

/** Counted in calendar days from the due date; before it when negative. */
const RecoveryStep = exact({ step: RecoveryStepKind, daysFromDue: DaysFrom }, 'RecoveryStep')
export type RecoveryStep = t.TypeOf<typeof RecoveryStep>

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

/** What kind of debtor he is; all null of one who was never registered. */
export const DebtorKind = exact(
  { typology: nullable(DebtorTypology), sector: nullable(Text), country: nullable(Country) },
  'DebtorKind',
)
export type DebtorKind = t.TypeOf<typeof DebtorKind>

/** The steps for him; none where no plan fits, or the one that does has none. */
export const stepsFor = (
  plans: ReadonlyArray<RecoveryPlan>,
  kind: DebtorKind,
): ReadonlyArray<RecoveryStep> =>
  plans.find(
    ({ typology, sector, country }) =>
      (typology === null || typology === kind.typology) &&
      (sector === null || sector === kind.sector) &&
      (country === null || country === kind.country),
  )?.steps ?? []

/** The first day on which a step may be taken: its own, or the next on which France works (golden P-1). */
export const dayOfStep = (dueOn: Day, { daysFromDue }: RecoveryStep): Day =>
  openFrom(france, plusDays(dueOn, daysFromDue))

/**
 * The step that comes next on a day, after those taken: in their order, none twice and none passed over,
 * save those before due, which come too late once the invoice is due.
 */
export const nextStep = (
  steps: ReadonlyArray<RecoveryStep>,
  taken: ReadonlyArray<RecoveryStepKind>,
  { dueOn, on }: { readonly dueOn: Day; readonly on: Day },
): RecoveryStep | undefined => {
  const last = steps.findLastIndex(({ step }) => taken.includes(step))
  return steps.slice(last + 1).find(({ daysFromDue }) => daysFromDue >= 0 || on < dueOn)
}
