/** The cover of a debtor: invoice by invoice, in the order in which it was given, restored and ended. */
import type { GuaranteeLine } from '@quittance/domain/events'
import { negated } from '@quittance/domain/values'
import type { Decoded } from '@quittance/event-store'
import { type GuaranteeLineRow, headroomOf, lines } from '@quittance/projections'
import { either as E } from 'fp-ts'

import { amount } from '../say/figures.ts'
import { type Explained, placeOf, type Step } from './explanation.ts'

type Told = Decoded<GuaranteeLine.Event>

/** Of the lines of one contract that of a debtor; without one, the debtors who have one. */
export const coverExplained = async (
  history: AsyncIterable<ReadonlyArray<Told>>,
  debtor: string,
  numbers: ReadonlyMap<string, string>,
): Promise<Explained> => {
  const steps: Array<Step> = []
  const debtors = new Set<string>()
  let row: GuaranteeLineRow | undefined
  for await (const page of history) {
    for (const told of page) {
      debtors.add(told.event.debtorId)
      if (told.event.debtorId !== debtor) continue
      row = lines.next(row, told)
      const step = stepOf(told.event, (invoiceId) => numbers.get(invoiceId) ?? invoiceId)
      if (step) steps.push({ ...step, event: placeOf(told) })
    }
  }
  if (row === undefined) return E.left([...debtors])
  const { contractId, debtorId, coverInUse, mayCover } = row
  const left = `may cover ${amount(mayCover)}, of which ${amount(headroomOf(row))} is free`
  return E.right([
    {
      figure: `cover in use (garantie) of ${debtorId} under ${contractId}`,
      result: coverInUse,
      rule: `invoices are covered in the order of assignment as far as the line allows, and succeed as it comes free; ${left}`,
      source: 'docs/concepts/receivable.md; the limit is the line’s own, as its events have it',
      steps,
    },
  ])
}

const stepOf = (
  event: GuaranteeLine.Event,
  nameOf: (invoiceId: string) => string,
): Step | undefined => {
  switch (event.type) {
    case 'GuaranteeLineGranted':
      return { says: `granted: a limit of ${amount(event.limit)} from ${event.validFrom}` }
    case 'LimitRevised':
      return { says: `the limit becomes ${amount(event.limit)}; cover given stands` }
    case 'InvoiceCovered': {
      const { invoiceId, amount: face, covered, limit } = event
      const says = `${nameOf(invoiceId)} is assigned: of ${amount(face)}, under a limit of ${amount(limit)}`
      return { says, amount: covered }
    }
    case 'CoverToppedUp':
      return {
        says: `${nameOf(event.invoiceId)} succeeds: headroom came free`,
        amount: event.toppedUp,
      }
    case 'OutstandingReduced':
      return {
        says: `${nameOf(event.invoiceId)} is owed for ${amount(event.outstanding)} only`,
        amount: negated(event.released),
      }
    case 'OutstandingRestored':
      return { says: `${nameOf(event.invoiceId)} is owed again`, amount: event.restored }
    default:
      return undefined
  }
}
