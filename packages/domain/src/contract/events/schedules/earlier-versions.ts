/** Schedules as they were stored before. Released, so nothing here changes. */
import * as t from 'io-ts'

import { event, type Flat, upcast } from '../../../event-codec.ts'
import { Count } from '../../../values/count.ts'
import { Day } from '../../../values/day.ts'
import { Disclosure } from '../../../values/disclosure.ts'
import { exact } from '../../../values/exact.ts'
import { ClientId, ContractId, ScheduleId } from '../../../values/identity.ts'
import { Money } from '../../../values/money.ts'
import { nullable } from '../../../values/nullable.ts'
import { DocumentNumber } from '../../../values/number.ts'
import { Proof } from '../../../values/proof.ts'
import { CreditNoteLine, Header, HeldLine, RejectedLine } from '../schedules.ts'
import { invoice } from './invoice.ts'

const Line = t.union([
  exact({ ...invoice, proofs: t.readonlyArray(Proof) }, 'TransmittedInvoice'),
  CreditNoteLine,
])

/** Lines stated no more than that, and nobody looked for the debtors. */
export const scheduleTransmittedSince1 = upcast(
  event('ScheduleTransmitted', {
    ...{ contractId: ContractId, clientId: ClientId, scheduleId: ScheduleId },
    ...{ transmittedOn: Day, header: Header, lines: t.readonlyArray(Line) },
  }),
  (stored): Flat => ({
    ...stored,
    lines: stored.lines.map((line) =>
      line.kind === 'invoice' ? { ...line, ...nothingStated } : line,
    ),
    debtors: [],
  }),
)

const nothingStated = { vat: null, paymentClause: null, account: null, subrogatedOn: null }

const accepted = t.readonlyArray(t.union([exact(invoice, 'BookedInvoice'), CreditNoteLine]))

const booking = {
  ...{ contractId: ContractId, scheduleId: ScheduleId, valueOn: Day, purchased: Money, accepted },
  ...{ held: t.readonlyArray(HeldLine), rejected: t.readonlyArray(RejectedLine) },
}

const Release = exact(
  { line: Count, number: DocumentNumber, proofs: t.readonlyArray(Proof) },
  'Release',
)

/** It was booked once, and did not say what the debtors may know. */
export const scheduleBookedSince1 = upcast(
  event('ScheduleBooked', booking),
  (stored): Flat => ({ ...stored, released: null, disclosure: null }),
)

/** Cover was of amounts with VAT, and no line was warned of anything. */
export const scheduleBookedSince2 = upcast(
  event('ScheduleBooked', {
    ...booking,
    ...{ released: nullable(Release), disclosure: nullable(Disclosure) },
  }),
  (stored): Flat => ({
    ...stored,
    accepted: stored.accepted.map((line) =>
      line.kind === 'invoice' ? { ...line, coverable: line.amount } : line,
    ),
    warnings: [],
  }),
)
