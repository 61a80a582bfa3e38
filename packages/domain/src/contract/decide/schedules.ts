/** Schedules: transmitted as the client says, booked as the rules and the invoices say. */
import { accept, reject } from '../../decider.ts'
import { invoiceIdOf } from '../../values/identity.ts'
import { equals, type Money, sum } from '../../values/money.ts'
import type { BookSchedule, TransmitOnDebtors } from '../commands/schedules.ts'
import { controlled } from '../controls.ts'
import { type Header, type Line, ScheduleTransmitted } from '../events/schedules.ts'
import type { Event } from '../events.ts'
import type { Decision } from '../rejection.ts'
import { termsOn } from '../state/life.ts'
import { waitingIn } from '../state/schedules.ts'
import type { Contract } from '../state.ts'
import { buy, notAssigning, purchasedOf } from './booking.ts'

/** So that whatever follows from a schedule fits in one append. */
const linesMax = 1_000

export const transmit = (
  contract: Contract,
  command: Omit<TransmitOnDebtors, 'type'>,
): Decision => {
  const { startedOn, clientId, currency } = contract.life
  if (startedOn === undefined) return reject({ type: 'ContractNotStarted' })

  const { contractId, scheduleId, transmittedOn, header, debtors } = command
  const lines = command.lines.map((line, index) => numbered(contract, line, index + 1))
  const transmitted: ScheduleTransmitted = {
    ...{ type: 'ScheduleTransmitted', contractId, clientId, scheduleId, transmittedOn },
    ...{ header, lines, debtors },
  }
  const before = contract.schedules.get(scheduleId)
  if (before) {
    if (!isSame(before.transmitted, transmitted)) {
      return reject({ type: 'ScheduleTransmittedOtherwise', scheduleId })
    }
    return before.rejected ? reject(before.rejected) : accept()
  }
  if (transmittedOn < startedOn) return reject({ type: 'BeforeContractStarted', startedOn })
  const why = notAssigning(contract.life)
  if (why) return reject(why)
  if (lines.length === 0) return reject({ type: 'ScheduleWithoutLines', scheduleId })
  if (lines.length > linesMax) {
    return reject({ type: 'ScheduleTooLong', scheduleId, limit: linesMax })
  }
  if ([header.invoices, header.creditNotes].some(({ amount }) => amount.currency !== currency)) {
    return reject({ type: 'CurrencyMustMatch', currency })
  }
  const found = headerOf(lines, currency)
  if (agree(header, found)) return accept<Event>(transmitted)
  return accept<Event>(transmitted, {
    ...{ type: 'ScheduleRejected', contractId, scheduleId },
    ...{ reason: 'TotalsDisagree', found, rejected: [] },
  })
}

/** Makes every control but uniqueness, of which the invoices have answered; never refused. */
export const book = (contract: Contract, command: BookSchedule): Decision => {
  const { contractId, scheduleId, duplicates } = command
  const schedule = contract.schedules.get(scheduleId)
  if (schedule?.status !== 'Transmitted') return accept()

  const { transmittedOn, lines } = schedule.transmitted
  const { currency } = contract.life
  const terms = termsOn(contract.life, transmittedOn)
  const { transmitted } = schedule
  const heldBefore = waitingIn(contract.schedules)
  const controls = controlled(transmitted, duplicates, heldBefore, terms, currency)
  const { accepted, held, rejected, warnings } = controls
  if (accepted.length === 0 && held.length === 0) {
    const found = headerOf(lines, currency)
    return accept<Event>({
      ...{ type: 'ScheduleRejected', contractId, scheduleId },
      ...{ reason: 'NothingAccepted', found, rejected },
    })
  }
  return buy(contract, terms, {
    ...{ type: 'ScheduleBooked', contractId, scheduleId, valueOn: transmittedOn },
    ...{ purchased: purchasedOf(accepted, currency), accepted, held, rejected },
    ...{ released: null, disclosure: terms.disclosure, warnings },
  })
}

const numbered = (
  { life: { clientId } }: Contract,
  sent: TransmitOnDebtors['lines'][number],
  line: number,
): Line => {
  if (sent.kind === 'invoice') {
    return { ...sent, line, invoiceId: invoiceIdOf(clientId, sent.debtorId, sent.number) }
  }
  const { invoiceNumber, ...creditNote } = sent
  return { ...creditNote, line, invoiceId: invoiceIdOf(clientId, sent.debtorId, invoiceNumber) }
}

/** A line in another currency counts, but adds nothing: it will be rejected. */
const headerOf = (lines: ReadonlyArray<Line>, currency: Money['currency']): Header => {
  const totals = (kind: Line['kind']) => {
    const of = lines.filter((line) => line.kind === kind)
    const amounts = amountsOf(of).filter((amount) => amount.currency === currency)
    return { count: of.length, amount: sum(amounts, currency) }
  }
  return { invoices: totals('invoice'), creditNotes: totals('creditNote') }
}

const agree = (one: Header, other: Header): boolean =>
  one.invoices.count === other.invoices.count &&
  one.creditNotes.count === other.creditNotes.count &&
  equals(one.invoices.amount, other.invoices.amount) &&
  equals(one.creditNotes.amount, other.creditNotes.amount)

const amountsOf = (lines: ReadonlyArray<{ readonly amount: Money }>): ReadonlyArray<Money> =>
  lines.map(({ amount }) => amount)

/** Whatever is known of its debtors meanwhile. */
const isSame = (one: ScheduleTransmitted, other: ScheduleTransmitted): boolean =>
  asSent(one) === asSent(other)

const asSent = (transmitted: ScheduleTransmitted): string =>
  JSON.stringify(ScheduleTransmitted.encode({ ...transmitted, debtors: [] }))
