/** Causes 1 to 3: what lies with one receivable. */
import { type Day, plusDays } from '../../values/day.ts'
import type { InvoiceId } from '../../values/identity.ts'
import type { Money } from '../../values/money.ts'
import type { ReserveGround } from '../events/reserves.ts'
import type { Terms } from '../events/terms.ts'
import type { Funding } from '../state/funding.ts'
import type { Receivable } from '../state/receivables.ts'
import { type Exclusion, type Share, whole, without } from './exclusion.ts'

export interface Assessed {
  readonly invoiceId: InvoiceId
  readonly receivable: Receivable
  /** What is neither disputed nor overdue nor ineligible. */
  readonly eligible: Money
  readonly exclusions: ReadonlyArray<Exclusion>
}

export const assessed = (
  { receivables, reserves, debtors }: Funding,
  terms: Terms,
  on: Day,
): ReadonlyArray<Assessed> => {
  const isOverdue = overdueOn(terms, on)
  return receivables
    .entrySeq()
    .map(([invoiceId, receivable]) => {
      const grounds = reserves.get(invoiceId)
      const ineligible = ineligibility(receivable, debtors, terms)
      const isFaultless =
        grounds === undefined && !isOverdue(receivable) && ineligible === undefined
      const { left, exclusions } = isFaultless
        ? whole(receivable.open)
        : judged(invoiceId, receivable, { grounds, ineligible }, terms, on)
      return { invoiceId, receivable, eligible: left, exclusions }
    })
    .toArray()
}

/** By debtor, and by the client's own number. */
export const byName = ({ receivable: one }: Assessed, { receivable: other }: Assessed): number =>
  `${one.debtorId} ${one.number}` < `${other.debtorId} ${other.number}` ? -1 : 1

type Grounds = ReturnType<Funding['reserves']['get']>

const judged = (
  invoiceId: InvoiceId,
  receivable: Receivable,
  {
    grounds,
    ineligible,
  }: { readonly grounds: Grounds; readonly ineligible: Ineligible | undefined },
  terms: Terms,
  on: Day,
): Share => {
  const { debtorId, open, withdrawnBy, dueSince } = receivable
  const of = { debtorId, invoiceId }
  let share = whole(open)
  const reserve = (ground: ReserveGround, cause: 'disputed' | 'ineligible'): void => {
    const found = grounds?.get(ground)
    if (found === undefined || on < found.notFundableFrom) return
    share = without(share, found.amount, { cause, ...of, reason: ground, restsOn: found.by })
  }
  reserve('dispute', 'disputed')
  if (overdueOn(terms, on)(receivable)) {
    share = without(share, open, { cause: 'overdue', ...of, restsOn: withdrawnBy ?? dueSince })
  }
  if (ineligible) share = without(share, open, { cause: 'ineligible', ...of, ...ineligible })
  for (const ground of ineligibleBy(terms)) reserve(ground, 'ineligible')
  return share
}

/** Whether a receivable is fundable no longer: it is up to and including the last day of the terms (golden O-1). */
const overdueOn = (terms: Pick<Terms, 'definancing'>, on: Day) => {
  const last = lastDueOn(terms, on)
  return ({ dueOn }: Pick<Receivable, 'dueOn'>): boolean => last !== undefined && dueOn <= last
}

/** What was due by then is overdue for too long; nothing ever is where the terms do not say. */
export const lastDueOn = ({ definancing }: Pick<Terms, 'definancing'>, on: Day): Day | undefined =>
  definancing === null ? undefined : plusDays(on, -definancing.overdueDays - 1)

/** By the terms, or on a ground that they do not take. */
export const isIneligibleOn = (
  receivable: Receivable,
  debtors: Funding['debtors'],
  grounds: Grounds,
  terms: Terms,
  on: Day,
): boolean =>
  ineligibility(receivable, debtors, terms) !== undefined ||
  ineligibleBy(terms).some((ground) => {
    const reserve = grounds?.get(ground)
    return reserve !== undefined && reserve.notFundableFrom <= on
  })

type Ineligible = Pick<Required<Exclusion>, 'reason' | 'restsOn'>

/** What the terms say of a receivable by themselves: of its debtor, where he is, and its term. */
const ineligibility = (
  { debtorId, termDays, dueSince }: Receivable,
  debtors: Funding['debtors'],
  { eligibility: { excludedDebtors, excludedCountries, maxTermDays } }: Terms,
): Ineligible | undefined => {
  if (excludedDebtors.includes(debtorId)) return { reason: 'excludedDebtor', restsOn: dueSince }
  const seat = excludedCountries.length === 0 ? undefined : debtors.get(debtorId)?.seat
  if (seat && excludedCountries.includes(seat.country)) {
    return { reason: 'excludedCountry', restsOn: seat.by }
  }
  return termDays > maxTermDays ? { reason: 'termTooLong', restsOn: dueSince } : undefined
}

const ineligibleBy = ({ eligibility }: Terms): ReadonlyArray<ReserveGround> => [
  'affiliate',
  'excludedCountry',
  'missingProof',
  'uncheckedDebtor',
  ...(eligibility.proForma ? [] : (['proForma'] as const)),
  ...(eligibility.instalments ? [] : (['instalments'] as const)),
]
