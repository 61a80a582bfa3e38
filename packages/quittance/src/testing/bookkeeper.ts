/** Posts a log event by event, and folds beside it what its accounts must show. */
import { Collection, Contract, type GuaranteeLine as Line } from '@quittance/domain'
import { type Account, emptyAccount, moved, movementsOf } from '@quittance/domain/figures'
import type { Decoded, Recorded } from '@quittance/event-store'
import { tell } from '@quittance/ledger'
import { type BookedEvent, journal, lines } from '@quittance/projections'

import { closes } from './books.ts'

export const bookkeeper = () => {
  const enter = journal(closes)
  const posted = new Map<string, bigint>()
  const accounts = new Map<string, Account>()
  const covers = new Map<string, Parameters<typeof lines.next>[0]>()
  const contracts = new Map<string, Contract.State>()
  const receipts = new Map<string, Collection.State>()
  const figure = (key: string) => posted.get(key) ?? 0n
  const sum = (amounts: Iterable<bigint>) => [...amounts].reduce((one, other) => one + other, 0n)
  return {
    tell: (recorded: Recorded): void => {
      const { stream } = recorded
      const [category = ''] = stream.split('-')
      if (!['contract', 'collection', 'guaranteeLine'].includes(category)) return
      const told = tell(recorded) as Decoded<BookedEvent>
      const { event } = told
      const entry = enter(told)
      for (const { account, amount } of entry?.lines ?? []) {
        const by = ['250100', '251100', '251200'].includes(account)
          ? `${account} ${entry?.contractId}`
          : account
        posted.set(by, figure(by) + amount.minor)
      }
      if (category === 'contract') {
        const of = event as Contract.Event
        const before =
          of.type === 'ContractRequested' ? emptyAccount(of.currency) : accounts.get(of.contractId)
        if (before) accounts.set(of.contractId, movementsOf(of).reduce(moved, before))
        const state = contracts.get(stream) ?? Contract.decider.initial
        contracts.set(stream, Contract.decider.evolve(state, of))
      }
      if (category === 'collection') {
        const state = receipts.get(stream) ?? Collection.decider.initial
        receipts.set(stream, Collection.decider.evolve(state, event as Collection.Event))
      }
      if (category === 'guaranteeLine') {
        covers.set(stream, lines.next(covers.get(stream), told as Decoded<Line.Event>))
      }
    },
    posted: () => ({
      contracts: [...accounts.keys()].map((contract) => [
        ...[contract, figure(`250100 ${contract}`)],
        ...[-figure(`251100 ${contract}`), -figure(`251200 ${contract}`)],
      ]),
      cover: figure('903100'),
      contra: -figure('999'),
    }),
    projected: () => {
      const cover = sum([...covers.values()].map((row) => row?.coverInUse.minor ?? 0n))
      return {
        contracts: [...accounts].map(([contract, account]) => [
          ...[contract, account.outstanding.minor],
          ...[account.clientAccount.minor, account.guaranteeFund.minor],
        ]),
        ...{ cover, contra: cover },
      }
    },
    postedAtRest: () => ({
      suspense: -figure('258100'),
      credits: -figure('252100'),
      forwarded: figure('258200'),
    }),
    foldedAtRest: () => ({
      suspense: sum(
        [...receipts.values()].map((state) =>
          state.status === 'Absent' || state.status === 'Reported'
            ? 0n
            : Collection.unallocated(state).minor,
        ),
      ),
      credits: sum(
        [...contracts.values()].flatMap((state) =>
          state.status === 'Absent'
            ? []
            : [...state.funding.debtors.values()].map(({ credit }) => credit?.minor ?? 0n),
        ),
      ),
      forwarded: 0n,
    }),
  }
}
