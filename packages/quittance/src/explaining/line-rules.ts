/** Why an event moves what it moves, and where that is written; of a charge, how to ask for its arithmetic. */
import type { Contract } from '@quittance/domain/events'
import { isCharged } from '@quittance/projections'

import { referenceOf } from '../say/statement-words.ts'

type Rule = readonly [rule: string, source: string]

export const ruleOfLine = (event: Contract.Event): Rule => {
  if (isCharged(event)) {
    const { contractId } = event
    const asked = `quittance explain commission '${referenceOf(event)}' --contract ${contractId}`
    return [`what is charged, with its tax, is the client’s to pay: ${asked}`, commissions]
  }
  return rules[event.type] ?? ['a turn of its life moves no figure', closing]
}

const commissions = 'docs/concepts/commissions.md'
const closing = 'docs/concepts/closing.md'
const receivable = 'docs/concepts/receivable.md'
const recourse = 'docs/concepts/overdue-and-recourse.md'
const insolvency = 'docs/concepts/insolvency.md'
const fund = `${commissions}, the guarantee fund`
const paid = `${receivable}, what pays it`

const rules: { readonly [Type in Contract.Event['type']]?: Rule } = {
  ScheduleBooked: ['what is bought, tax included, is owed to the client', receivable],
  CreditNoteBooked: [
    'what an invoice falls by, and what is left beyond it, the client owes',
    receivable,
  ],
  GuaranteeFundLevied: [
    'what is required less what is held goes from his account to the fund',
    fund,
  ],
  GuaranteeFundReleased: ['what is held less what is required goes back to his account', fund],
  GuaranteeFundSeized: ['after a default his fund pays what he owes', fund],
  AdvanceBooked: [
    'what is paid out is in use, and no longer owed',
    'docs/concepts/availability.md',
  ],
  AdvanceReturned: ['what the bank did not pay is owed again', 'docs/concepts/availability.md'],
  CollectionBooked: ['what a debtor pays is open and in use no longer', paid],
  CollectionReversalBooked: ['a payment that went back is open and in use again', paid],
  SettlementDifferenceCharged: [
    'what a payment is short of, within the tolerance, the client bears',
    paid,
  ],
  SettlementDifferenceReversed: ['with the payment goes what it was short of', paid],
  DirectPaymentCharged: ['what the client was paid and did not pass on in time he owes', paid],
  DirectPaymentReturned: ['what was charged and is passed on after all is his again', paid],
  InvoiceChargedBack: [
    'what the factor does not bear goes back to the client, who owes it',
    recourse,
  ],
  LossBorne: ['what the factor bears is open no longer, and nobody’s debt', recourse],
  TakingUndone: ['what was taken from an invoice that was then paid is undone', recourse],
  RecoveryBooked: ['of a dividend the client has the share that he bore', insolvency],
  RecoveryReversalBooked: ['a dividend that went back is undone by the same shares', insolvency],
  ClientPaymentBooked: ['what the client pays in is his', closing],
  ClientBalanceRepaid: ['what is left of his account is paid to him', closing],
}
