/** What a log comes to: the state of every room, and what invoices took of receipts. */
import { Collection, Contract, GuaranteeLine, Invoice } from '@quittance/domain'
import type { EventStore, Position } from '@quittance/event-store'

import { tell } from '../rooms.ts'

export interface Folded {
  /** After each of its events since the last quiet moment. */
  readonly contracts: ReadonlyArray<Contract.Contract>
  readonly contract: Contract.Contract
  readonly invoices: ReadonlyMap<string, Invoice.Invoice>
  /** By debtor. */
  readonly lines: ReadonlyMap<string, GuaranteeLine.Line>
  readonly collections: ReadonlyMap<string, Collection.Collection>
  /** By collection, what invoices and claims took of it. */
  readonly taken: ReadonlyMap<string, bigint>
}

/** Of one contract; reads what is new each time. */
export const folding = (store: EventStore): (() => Promise<Folded>) => {
  let contract: Contract.State = Contract.decider.initial
  const invoices = new Map<string, Invoice.State>()
  const lines = new Map<string, GuaranteeLine.State>()
  const collections = new Map<string, Collection.State>()
  const taken = new Map<string, bigint>()
  const take = (collectionId: string, minor: bigint) =>
    taken.set(collectionId, (taken.get(collectionId) ?? 0n) + minor)
  let after: Position | undefined
  return async () => {
    const contracts: Array<Contract.State> = []
    for await (const page of store.readAll(after === undefined ? {} : { after })) {
      for (const recorded of page) {
        after = recorded.position
        const { stream, event } = tell(recorded)
        const [category = '', name = ''] = stream.split(/-(.*)/s)
        if (category === 'contract') {
          contract = Contract.decider.evolve(contract, event as Contract.Event)
          contracts.push(contract)
        }
        if (category === 'invoice') {
          const before = invoices.get(name) ?? Invoice.decider.initial
          invoices.set(name, Invoice.decider.evolve(before, event as Invoice.Event))
        }
        if (event.type === 'PaymentApplied') take(event.collectionId, event.applied.minor)
        if (event.type === 'RecoveryShared') take(event.collectionId, event.amount.minor)
        if (event.type === 'RecoveryReversed') take(event.collectionId, -event.amount.minor)
        if (event.type === 'PaymentUnapplied') take(event.collectionId, -event.restored.minor)
        if (category === 'collection') {
          const before = collections.get(name) ?? Collection.decider.initial
          collections.set(name, Collection.decider.evolve(before, event as Collection.Event))
        }
        if (category === 'guaranteeLine') {
          const debtorId = name.split('_')[1] ?? ''
          const before = lines.get(debtorId) ?? GuaranteeLine.decider.initial
          lines.set(debtorId, GuaranteeLine.decider.evolve(before, event as GuaranteeLine.Event))
        }
      }
    }
    if (contract.status === 'Absent') throw new Error('no contract')
    return {
      contract,
      contracts: contracts.flatMap((each) => (each.status === 'Absent' ? [] : [each])),
      ...{ invoices: present(invoices), lines: present(lines), taken },
      collections: new Map(
        [...present(collections)].flatMap(([name, each]) =>
          each.status === 'Reported' ? [] : [[name, each] as const],
        ),
      ),
    }
  }
}

/** The states of what exists. */
function present<State extends { readonly status: string }>(states: ReadonlyMap<string, State>) {
  type Present = Exclude<State, { readonly status: 'Absent' }>
  return new Map(
    [...states].flatMap(([name, state]) =>
      state.status === 'Absent' ? [] : [[name, state as Present] as const],
    ),
  )
}
