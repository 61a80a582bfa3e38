/** What is claimed of insolvent debtors, called, borne and got back. */
import { type Day, Money } from '@quittance/domain/values'
import type { ClaimRow } from '@quittance/projections'

import { amount, amountOrBlank } from './figures.ts'
import { left, right, table } from './table.ts'

/** For machines: amounts as decimal strings, in the currency named; null where nothing was said. */
export const claimsJson = (rows: ReadonlyArray<ClaimRow>) =>
  rows.map((row) => {
    const { contractId, debtorId, insolvency, claim, loss } = row
    const { opened } = insolvency ?? {}
    return {
      ...{ contractId, debtorId, currency: row.outstanding.currency, state: stateOf(row) },
      judgmentOn: insolvency?.judgmentOn ?? null,
      publishedOn: opened?.publishedOn ?? null,
      claimsDueBy: opened?.claimsDueBy ?? null,
      claimsFromAbroadDueBy: opened?.claimsFromAbroadDueBy ?? null,
      claim: claim
        ? {
            ...{ state: claimState(row), amount: text((claim.decided ?? claim.declared).amount) },
            ...{ declaredOn: claim.declared.declaredOn, dueBy: claim.declared.dueBy },
            ...{ isLate: claim.declared.isLate, declared: text(claim.declared.amount) },
          }
        : null,
      outstanding: text(row.outstanding),
      expectedLoss: text(row.expectedLoss),
      expectedChargeBack: text(row.expectedChargeBack),
      ...{ called: text(loss.called), borne: text(loss.borne) },
      ...{ chargedBack: text(loss.chargedBack), recovered: text(loss.recovered) },
      ...{ forFactor: text(loss.forFactor), forClient: text(loss.forClient) },
    }
  })

export const claimsTable = (rows: ReadonlyArray<ClaimRow>): string =>
  table(
    [
      ...[left('Contract'), left('Debtor'), left('State'), left('Judgment'), left('Due by')],
      ...[left('Claim'), right('Claimed'), right('Open'), right('Expected loss')],
      ...[right('Cover called'), right('Borne'), right('Charged back')],
      ...[right('Dividends'), right('Factor'), right('Client')],
    ],
    rows.map((row) => {
      const { contractId, debtorId, insolvency, claim, outstanding, expectedLoss, loss } = row
      return [
        ...[contractId, debtorId, stateOf(row), insolvency?.judgmentOn ?? ''],
        ...[dueBy(row) ?? '', claimState(row)],
        claim ? amount((claim.decided ?? claim.declared).amount) : '',
        ...[amountOrBlank(outstanding), amountOrBlank(expectedLoss)],
        ...[amountOrBlank(loss.called), amountOrBlank(loss.borne), amountOrBlank(loss.chargedBack)],
        ...[amountOrBlank(loss.recovered), amountOrBlank(loss.forFactor)],
        amountOrBlank(loss.forClient),
      ]
    }),
  )

/** What a court opened; `presumed`, where none has and cover was called by the terms. */
const stateOf = ({ insolvency }: ClaimRow): string => insolvency?.state ?? 'presumed'

const claimState = ({ claim }: ClaimRow): string => {
  if (claim === undefined) return ''
  return claim.decided?.outcome ?? (claim.declared.isLate ? 'late' : 'declared')
}

const dueBy = ({ insolvency, claim }: ClaimRow): Day | null =>
  claim ? claim.declared.dueBy : (insolvency?.opened?.claimsDueBy ?? null)

const text = (money: Money): string => Money.encode(money).amount
