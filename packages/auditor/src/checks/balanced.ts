import { emptyAccount, imbalance, type Movement, moved } from '@quittance/domain/figures'
import { isZero, type Money, negated, zero } from '@quittance/domain/values'
import type { Decoded, Recorded } from '@quittance/event-store'
import {
  type BookedEvent,
  type FactorAccount,
  type Line,
  noBooks,
  postingOf,
  remember,
} from '@quittance/projections'
import { either as E } from 'fp-ts'

import type { Check, Examine, Found } from '../check.ts'
import { amountOf } from './amount.ts'
import { controlling, type Moves, ofReceipts } from './controls.ts'
import { type Sides, sides } from './sides.ts'

export const balanced: Check = {
  name: 'balanced',
  holds:
    'every event that posts makes an entry that balances, and control accounts are what they control',
  page: `Each entry debits what it credits, and moves 250100, 251100, 251200 and 903100 as its event moves outstanding, client
account, guarantee fund and cover in use. By the end of the log 258100 is what receipts have in suspense, and 252100
what they hold of debtors; a finding is the event since which it is not. See \`quittance journal\` and docs/concepts/accounting.md.`,
  begin: ({ atTheEnd }) => {
    const controls = sides(true, (account, { one, other }) => ({
      expected: `${amountOf(other)} on ${account} at the end of the log, as the receipts have it`,
      found: amountOf(one),
    }))
    atTheEnd(controls.differing)
    return { stream: (stream) => posting(stream, controls) }
  },
}

const posting = (stream: string, controls: Sides): Examine | undefined => {
  const control = controlling(stream)
  if (control === undefined) return undefined
  const books = noBooks()
  const entered = (event: BookedEvent): ReadonlyArray<Line> => {
    const lines = postingOf(event, books)?.lines ?? []
    remember(books, event)
    books.invoices.clear() // They only name what is posted, and a contract buys more of them for ever.
    return lines
  }
  return (examined) => {
    const { recorded, told, movements, isAgain } = examined
    // Of figures that do not add up there is no entry: that is a finding of `identity`.
    if (E.isLeft(told) || !addUp(movements)) return undefined
    const { event } = told.right as Decoded<BookedEvent>
    try {
      const lines = entered(event)
      const moves = control(examined)
      if (!isAgain) {
        for (const { account, amount } of lines) addTo(controls, 'one', account, amount, recorded)
        for (const [account, by] of moves) addTo(controls, 'other', account, by, recorded)
      }
      return misplaced(event, lines, moves)
    } catch (error) {
      return {
        expected: `an entry for ${event.type} that balances`,
        found: error instanceof Error ? error.message : String(error),
      }
    }
  }
}

/** What is owed: a credit is positive. */
const addTo = (
  controls: Sides,
  side: 'one' | 'other',
  account: FactorAccount,
  by: Money,
  at: Recorded,
): void => {
  if (ofReceipts.includes(account)) controls.add(`${account} ${by.currency}`, side, negated(by), at)
}

/** An account that it controls, and does not move as its event does. */
const misplaced = (
  { type }: BookedEvent,
  lines: ReadonlyArray<Line>,
  moves: Moves,
): Found | undefined => {
  for (const [account, by] of moves) {
    if (ofReceipts.includes(account)) continue
    let { minor } = zero(by.currency)
    for (const line of lines) if (line.account === account) minor += line.amount.minor
    if (minor === by.minor) continue
    return {
      expected: `${account} to move by ${amountOf(by)} with ${type}`,
      found: amountOf({ ...by, minor }),
    }
  }
  return undefined
}

const addUp = (movements: ReadonlyArray<Movement>): boolean => {
  const [money] = Object.values(movements[0]?.by ?? {})
  return (
    money === undefined || isZero(imbalance(movements.reduce(moved, emptyAccount(money.currency))))
  )
}
