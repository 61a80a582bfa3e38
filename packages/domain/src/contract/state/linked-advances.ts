/** Advances on one receivable: what is left of each, and how it became less. */
import type { Map as PersistentMap } from 'immutable'

import type { Day } from '../../values/day.ts'
import type { Fixing } from '../../values/fixing.ts'
import type { AdvanceId, InvoiceId } from '../../values/identity.ts'
import { isPositive, type Money, min, minus, negated, plus } from '../../values/money.ts'
import type { Event } from '../events.ts'

/** By their invoices: there is one on each at a time. */
export type LinkedAdvances = PersistentMap<InvoiceId, LinkedAdvance>

export interface LinkedAdvance {
  readonly advanceId: AdvanceId
  readonly fixing: Fixing
  /** From its payment on. */
  readonly paid: PaidAdvance | undefined
}

interface PaidAdvance {
  readonly amount: Money
  readonly from: Day
  /** What its invoice has paid of it, each from its value date on. */
  readonly repaid: ReadonlyArray<readonly [valueOn: Day, amount: Money]>
  readonly left: Money
}

/** What of the funds in use begins or ends to be an advance's, which bears interest of its own. */
export type Apart = readonly [valueOn: Day, change: Money]

/** The advances after an event, and what it sets apart. */
export const linkedOn = (
  advances: LinkedAdvances,
  event: Event,
): readonly [LinkedAdvances, ReadonlyArray<Apart>] => {
  switch (event.type) {
    case 'AdvanceLinked': {
      const { invoiceId, advanceId, fixing } = event
      return [advances.set(invoiceId, { advanceId, fixing, paid: undefined }), []]
    }
    case 'AdvanceBooked': {
      const [invoiceId, advance] = ofAdvance(advances, event.advanceId)
      if (invoiceId === undefined || advance === undefined) return [advances, []]
      const { amount, valueOn: from } = event
      const paid = { amount, from, repaid: [], left: amount }
      return [advances.set(invoiceId, { ...advance, paid }), [[from, amount]]]
    }
    case 'AdvanceReturned': {
      const [invoiceId, advance] = ofAdvance(advances, event.advanceId)
      if (invoiceId === undefined) return [advances, []]
      const left = advance?.paid?.left
      const apart = left === undefined ? [] : ([[event.valueOn, negated(left)]] as const)
      return [advances.delete(invoiceId), apart]
    }
    case 'CollectionBooked':
      return event.lines.reduce<readonly [LinkedAdvances, ReadonlyArray<Apart>]>(
        ([before, apart], { invoiceId, applied }) => {
          const [after, more] = repaidBy(before, invoiceId, applied, event.valueOn)
          return [after, [...apart, ...more]]
        },
        [advances, []],
      )
    case 'LossBorne':
      return repaidBy(advances, event.invoiceId, event.amount, event.valueOn)
    case 'TakingUndone':
      return event.of.kind === 'loss'
        ? owedAgain(advances, event.invoiceId, event.amount, event.valueOn)
        : [advances, []]
    case 'AdvanceSettled': {
      const { invoiceId, unpaid, valueOn } = event
      return [advances.delete(invoiceId), isPositive(unpaid) ? [[valueOn, negated(unpaid)]] : []]
    }
    default:
      return [advances, []]
  }
}

const ofAdvance = (advances: LinkedAdvances, advanceId: AdvanceId) =>
  advances.findEntry((advance) => advance.advanceId === advanceId) ?? ([] as const)

/** The first of what comes in for the invoice is the advance's. */
const repaidBy = (
  advances: LinkedAdvances,
  invoiceId: InvoiceId,
  applied: Money,
  valueOn: Day,
): readonly [LinkedAdvances, ReadonlyArray<Apart>] => {
  const advance = advances.get(invoiceId)
  const { paid } = advance ?? {}
  if (advance === undefined || paid === undefined) return [advances, []]
  const part = min(applied, paid.left)
  if (!isPositive(part)) return [advances, []]
  const repaid = [...paid.repaid, [valueOn, part] as const]
  const left = minus(paid.left, part)
  return [
    advances.set(invoiceId, { ...advance, paid: { ...paid, repaid, left } }),
    [[valueOn, negated(part)]],
  ]
}

/** As if the loss had been that much smaller; one that was settled since stays so. */
const owedAgain = (
  advances: LinkedAdvances,
  invoiceId: InvoiceId,
  undone: Money,
  valueOn: Day,
): readonly [LinkedAdvances, ReadonlyArray<Apart>] => {
  const advance = advances.get(invoiceId)
  const { paid } = advance ?? {}
  if (advance === undefined || paid === undefined) return [advances, []]
  const part = min(undone, minus(paid.amount, paid.left))
  if (!isPositive(part)) return [advances, []]
  const repaid = [...paid.repaid, [valueOn, negated(part)] as const]
  const left = plus(paid.left, part)
  return [
    advances.set(invoiceId, { ...advance, paid: { ...paid, repaid, left } }),
    [[valueOn, part]],
  ]
}
