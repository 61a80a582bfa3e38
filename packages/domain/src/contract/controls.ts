/** The controls on each line of a schedule, in their order. */
import type { Currency } from '../values/currency.ts'
import { daysFrom } from '../values/day.ts'
import type { InvoiceId } from '../values/identity.ts'
import { isPositive } from '../values/money.ts'
import { normalised } from '../values/number.ts'
import type { ProofKind } from '../values/proof.ts'
import type { RejectionReason } from '../values/reasons.ts'
import type {
  HeldLine,
  InvoiceLine,
  Line,
  RejectedLine,
  ScheduleBooked,
  ScheduleTransmitted,
} from './events/schedules.ts'
import type { Terms } from './events/terms.ts'

interface Controlled {
  readonly accepted: ScheduleBooked['accepted']
  readonly held: ReadonlyArray<HeldLine>
  readonly rejected: ReadonlyArray<RejectedLine>
}

/**
 * Each line is accepted, held until a proof comes, or rejected for the first reason that applies.
 * `duplicates` are the lines whose invoices said so. A credit note on a held invoice is held with it,
 * even if it stands before it.
 */
export const controlled = (
  { transmittedOn, lines }: ScheduleTransmitted,
  duplicates: ReadonlyArray<number>,
  { eligibility }: Terms,
  currency: Currency,
): Controlled => {
  const accepted: Array<ScheduleBooked['accepted'][number]> = []
  const held: Array<HeldLine> = []
  const rejected: Array<RejectedLine> = []
  const known = new Set<string>()
  const waiting = new Map<InvoiceId, HeldLine['missing']>()
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
      (line.kind === 'invoice' && untimely(line, eligibility)) ||
      undefined
    if (reason) {
      rejected.push({ ...placeOf(line), reason })
      continue
    }
    const missing =
      line.kind === 'invoice' ? missingOf(line, eligibility) : waiting.get(line.invoiceId)
    if (missing && missing.length > 0) {
      held.push({ ...placeOf(line), missing })
      if (line.kind === 'invoice') waiting.set(line.invoiceId, missing)
    } else {
      accepted.push(asBooked(line))
    }
  }
  return {
    accepted: accepted.toSorted(inOrder),
    held: held.toSorted(inOrder),
    rejected: rejected.toSorted(inOrder),
  }
}

const invoicesFirst = ({ kind: one }: Line, { kind: other }: Line): number =>
  Number(one === 'creditNote') - Number(other === 'creditNote')

interface Place {
  readonly line: number
}

const inOrder = (one: Place, other: Place): number => one.line - other.line

const untimely = (
  { issuedOn, dueOn }: InvoiceLine,
  { maxTermDays }: Terms['eligibility'],
): RejectionReason | undefined => {
  if (dueOn < issuedOn) return 'DueBeforeIssue'
  return daysFrom(issuedOn, dueOn) > maxTermDays ? 'TermTooLong' : undefined
}

const missingOf = (
  { proofs }: InvoiceLine,
  { proofRequired }: Terms['eligibility'],
): ReadonlyArray<ProofKind> =>
  proofRequired.filter((required) => !proofs.some(({ kind }) => kind === required))

const documentOf = (line: Line): string =>
  line.kind === 'invoice' ? line.invoiceId : `${line.invoiceId} ${normalised(line.number)}`

const placeOf = ({ kind, line, invoiceId, debtorId, number }: Line) => ({
  kind,
  line,
  invoiceId,
  debtorId,
  number,
})

/** Without the proofs that it showed. */
export const asBooked = (line: Line): ScheduleBooked['accepted'][number] => {
  if (line.kind === 'creditNote') return line
  const { proofs: _shown, ...invoice } = line
  return invoice
}
