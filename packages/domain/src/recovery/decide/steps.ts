/** The debtor is reminded, put in default, and sued: one step at a time, each from its own day on. */
import { accept, reject } from '../../decider.ts'
import { france, openFrom } from '../../values/calendar.ts'
import type { Day } from '../../values/day.ts'
import type { Money } from '../../values/money.ts'
import type { RecoveryStepKind } from '../../values/recovery-plan.ts'
import type { Receivable } from '../commands.ts'
import type { DunningSent, Event } from '../events.ts'
import { askable, nextOn, waitsFor } from '../outlook.ts'
import type { Decision } from '../rejection.ts'
import { isTaken, type State, standing } from '../state.ts'
import { broken } from './promises.ts'

interface Asked {
  readonly invoice: Pick<DunningSent, 'invoiceId' | 'contractId' | 'debtorId'>
  readonly step: RecoveryStepKind
  readonly on: Day
}

/** What `taken` makes of it, after the promise that has lapsed by then, if one has. */
export const takeStep = (
  state: State,
  receivable: Receivable,
  { invoice, step, on }: Asked,
  taken: (it: Asked['invoice'] & { readonly amount: Money; readonly dueFrom: Day }) => Event,
): Decision => {
  if (isTaken(state, { step, on })) return accept()
  const against = waitsFor(state, receivable, on)
  if (against) return reject(against)
  const next = nextOn(state, receivable, on)
  if (next?.step !== step) return reject({ type: 'StepOutOfTurn', step, next: next?.step ?? null })
  const { dueFrom } = next
  if (on < dueFrom) return reject({ type: 'StepNotDue', step, dueFrom })
  if (!france(on)) return reject({ type: 'NotABusinessDay', on, next: openFrom(france, on) })
  const lapsed = standing(state)
  return accept<Event>(
    ...(lapsed ? [broken(lapsed, receivable)] : []),
    taken({ ...invoice, amount: askable(state, receivable), dueFrom }),
  )
}
