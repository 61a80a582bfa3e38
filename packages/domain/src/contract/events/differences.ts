/** What payments were short of, within the tolerance: the client's to bear (_ajustement_). */
import * as t from 'io-ts'

import { event } from '../../event-codec.ts'
import { ReckonedDay } from '../../values/day.ts'
import { exact } from '../../values/exact.ts'
import { CollectionId, ContractId, DebtorId, InvoiceId } from '../../values/identity.ts'
import { Money } from '../../values/money.ts'
import { DocumentNumber } from '../../values/number.ts'

const differences = {
  contractId: ContractId,
  collectionId: CollectionId,
  lines: t.readonlyArray(
    exact(
      { invoiceId: InvoiceId, number: DocumentNumber, debtorId: DebtorId, amount: Money },
      'SettlementDifference',
    ),
  ),
  valueOn: ReckonedDay,
}

/** The invoices are closed, and the client account bears what they were short of: funds in use do not move. */
export const SettlementDifferenceCharged = event('SettlementDifferenceCharged', differences)
export type SettlementDifferenceCharged = t.TypeOf<typeof SettlementDifferenceCharged>

/** The payments went back: what they were short of is open again, and no longer the client's to bear. */
export const SettlementDifferenceReversed = event('SettlementDifferenceReversed', differences)
export type SettlementDifferenceReversed = t.TypeOf<typeof SettlementDifferenceReversed>
