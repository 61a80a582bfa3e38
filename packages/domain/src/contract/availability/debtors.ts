/** Causes 4 to 6: what lies with all the receivables of one debtor. */
import type { DebtorId } from '../../values/identity.ts'
import { isPositive, type Money, max, min, minus, plus, zero } from '../../values/money.ts'
import { fraction, grossedUp } from '../../values/rate.ts'
import type { Terms } from '../events/terms.ts'
import type { Funding } from '../state/funding.ts'
import { concentrationCap } from './concentration.ts'
import { type Share, whole, without } from './exclusion.ts'
import type { Assessed } from './receivables.ts'

/** Debtor by debtor, in the order of their names, what remains fundable. */
export const fundableByDebtor = (
  assessed: ReadonlyArray<Assessed>,
  funding: Funding,
  terms: Terms,
): ReadonlyArray<Share> => {
  const debtors = [...totals(assessed, funding)].toSorted(([one], [other]) =>
    one < other ? -1 : 1,
  )
  const limited = debtors.map(([debtorId, total]) => ({
    debtorId,
    share: approved(debtorId, total, funding, terms),
  }))
  const { concentration } = terms
  if (concentration === null) return limited.map(({ share }) => share)
  const cap = concentrationCap(
    limited.map(({ share }) => share.left),
    concentration,
  )
  if (cap === undefined) return limited.map(({ share }) => share)
  return limited.map(({ debtorId, share }) =>
    without(share, minus(share.left, cap), { cause: 'concentration', debtorId }),
  )
}

interface Total {
  readonly eligible: Money
  /** What of it counts against a limit: all, or without its VAT (R7). */
  readonly counted: Money
  /** Cover in use, on what is still open. */
  readonly covered: Money
}

/** What the line approves of it, less the debtor's own credit. */
const approved = (debtorId: DebtorId, total: Total, { debtors }: Funding, terms: Terms): Share => {
  const { eligible, covered } = total
  const debtor = debtors.get(debtorId)
  let share = whole(eligible)
  const limit = compared(debtor?.limit ?? zero(eligible.currency), terms)
  if (terms.fundApprovedOnly && limit !== undefined) {
    const restsOn = debtor?.limitNotedBy
    share = without(share, beyond(total, max(limit, covered)), {
      ...{ cause: 'overLimit', debtorId },
      ...(restsOn === undefined ? {} : { restsOn }),
    })
  }
  if (debtor?.creditedBy === undefined) return share
  const { credit, creditedBy: restsOn } = debtor
  return without(share, credit, { cause: 'debtorCredit', debtorId, restsOn })
}

/**
 * The receivables that a limit stands for: as much; or, compared net of the retention, so much that the limit is
 * left of it. Of a retention of all nothing is left, and no limit is reached.
 */
const compared = (limit: Money, { limitBase, guaranteeFund }: Terms): Money | undefined => {
  const { retentionRate } = guaranteeFund
  if (limitBase === 'gross') return limit
  return retentionRate.eq(1) ? undefined : grossedUp(limit, retentionRate, 'HalfUp')
}

/** What counts beyond the limit, and with it its part of the VAT that does not count. */
const beyond = ({ eligible, counted }: Total, limit: Money): Money => {
  const over = minus(counted, limit)
  return isPositive(over) ? fraction(eligible, over.minor, counted.minor) : over
}

const totals = (
  assessed: ReadonlyArray<Assessed>,
  { netOfVat }: Funding,
): ReadonlyMap<DebtorId, Total> => {
  const debtors = new Map<DebtorId, Total>()
  for (const { invoiceId, receivable, eligible } of assessed) {
    const { debtorId, open, covered } = receivable
    const before = debtors.get(debtorId)
    const net = netOfVat.get(invoiceId)
    const counted = net ? fraction(eligible, net.coverable.minor, net.amount.minor) : eligible
    const cover = min(covered, open)
    debtors.set(debtorId, {
      eligible: before ? plus(before.eligible, eligible) : eligible,
      counted: before ? plus(before.counted, counted) : counted,
      covered: before ? plus(before.covered, cover) : cover,
    })
  }
  return debtors
}
