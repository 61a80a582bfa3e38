/** The cover of a debtor: invoice by invoice, in the order in which it was given, restored and ended. */
import type { GuaranteeLine } from '@quittance/domain/events'
import { equals, negated } from '@quittance/domain/values'
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

/** What gives cover, ends it, or says how much of it there may be. */
const stepOf = (
  event: GuaranteeLine.Event,
  nameOf: (invoiceId: string) => string,
): Step | undefined => {
  switch (event.type) {
    case 'InvoiceCovered': {
      const { invoiceId, amount: face, coverable, covered, limit } = event
      const net = equals(face, coverable) ? '' : `, ${amount(coverable)} without its VAT`
      const says = `${nameOf(invoiceId)} is assigned: of ${amount(face)}${net}, under a limit of ${amount(limit)}`
      return { says, amount: covered }
    }
    case 'CoverToppedUp': {
      const says = `${nameOf(event.invoiceId)} succeeds: headroom came free`
      return { says, amount: event.toppedUp }
    }
    case 'OutstandingReduced': {
      const says = `${nameOf(event.invoiceId)} is owed for ${amount(event.outstanding)} only`
      return { says, amount: negated(event.released) }
    }
    case 'OutstandingRestored':
      return { says: `${nameOf(event.invoiceId)} is owed again`, amount: event.restored }
    case 'CoverSuspended':
      return { says: `${nameOf(event.invoiceId)} is disputed: nothing more of it is covered` }
    case 'CoverResumed':
      return { says: `${nameOf(event.invoiceId)} is disputed no longer` }
    case 'CoverCalled':
      return {
        says: `${nameOf(event.invoiceId)} is lost: its ${amount(event.covered)} stay in use`,
      }
    default: {
      const says = turnOf(event)
      return says === undefined ? undefined : { says }
    }
  }
}

/** A turn of the line itself: cover given stands through all of them. */
const turnOf = (event: GuaranteeLine.Event): string | undefined => {
  switch (event.type) {
    case 'GuaranteeLineGranted':
      return `granted: a limit of ${amount(event.limit)} from ${event.validFrom}`
    case 'LimitRevised':
      return `the limit becomes ${amount(event.limit)}; cover given stands`
    case 'GuaranteeLineRefused':
      return 'refused: nothing is covered'
    case 'GuaranteeLineSuspended':
      return `suspended by the ${event.by}: nothing new is covered`
    case 'GuaranteeLineResumed':
      return `resumed by the ${event.by}: it may cover ${amount(event.limit)}`
    case 'GuaranteeLineWithdrawn':
      return 'withdrawn: nothing new is covered; cover given stands'
    case 'GuaranteeLineExpired':
      return 'expired: nothing new is covered; cover given stands'
    case 'InsolvencyNoted':
      return 'the debtor is insolvent: nothing new is covered'
    default:
      return undefined
  }
}
