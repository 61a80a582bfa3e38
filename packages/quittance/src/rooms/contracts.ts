/** Contracts: the four figures, what may be drawn, and what is open, as every projection adds them up. */
import { Contract } from '@quittance/domain'
import type { Contract as Told } from '@quittance/domain/events'
import { availabilityOn } from '@quittance/domain/figures'
import type { Currency } from '@quittance/domain/values'
import type { Decoded } from '@quittance/event-store'
import {
  agedBalance,
  availabilityOf,
  balances,
  type Due,
  due,
  position,
  service,
  statement,
} from '@quittance/projections'

import { books } from './books.ts'
import { totalOf, wordsOf } from './figures.ts'
import { kept, roomOf, view } from './room.ts'

/** A row of what is due has no currency of its own. */
const dueInCurrency = {
  next: (before: DueInCurrency | undefined, told: Decoded<Told.Event>): DueInCurrency => ({
    row: due.next(before?.row, told),
    currency: told.event.type === 'ContractRequested' ? told.event.currency : before?.currency,
  }),
}

interface DueInCurrency {
  readonly row: Due | undefined
  readonly currency: Currency | undefined
}

export const contracts = roomOf(
  Contract,
  (state, on) => {
    if (state.status === 'Absent') return {}
    const { life, account, funding } = state
    const { availability } = availabilityOn(state, on)
    const credits = funding.debtors.valueSeq().map(({ credit }) => credit)
    const debtorsCredit = totalOf(credits, account.outstanding)
    const { receivables, closedUntil } = funding
    return {
      ...{ ...account, availability, debtorsCredit },
      ...wordsOf({ openInvoices: receivables.size, closedUntil }),
      ...wordsOf({ status: life.status, terms: life.versions.size }),
    }
  },
  [
    view('position', position, (row) => ({
      ...{ ...row.account, availability: availabilityOf(row).availability },
      ...wordsOf({ status: row.life.status }),
    })),
    view('balances', balances, ({ account }) => ({ ...account })),
    view('statement', statement, ({ lines }) => ({ ...lines.last()?.after })),
    view('aged', position, (row) => {
      const { open: outstanding, credit: debtorsCredit } = agedBalance(row).total
      return { outstanding, debtorsCredit }
    }),
    view('due', dueInCurrency, ({ row, currency }) => {
      if (row === undefined || currency === undefined) return {} // none of a contract that is closed
      const owed = Object.values(row.receivables)
      return {
        outstanding: { minor: owed.reduce((sum, { open }) => sum + open, 0n), currency },
        ...wordsOf({ openInvoices: owed.length, closedUntil: row.closedUntil }),
      }
    }),
    view('service', service, ({ life }) => wordsOf({ terms: life?.versions.size })),
    books({
      outstanding: ['debit', '250100'],
      clientAccount: ['credit', '251100'],
      guaranteeFund: ['credit', '251200'],
    }),
  ],
  [kept(balances), kept(due)],
)
