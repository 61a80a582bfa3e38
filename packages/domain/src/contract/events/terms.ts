/** What the parties agreed, whole: each version holds every term, and is in force from its first day. */
import * as t from 'io-ts'

import { Days } from '../../values/count.ts'
import { Disclosure } from '../../values/disclosure.ts'
import { exact } from '../../values/exact.ts'
import { LatePenaltyBeneficiary } from '../../values/late-payment.ts'
import { Amount } from '../../values/money.ts'
import { nullable } from '../../values/nullable.ts'
import { Share } from '../../values/rate.ts'
import { RecoveryPlan } from '../../values/recovery-plan.ts'
import { Text } from '../../values/text.ts'
import { SettlementTolerance } from '../../values/tolerance.ts'
import {
  CollectionValueTerms,
  FactoringCommissionTerms,
  Fee,
  FinancingCommissionTerms,
} from './terms/commissions.ts'
import { ControlTerms } from './terms/controls.ts'
import {
  AdvanceMode,
  ConcentrationTerms,
  DefinancingTerms,
  Drawing,
  EligibilityTerms,
  LimitBase,
  SpecialReserve,
} from './terms/funding.ts'
import { GuaranteeFundTerms } from './terms/guarantee-fund.ts'
import {
  CollectionMandate,
  CoverBasis,
  DirectPaymentTerms,
  DisputeTerms,
  Recourse,
} from './terms/risk.ts'
import { CommitmentTerms } from './terms/service.ts'
import { VatPolicy } from './terms/vat.ts'

export * from './terms/vat.ts'

/** The codec of each term, by its name. */
export const termFields = {
  // What is bought
  controls: ControlTerms,

  // What may be drawn
  /** Share of the fundable receivables that may be drawn. */
  advanceRate: Share,
  advanceMode: AdvanceMode,
  drawing: Drawing,
  /** Only what a guarantee line still covers, or may cover, is fundable. */
  fundApprovedOnly: t.boolean,
  limitBase: LimitBase,
  eligibility: EligibilityTerms,
  concentration: nullable(ConcentrationTerms),
  /** None: an overdue invoice stays fundable. */
  definancing: nullable(DefinancingTerms),
  specialReserves: t.readonlyArray(SpecialReserve),
  /** On gross availability. */
  facilityCeiling: nullable(Amount),

  // What is held back
  guaranteeFund: GuaranteeFundTerms,
  /** In run-off, outstanding at or under which the fund is released. */
  fundReleaseThreshold: Amount,

  // What it costs
  factoringCommission: FactoringCommissionTerms,
  financingCommission: FinancingCommissionTerms,
  collectionValue: CollectionValueTerms,
  fees: t.readonlyArray(Fee),
  vatPolicy: t.readonlyArray(VatPolicy),

  // Who bears what
  recourse: Recourse,
  dispute: DisputeTerms,
  coverBasis: CoverBasis,
  /** After so many days past due a debtor is presumed insolvent, if cover knows that. */
  waitingPeriodDays: nullable(Days),
  settlementTolerance: SettlementTolerance,
  latePenaltyBeneficiary: LatePenaltyBeneficiary,

  // How a debtor is told and pays
  disclosure: Disclosure,
  collectionMandate: CollectionMandate,
  directPayment: DirectPaymentTerms,
  /** A receipt that stands for payments to come (_quittance permanente_). */
  standingSubrogation: t.boolean,

  // How the factor serves
  /** Without these the contract does not start. */
  supportingDocuments: t.readonlyArray(Text),
  commitments: CommitmentTerms,
  recovery: t.readonlyArray(RecoveryPlan),
}

export const Terms = exact(termFields, 'Terms')
export type Terms = t.TypeOf<typeof Terms>
