/** Guarantee lines as they were stored first, and how they are read. */
import * as t from 'io-ts'

import { event, upcast } from '../../event-codec.ts'
import { Day } from '../../values/day.ts'
import { ContractId, DebtorId, InvoiceId } from '../../values/identity.ts'
import { Money } from '../../values/money.ts'
import { Share } from '../../values/rate.ts'

const line = { contractId: ContractId, debtorId: DebtorId }

const Granted = event('GuaranteeLineGranted', {
  ...line,
  limit: Money,
  quotity: Share,
  validFrom: Day,
  validTo: t.union([Day, t.null]),
})

/** It was granted on its first day, and what waited was covered at once. */
export const grantedSince1 = upcast(Granted, (stored) => ({
  ...stored,
  grantedOn: stored.validFrom,
  mayCover: stored.limit,
}))

const Revised = event('LimitRevised', { ...line, limit: Money })

/** The contract was told the limit, whatever the day. */
export const limitRevisedSince1 = upcast(Revised, (stored) => ({
  ...stored,
  mayCover: stored.limit,
}))

const Covered = event('InvoiceCovered', {
  ...{ ...line, invoiceId: InvoiceId, covered: Money, limit: Money, amount: Money },
})

/** Cover was of amounts with VAT. */
export const coveredSince1 = upcast(Covered, (stored) => ({
  ...stored,
  coverable: stored.amount,
}))
