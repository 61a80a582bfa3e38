/** Causes 1 to 3: what lies with one receivable. */
import { type Day, daysFrom } from '../../values/day.ts'
import type { InvoiceId } from '../../values/identity.ts'
import type { Money } from '../../values/money.ts'
import type { ReserveGround } from '../events/reserves.ts'
import type { Terms } from '../events/terms.ts'
import type { Funding } from '../state/funding.ts'
import type { Receivable } from '../state/receivables.ts'
import { type Exclusion, type Share, whole, without } from './exclusion.ts'

export interface Assessed extends Receivable {
  readonly invoiceId: InvoiceId
  /** What is neither disputed nor overdue nor ineligible. */
  readonly eligible: Money
  readonly exclusions: ReadonlyArray<Exclusion>
}

export const assessed = (
  { receivables, reserves }: Funding,
  terms: Terms,
  on: Day,
): ReadonlyArray<Assessed> =>
  receivables
    .entrySeq()
    .map(([invoiceId, receivable]) => {
      const grounds = reserves.get(invoiceId)
      const { left, exclusions } =
        grounds === undefined && isFaultless(receivable, terms, on)
          ? whole(receivable.open)
          : judged({ invoiceId, ...receivable }, grounds, terms, on)
      return { ...receivable, invoiceId, eligible: left, exclusions }
    })
    .toArray()

type Grounds = ReturnType<Funding['reserves']['get']>

const judged = (
  receivable: Receivable & { readonly invoiceId: InvoiceId },
  grounds: Grounds,
  terms: Terms,
  on: Day,
): Share => {
  const { invoiceId, debtorId, open, withdrawnBy, dueSince } = receivable
  const of = { debtorId, invoiceId }
  let share = whole(open)
  const reserve = (ground: ReserveGround, cause: 'disputed' | 'ineligible'): void => {
    const found = grounds?.get(ground)
    if (found === undefined || on < found.notFundableFrom) return
    share = without(share, found.amount, { cause, ...of, reason: ground, restsOn: found.by })
  }
  reserve('dispute', 'disputed')
  if (isOverdue(receivable, terms, on)) {
    share = without(share, open, { cause: 'overdue', ...of, restsOn: withdrawnBy ?? dueSince })
  }
  const reason = ineligibility(receivable, terms)
  if (reason)
    share = without(share, open, { cause: 'ineligible', ...of, reason, restsOn: dueSince })
  for (const ground of ineligibleBy(terms)) reserve(ground, 'ineligible')
  return share
}

/** Fundable up to and including the last day that the terms give (golden O-1). */
export const isOverdue = (
  { dueOn }: Pick<Receivable, 'dueOn'>,
  { definancing }: Pick<Terms, 'definancing'>,
  on: Day,
): boolean => definancing !== null && daysFrom(dueOn, on) > definancing.overdueDays

/** What the terms say of a receivable by themselves. */
const ineligibility = (
  { debtorId, issuedOn, dueOn }: Receivable,
  { eligibility: { excludedDebtors, maxTermDays } }: Terms,
): 'excludedDebtor' | 'termTooLong' | undefined => {
  if (excludedDebtors.includes(debtorId)) return 'excludedDebtor'
  return daysFrom(issuedOn, dueOn) > maxTermDays ? 'termTooLong' : undefined
}

const isFaultless = (receivable: Receivable, terms: Terms, on: Day): boolean =>
  !isOverdue(receivable, terms, on) && ineligibility(receivable, terms) === undefined

const ineligibleBy = ({ eligibility }: Terms): ReadonlyArray<ReserveGround> => [
  'affiliate',
  'excludedCountry',
  'missingProof',
  'uncheckedDebtor',
  ...(eligibility.proForma ? [] : (['proForma'] as const)),
  ...(eligibility.instalments ? [] : (['instalments'] as const)),
]
