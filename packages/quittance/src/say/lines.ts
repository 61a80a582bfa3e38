/** Guarantee lines and what stands under them. */
import { isZero, Money } from '@quittance/domain/values'
import { type GuaranteeLineRow, headroomOf, queuedOf } from '@quittance/projections'

import { amount, percent } from './figures.ts'
import { left, right, table } from './table.ts'

/** For machines: amounts as decimal strings, in the currency named. */
export const linesJson = (rows: ReadonlyArray<GuaranteeLineRow>) =>
  rows.map((row) => ({
    ...{ contractId: row.contractId, debtorId: row.debtorId, state: stateOf(row) },
    suspendedBy: row.suspendedBy,
    currency: row.limit.currency,
    requested: row.requested ? text(row.requested) : null,
    limit: text(row.limit),
    quotity: row.quotity?.toFixed() ?? null,
    validFrom: row.validity?.from ?? null,
    validTo: row.validity?.to ?? null,
    arbitration: row.arbitration
      ? { ...row.arbitration, outcome: row.arbitration.outcome ?? null }
      : null,
    mayCover: text(row.mayCover),
    coverInUse: text(row.coverInUse),
    called: text(row.called),
    headroom: text(headroomOf(row)),
    outstanding: text(row.outstanding),
    queued: text(queuedOf(row)),
    invoices: [...row.invoices]
      .filter(([, { outstanding }]) => !isZero(outstanding))
      .map(([invoiceId, { outstanding, covered, isSuspended }]) => ({
        ...{ invoiceId, outstanding: text(outstanding), covered: text(covered), isSuspended },
      })),
  }))

export const linesTable = (rows: ReadonlyArray<GuaranteeLineRow>): string => {
  if (rows.length === 0) return 'There is no guarantee line, and no invoice waits for one.'
  return table(
    [
      ...[left('Debtor'), left('State'), left('Valid'), right('Limit'), right('Quotity')],
      ...[right('Outstanding'), right('Cover in use'), right('Headroom'), right('Waits')],
      left('Arbitration'),
    ],
    rows.map((row) => [
      ...[row.debtorId, stateOf(row), validityOf(row), amount(row.limit)],
      row.quotity === undefined ? '' : percent(row.quotity),
      ...[amount(row.outstanding), amount(row.coverInUse), amount(headroomOf(row))],
      ...[amount(queuedOf(row)), arbitrationOf(row)],
    ]),
  )
}

const validityOf = ({ validity }: GuaranteeLineRow): string => {
  if (validity === undefined) return ''
  return validity.to === null ? `from ${validity.from}` : `${validity.from} to ${validity.to}`
}

const arbitrationOf = ({ arbitration }: GuaranteeLineRow): string =>
  arbitration === undefined ? '' : (arbitration.outcome ?? `requested ${arbitration.requestedOn}`)

const stateOf = ({ state, suspendedBy, isInsolvent }: GuaranteeLineRow): string => {
  if (isInsolvent) return 'insolvent'
  return state === 'granted' && suspendedBy.length > 0 ? 'suspended' : state
}

const text = (money: Money): string => Money.encode(money).amount
