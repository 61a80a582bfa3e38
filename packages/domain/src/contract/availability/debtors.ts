/** Causes 4 to 6: what lies with all the receivables of one debtor. */
import type { DebtorId } from '../../values/identity.ts'
import { type Money, max, min, minus, plus, zero } from '../../values/money.ts'
import { grossedUp } from '../../values/rate.ts'
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
  const debtors = [...totals(assessed)].toSorted(([one], [other]) => (one < other ? -1 : 1))
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
  /** Cover in use, on what is still open. */
  readonly covered: Money
}

/** What the line approves of it, less the debtor's own credit. */
const approved = (
  debtorId: DebtorId,
  { eligible, covered }: Total,
  { debtors }: Funding,
  terms: Terms,
): Share => {
  const debtor = debtors.get(debtorId)
  let share = whole(eligible)
  const limit = compared(debtor?.limit ?? zero(eligible.currency), terms)
  if (terms.fundApprovedOnly && limit !== undefined) {
    const restsOn = debtor?.limitNotedBy
    share = without(share, minus(eligible, max(limit, covered)), {
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

const totals = (assessed: ReadonlyArray<Assessed>): ReadonlyMap<DebtorId, Total> => {
  const debtors = new Map<DebtorId, Total>()
  for (const { receivable, eligible } of assessed) {
    const { debtorId, open, covered } = receivable
    const before = debtors.get(debtorId)
    const cover = min(covered, open)
    debtors.set(debtorId, {
      eligible: before ? plus(before.eligible, eligible) : eligible,
      covered: before ? plus(before.covered, cover) : cover,
    })
  }
  return debtors
}
