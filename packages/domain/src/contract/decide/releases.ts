/** An invoice that waited for its proof is bought when that comes. */
import { accept, reject } from '../../decider.ts'
import type { ReleaseHeldInvoice } from '../commands/schedules.ts'
import { asBooked } from '../controls.ts'
import type { Decision } from '../rejection.ts'
import { termsOn } from '../state/life.ts'
import type { Contract } from '../state.ts'
import { buy, notAssigning, purchasedOf } from './booking.ts'

/** Bought by the terms of the day on which its proof came; the credit notes that waited come with it. */
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

  const waiting = new Set(
    schedule.held.filter(({ invoiceId }) => invoiceId === held.invoiceId).map((each) => each.line),
  )
  const accepted = lines.filter((each) => waiting.has(each.line)).map(asBooked)
  const terms = termsOn(life, releasedOn)
  return buy(contract, terms, {
    ...{ type: 'ScheduleBooked', contractId, scheduleId, valueOn: releasedOn },
    ...{ purchased: purchasedOf(accepted, life.currency), accepted, held: [], rejected: [] },
    ...{ released: { line, number: held.number, proofs }, disclosure: terms.disclosure },
  })
}
