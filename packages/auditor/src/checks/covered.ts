import type { GuaranteeLine } from '@quittance/domain/events'
import { isNegative, isPositive, minus } from '@quittance/domain/values'
import type { Decoded } from '@quittance/event-store'
import { type GuaranteeLineRow, lines } from '@quittance/projections'

import type { Check, Examine, Found } from '../check.ts'
import { amountOf } from './amount.ts'
import { stepping } from './stepping.ts'

export const covered: Check = {
  name: 'covered',
  holds: 'whenever cover is given, the cover in use of its line is within its limit',
  page: `At each new cover of an invoice, and each succession, the cover in use of the line is held against its limit as it
was last granted or revised. Cover that was given before a limit was lowered stands, and is no finding. See
\`quittance lines\`.`,
  begin: () => ({
    stream: (stream) => (stream.startsWith('guaranteeLine-') ? line() : undefined),
  }),
}

const line = (): Examine => {
  let row: GuaranteeLineRow | undefined
  return stepping((told: Decoded<GuaranteeLine.Event>) => {
    row = lines.next(row, told)
    return row && beyond(row, told.event)
  })
}

/** Cover that was given before may exceed a limit that was lowered since: only new cover must not. */
const beyond = (
  { coverInUse, limit }: GuaranteeLineRow,
  event: GuaranteeLine.Event,
): Found | undefined => {
  const isNew =
    (event.type === 'InvoiceCovered' && isPositive(event.covered)) ||
    (event.type === 'CoverToppedUp' && isPositive(event.toppedUp))
  if (!isNew || !isNegative(minus(limit, coverInUse))) return undefined
  return {
    expected: `cover in use of ${amountOf(limit)} at most`,
    found: `${amountOf(coverInUse)} after ${event.type} of ${event.invoiceId}`,
  }
}
