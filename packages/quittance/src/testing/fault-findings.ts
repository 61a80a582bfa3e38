/** What a run with faults left behind, and what of it should not be. */
import { audit } from '@quittance/auditor'
import { Contract, Invoice } from '@quittance/domain'
import type { EventStore, Recorded } from '@quittance/event-store'
import { tell } from '@quittance/ledger'
import { either as E } from 'fp-ts'

import { idsIn } from './answers.ts'
import type { Answered, FaultRun } from './fault-run.ts'

/** Told and acknowledged, and not where it should be. */
export const missing = (
  log: ReadonlyArray<Recorded>,
  { answered, appended }: Pick<FaultRun, 'answered' | 'appended'>,
): ReadonlyArray<string> => {
  const places = new Map(log.map(({ id, stream, revision }) => [id, `${stream}@${revision}`]))
  const ofAnswers = answered.flatMap(({ command, answer }) =>
    idsIn(answer).flatMap((id) => (places.has(id) ? [] : [`${id}, told to ${command.commandId}`])),
  )
  const ofAppends = appended.flatMap(({ stream, revision, ids }) =>
    ids.flatMap((id, index) => {
      const back = BigInt(ids.length - 1 - index)
      const place = revision === 'none' ? 'nowhere' : `${stream}@${revision - back}`
      return places.get(id) === place ? [] : [`${id}, acknowledged at ${place}`]
    }),
  )
  return [...ofAnswers, ...ofAppends]
}

/** Commands whose callers were told of different events. */
export const toldDifferently = (answered: ReadonlyArray<Answered>): ReadonlyArray<string> => {
  const first = new Map<string, string>()
  return answered.flatMap(({ command: { commandId }, answer }) => {
    const ids = eventsIn(answer)
    if (ids === '') return [] // what left no event is decided afresh
    const before = first.get(commandId) ?? ids
    first.set(commandId, before)
    return before === ids ? [] : [commandId]
  })
}

const eventsIn = (answer: Answered['answer']): string => {
  const recorded = E.isLeft(answer) && 'recorded' in answer.left ? answer.left.recorded : undefined
  const { events } = E.isRight(answer) ? answer.right : (recorded ?? { events: [] })
  return events.map(({ id }) => id).join(' ')
}

/** By every check of the auditor, the identity of every account after every event among them. */
export const auditOf = async (store: EventStore): Promise<ReadonlyArray<string>> => {
  const found: Array<string> = []
  for await (const { findings } of audit(store)) {
    found.push(...findings.map((finding) => JSON.stringify(finding)))
  }
  return found
}

/** Contracts whose outstanding is not what is open on their invoices: both, in minor units. */
export const disagreements = (
  log: ReadonlyArray<Recorded>,
): ReadonlyArray<readonly [contract: string, outstanding: bigint, open: bigint]> => {
  const contracts = new Map<string, Contract.State>()
  const invoices = new Map<string, Invoice.State>()
  for (const recorded of log) {
    const { stream } = recorded
    const { event } = tell(recorded)
    if (stream.startsWith('contract-')) {
      const before = contracts.get(stream) ?? Contract.decider.initial
      contracts.set(stream, Contract.decider.evolve(before, event as Contract.Event))
    }
    if (stream.startsWith('invoice-')) {
      const before = invoices.get(stream) ?? Invoice.decider.initial
      invoices.set(stream, Invoice.decider.evolve(before, event as Invoice.Event))
    }
  }
  const open = new Map<string, bigint>()
  for (const invoice of invoices.values()) {
    if (invoice.status !== 'Assigned') continue
    const stream = `contract-${invoice.submitted.contractId}`
    open.set(stream, (open.get(stream) ?? 0n) + invoice.open.minor)
  }
  return [...contracts].flatMap(([stream, contract]) => {
    const outstanding = contract.status === 'Absent' ? 0n : contract.account.outstanding.minor
    const owed = open.get(stream) ?? 0n
    return outstanding === owed ? [] : [[stream, outstanding, owed] as const]
  })
}
