/** How a receivable and its recovery stood, from each day on which something of them was told to the next. */
import type { Debtor, Invoice, Recovery } from '@quittance/domain/events'
import {
  debtorOn,
  type InvoiceState,
  invoiceOn,
  type Life,
  noDebtor,
  noInvoice,
  noRecovery,
  type Recovered,
  receivableOn,
  recoveredOn,
} from '@quittance/domain/figures'
import type { Day } from '@quittance/domain/values'
import type { Decoded } from '@quittance/event-store'

import { bookedOn } from '../cut.ts'
import type { Showing } from './mark.ts'

/** What was told of a receivable and of who owes it, each in the order of its stream. */
export interface ReceivableTold {
  readonly invoice: ReadonlyArray<Decoded<Invoice.Event>>
  readonly recovery: ReadonlyArray<Decoded<Recovery.Event>>
  readonly debtor: ReadonlyArray<Decoded<Debtor.Event>>
}

/** As at the end of `from`, and of each day before `until`; nothing, if it is not owned then. */
export interface Standing {
  readonly from: Day
  readonly until: Day | undefined
  readonly invoice: InvoiceState
  readonly receivable: ReturnType<typeof receivableOn>
  readonly recovery: Recovered
  /** What had been told by then. */
  readonly shown: ReadonlyArray<Showing>
}

export const standings = (life: Life, told: ReceivableTold): ReadonlyArray<Standing> => {
  if (life.versions.isEmpty()) return []
  const [invoices, recoveries, debtors] = [
    dated(told.invoice),
    dated(told.recovery),
    dated(told.debtor),
  ]
  const days = [
    ...[invoices, recoveries, debtors].flatMap((each) => each.map(({ on }) => on)),
    ...life.versions.map(({ effectiveOn }) => effectiveOn),
  ]
  return [...new Set(days)].toSorted().map((from, index, all) => {
    const invoice = stateOn(invoices, from, invoiceOn, noInvoice)
    const debtor = stateOn(debtors, from, debtorOn, noDebtor)
    return {
      ...{ from, until: all[index + 1], invoice },
      receivable: receivableOn({ invoice, life, debtor }, from),
      recovery: stateOn(recoveries, from, recoveredOn, noRecovery),
      shown: [...by(invoices, from), ...by(recoveries, from)].map(({ each }) => each),
    }
  })
}

interface Dated<Told> {
  readonly each: Told
  readonly on: Day
}

/** A stream cannot be told out of its order: what names an earlier day than the event before it counts from that one's. */
const dated = <Told extends Parameters<typeof bookedOn>[0]>(
  told: ReadonlyArray<Told>,
): ReadonlyArray<Dated<Told>> => {
  let last: Day | undefined
  return told.map((each) => {
    const on = bookedOn(each)
    last = last === undefined || last < on ? on : last
    return { each, on: last }
  })
}

const by = <Told>(dates: ReadonlyArray<Dated<Told>>, day: Day): ReadonlyArray<Dated<Told>> =>
  dates.filter(({ on }) => on <= day)

const stateOn = <Event, State>(
  dates: ReadonlyArray<Dated<Decoded<Event>>>,
  day: Day,
  evolve: (state: State, event: Event) => State,
  initial: State,
): State => by(dates, day).reduce((state, { each }) => evolve(state, each.event), initial)
