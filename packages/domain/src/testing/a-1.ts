/** The contract of golden A-1: what was bought, disputed, found ineligible and drawn. */
import type { Event, Terms } from '../contract/index.ts'
import { day } from '../values/day.ts'
import { rate } from '../values/rate.ts'
import { text } from '../values/text.ts'
import { eur } from './amounts.ts'
import {
  book,
  draw,
  invoice,
  noteCover,
  pay,
  reserve,
  startedOn,
  terms,
  told,
  transmit,
} from './contract.ts'
import a1 from './goldens/a-1.json' with { type: 'json' }

const { given } = a1

/** No commission is charged on them. */
export const free: Terms = {
  ...terms,
  factoringCommission: {
    ...terms.factoringCommission,
    rate: rate('0'),
    perInvoiceMin: eur('0.00'),
  },
}

const termsOfA1: Terms = {
  ...{ ...free, advanceRate: rate(given.advanceRate) },
  guaranteeFund: {
    ...free.guaranteeFund,
    retentionRate: rate(given.guaranteeFund.retentionRate),
    ...{ min: eur(given.guaranteeFund.min), cap: eur(given.guaranteeFund.cap) },
  },
  specialReserves: [
    { kind: 'rateOfEligible', cause: text('dilution'), rate: rate(given.dilutionReserveRate) },
  ],
  facilityCeiling: eur(given.ceiling),
  definancing: { overdueDays: given.overdueDays },
}

export const a1Told = (): ReadonlyArray<Event> => {
  const lines = given.invoices.map(({ invoiceId, debtorId, open, dueOn }) =>
    invoice(debtorId, invoiceId, open, { dueOn: day(dueOn ?? '2026-04-08') }),
  )
  const reserves = given.invoices.flatMap(({ invoiceId, debtorId, open, disputed, ineligible }) => [
    ...(disputed ? [reserve(debtorId, invoiceId, disputed, '2026-02-16')] : []),
    ...(ineligible ? [reserve(debtorId, invoiceId, open, '2026-01-13', 'affiliate')] : []),
  ])
  return told(
    startedOn(termsOfA1),
    ...Object.entries(given.limits).map(([debtor, limit]) => noteCover(debtor, limit, 1n)),
    ...[transmit('R1', lines), book('R1'), ...reserves],
    ...[draw('D1', given.fundsInUse), pay('D1', given.fundsInUse)],
  )
}
