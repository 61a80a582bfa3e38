/** An invoice that waited for its proof is bought when that comes. */
import { either as E } from 'fp-ts'

import { accept, reject } from '../../decider.ts'
import type { InvoiceId } from '../../values/identity.ts'
import { zero } from '../../values/money.ts'
import type { ReleaseHeldInvoice } from '../commands/schedules.ts'
import { asBooked } from '../controls.ts'
import type { CreditNoteLine, Line, ScheduleBooked } from '../events/schedules.ts'
import type { Event } from '../events.ts'
import type { Decision } from '../rejection.ts'
import { termsOn } from '../state/life.ts'
import type { Schedules } from '../state/schedules.ts'
import type { Contract } from '../state.ts'
import { buy, notAssigning, purchasedOf } from './booking.ts'

/**
 * Bought by the terms of the day on which its proof came. The credit notes that waited come with it: those of
 * its own schedule in the same booking, and then those of each later one in a booking of theirs.
 */
export const release = (contract: Contract, command: ReleaseHeldInvoice): Decision => {
  const { life, schedules } = contract
  const { contractId, scheduleId, line, proofs, releasedOn } = command
  const schedule = schedules.get(scheduleId)
  if (schedule === undefined) return reject({ type: 'ScheduleUnknown', scheduleId })
  const { transmittedOn, lines } = schedule.transmitted
  const offered = lines.find((each) => each.line === line && each.kind === 'invoice')
  if (offered && schedule.released.get(offered.invoiceId) === releasedOn) return accept()
  const held = schedule.held.find((each) => each.line === offered?.line)
  if (held === undefined) return reject({ type: 'LineNotHeld', scheduleId, line })
  if (releasedOn < transmittedOn) return reject({ type: 'BeforeTransmission', transmittedOn })
  const why = notAssigning(life)
  if (why) return reject(why)
  const missing = held.missing.filter((asked) => !proofs.some(({ kind }) => kind === asked))
  if (missing.length > 0) return reject({ type: 'ProofMissing', missing })

  const { currency } = life
  const terms = termsOn(life, releasedOn)
  const booking = {
    ...{ type: 'ScheduleBooked' as const, contractId, valueOn: releasedOn, held: [], rejected: [] },
    ...{ disclosure: terms.disclosure, warnings: [] },
  }
  const accepted = waitingFor(schedule, held.invoiceId).map((each) => asBooked(each, terms))
  const bought = buy(contract, terms, {
    ...{ ...booking, scheduleId, purchased: purchasedOf(accepted, currency), accepted },
    released: { line, number: held.number, proofs },
  })
  const notes = notesOn(held.invoiceId, schedules.delete(scheduleId)).map(
    ({ first, ...later }): ScheduleBooked => ({
      ...{ ...booking, ...later, purchased: zero(currency) },
      released: { line: first.line, number: first.number, proofs },
    }),
  )
  return E.map((events: ReadonlyArray<Event>) => [...events, ...notes])(bought)
}

type Schedule = NonNullable<ReturnType<Schedules['get']>>

const waitingFor = ({ held, transmitted }: Schedule, of: InvoiceId): ReadonlyArray<Line> => {
  const lines = new Set(held.filter(({ invoiceId }) => invoiceId === of).map(({ line }) => line))
  return transmitted.lines.filter(({ line }) => lines.has(line))
}

const notesOn = (of: InvoiceId, schedules: Schedules) =>
  [...schedules].flatMap(([scheduleId, schedule]) => {
    const accepted = waitingFor(schedule, of).filter(isCreditNote)
    const [first] = accepted
    return first === undefined ? [] : [{ scheduleId, accepted, first }]
  })

const isCreditNote = (line: Line): line is CreditNoteLine => line.kind === 'creditNote'
