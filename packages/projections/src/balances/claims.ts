/** Line by line of the debtors who are insolvent, or were: what is claimed, called, borne, and still to be lost. */
import { indemnity } from '@quittance/domain/figures'
import {
  type ContractId,
  type DebtorId,
  type Money,
  plus,
  rate,
  zero,
} from '@quittance/domain/values'

import type { DeclaredClaim, InsolvencyRow } from './insolvencies.ts'
import type { GuaranteeLineRow } from './lines.ts'
import type { LossRow } from './losses.ts'

export interface ClaimRow {
  readonly contractId: ContractId
  readonly debtorId: DebtorId
  /** Nothing where insolvency is only presumed, by the waiting period of the terms. */
  readonly insolvency: InsolvencyRow | undefined
  readonly claim: DeclaredClaim | undefined
  /** Still open, and not called. */
  readonly outstanding: Money
  /** What the factor will bear of that, and the client, as the cover is. */
  readonly expectedLoss: Money
  readonly expectedChargeBack: Money
  readonly loss: LossRow
}

/** By contract, then by debtor. */
export const claimsOf = (
  insolvent: ReadonlyMap<string, InsolvencyRow>,
  lines: ReadonlyMap<string, GuaranteeLineRow>,
  lost: ReadonlyMap<string, LossRow>,
): ReadonlyArray<ClaimRow> =>
  [...lines]
    .flatMap(([key, line]): ReadonlyArray<ClaimRow> => {
      const { contractId, debtorId, outstanding } = line
      const insolvency = insolvent.get(debtorId)
      const loss = lost.get(key)
      if (insolvency === undefined && loss === undefined) return []
      const expected = expectedOn(line)
      return [
        {
          ...{ contractId, debtorId, insolvency, claim: insolvency?.claims.get(contractId) },
          ...{ outstanding, expectedLoss: expected.borne },
          expectedChargeBack: expected.chargedBack,
          loss: loss ?? noLoss(line),
        },
      ]
    })
    .sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))

const keyOf = ({ contractId, debtorId }: ClaimRow): string => `${contractId}_${debtorId}`

/** Invoice by invoice, as each will be called. */
const expectedOn = ({ invoices, quotity, limit }: GuaranteeLineRow) => {
  const none = zero(limit.currency)
  return [...invoices.values()].reduce(
    (all, { outstanding, covered }) => {
      const { borne, chargedBack } = indemnity(outstanding, covered, quotity ?? rate('0'))
      return { borne: plus(all.borne, borne), chargedBack: plus(all.chargedBack, chargedBack) }
    },
    { borne: none, chargedBack: none },
  )
}

const noLoss = ({ contractId, debtorId, limit }: GuaranteeLineRow): LossRow => {
  const none = zero(limit.currency)
  return {
    ...{ contractId, debtorId, called: none, borne: none, chargedBack: none },
    ...{ recovered: none, forFactor: none, forClient: none },
  }
}
