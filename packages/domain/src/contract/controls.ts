/** The controls on each line of a schedule, in their order. */
import type { Currency } from '../values/currency.ts'
import type { InvoiceId } from '../values/identity.ts'
import { isPositive } from '../values/money.ts'
import { normalised } from '../values/number.ts'
import type { RejectionReason } from '../values/reasons.ts'
import { asBought, flawOf, missingOf, warningOf } from './controls/invoice.ts'
import type {
  HeldLine,
  Line,
  LineWarning,
  RejectedLine,
  ScheduleBooked,
  ScheduleTransmitted,
} from './events/schedules.ts'
import type { Terms } from './events/terms.ts'

interface Controlled {
  readonly accepted: ScheduleBooked['accepted']
  readonly held: ReadonlyArray<HeldLine>
  readonly rejected: ReadonlyArray<RejectedLine>
  readonly warnings: ReadonlyArray<LineWarning>
}

/**
 * Each line is accepted, held until a proof comes, or rejected for the first reason that applies.
 * `duplicates` are the lines whose invoices said so. A credit note on a held invoice is held with it,
 * even if it stands before it; `heldBefore` are the invoices of earlier schedules that wait still.
 */
export const controlled = (
  transmitted: ScheduleTransmitted,
  duplicates: ReadonlyArray<number>,
  heldBefore: ReadonlyMap<InvoiceId, HeldLine['missing']>,
  terms: Terms,
  currency: Currency,
): Controlled => {
  const { transmittedOn, lines } = transmitted
  const accepted: Array<ScheduleBooked['accepted'][number]> = []
  const held: Array<HeldLine> = []
  const rejected: Array<RejectedLine> = []
  const warnings: Array<LineWarning> = []
  const known = new Set<string>()
  const waiting = new Map(heldBefore)
  const isDuplicate = new Set(duplicates)

  for (const line of lines.toSorted(invoicesFirst)) {
    const repeated = known.has(documentOf(line))
    known.add(documentOf(line))
    const reason: RejectionReason | undefined =
      (repeated && 'RepeatedInSchedule') ||
      (isDuplicate.has(line.line) && 'Duplicate') ||
      (!isPositive(line.amount) && 'AmountNotPositive') ||
      (line.amount.currency !== currency && 'OtherCurrency') ||
      (line.issuedOn > transmittedOn && 'IssuedInTheFuture') ||
      (line.kind === 'invoice' && flawOf(line, transmitted, terms)) ||
      undefined
    if (reason) {
      rejected.push({ ...placeOf(line), reason })
      continue
    }
    const warning = line.kind === 'invoice' && warningOf(line, terms.controls)
    if (warning) warnings.push(warning)
    const missing =
      line.kind === 'invoice' ? missingOf(line, terms.eligibility) : waiting.get(line.invoiceId)
    if (missing && missing.length > 0) {
      held.push({ ...placeOf(line), missing })
      if (line.kind === 'invoice') waiting.set(line.invoiceId, missing)
    } else {
      accepted.push(asBooked(line, terms))
    }
  }
  return {
    accepted: accepted.toSorted(inOrder),
    held: held.toSorted(inOrder),
    rejected: rejected.toSorted(inOrder),
    warnings,
  }
}

const invoicesFirst = ({ kind: one }: Line, { kind: other }: Line): number =>
  Number(one === 'creditNote') - Number(other === 'creditNote')

interface Place {
  readonly line: number
}

const inOrder = (one: Place, other: Place): number => one.line - other.line

const documentOf = (line: Line): string =>
  line.kind === 'invoice' ? line.invoiceId : `${line.invoiceId} ${normalised(line.number)}`

const placeOf = ({ kind, line, invoiceId, debtorId, number }: Line) => ({
  kind,
  line,
  invoiceId,
  debtorId,
  number,
})

/** A credit note as it is. */
export const asBooked = (line: Line, terms: Terms): ScheduleBooked['accepted'][number] =>
  line.kind === 'creditNote' ? line : asBought(line, terms)
