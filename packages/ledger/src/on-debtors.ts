/** A schedule is decided on what is known of the debtors of its lines: whether they are registered, and where. */
import { type Contract, Debtor } from '@quittance/domain'
import type { DebtorId } from '@quittance/domain/values'
import type { EventStore } from '@quittance/event-store'

import { tell } from './rooms.ts'

type TransmitSchedule = Extract<Contract.Command, { readonly type: 'TransmitSchedule' }>

/** Each debtor once, in the order of the lines; as he is when asked. */
export const onDebtors = async (
  store: EventStore,
  command: TransmitSchedule,
): Promise<Contract.Command> => {
  const named = new Set(command.lines.map(({ debtorId }) => debtorId))
  const debtors = await Promise.all(
    [...named].map(async (debtorId) => {
      const { kind } = await debtorNow(store, debtorId)
      return { debtorId, country: kind?.country ?? null }
    }),
  )
  return { ...command, type: 'TransmitOnDebtors', debtors }
}

/** His events are few, so they are read afresh. */
const debtorNow = async (store: EventStore, debtorId: DebtorId): Promise<Debtor.State> => {
  const { initial, evolve } = Debtor.decider
  let state = initial
  for await (const page of store.read(`${Debtor.category}-${debtorId}`)) {
    // A debtor's stream holds a debtor's events.
    for (const recorded of page) state = evolve(state, tell(recorded).event as Debtor.Event)
  }
  return state
}
