/** What the lines of a statement are called, for a person. */
import type { Charged, StatementLine } from '@quittance/projections'

const labels: Partial<Readonly<Record<StatementLine['event'], string>>> = {
  ScheduleBooked: 'Invoices bought',
  FactoringCommissionCharged: 'Factoring fee',
  AnnualMinimumCharged: 'Annual minimum',
  AncillaryFeeCharged: 'Other fee',
  FinancingCommissionCharged: 'Financing fee',
  FinancingCommissionCorrected: 'Financing restated',
  GuaranteeFundLevied: 'Fund levied',
  GuaranteeFundReleased: 'Fund released',
  GuaranteeFundSeized: 'Fund seized',
  AdvanceBooked: 'Advance paid',
  AdvanceReturned: 'Advance returned',
  CreditNoteBooked: 'Credit note',
  CollectionBooked: 'Collection',
  CollectionReversalBooked: 'Payment reversed',
  SettlementDifferenceCharged: 'Short payment',
  SettlementDifferenceReversed: 'Short payment back',
  DirectPaymentCharged: 'Paid to the client',
  DirectPaymentReturned: 'Passed on',
  InvoiceChargedBack: 'Charged back',
  LossBorne: 'Loss borne',
  TakingUndone: 'Paid before taken',
  RecoveryBooked: 'Recovery',
  RecoveryReversalBooked: 'Recovery reversed',
  ClientPaymentBooked: 'Client paid in',
  ClientBalanceRepaid: 'Client repaid',
  NoticeGiven: 'Notice given',
  RunOffStarted: 'Run-off started',
  RunOffReopened: 'Run-off reopened',
  ContractClosed: 'Contract closed',
}

/** A few words; the name of the event where there are none. */
export const labelOf = (event: StatementLine['event']): string => labels[event] ?? event

/** What a charge is for, as its line of the statement says. */
export const referenceOf = (event: Charged): string => {
  switch (event.type) {
    case 'FactoringCommissionCharged': {
      const { occasion } = event
      if (occasion.kind === 'schedule') return occasion.scheduleId
      if (occasion.kind === 'release') return `${occasion.scheduleId} ${occasion.number}`
      return occasion.kind === 'creditNote' ? occasion.number : occasion.reference
    }
    case 'AnnualMinimumCharged':
      return `${event.from} ${event.to}`
    case 'AncillaryFeeCharged':
      return `${event.feeKind} ${event.reference}`
    case 'FinancingCommissionCharged':
      return event.month ?? event.advance?.advanceId ?? ''
    case 'FinancingCommissionCorrected':
      return event.month
  }
}
