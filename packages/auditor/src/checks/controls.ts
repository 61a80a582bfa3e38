/** Control accounts (_comptes collectifs_): by how much each event must move them, as the projections have it. */
import type { Collection, GuaranteeLine } from '@quittance/domain/events'
import { type Account, emptyAccount, moved } from '@quittance/domain/figures'
import { type Money, minus, negated } from '@quittance/domain/values'
import type { Decoded } from '@quittance/event-store'
import {
  type CollectionRow,
  collections,
  type FactorAccount,
  type GuaranteeLineRow,
  leftOf,
  lines,
} from '@quittance/projections'
import { either as E } from 'fp-ts'

import type { Examined } from '../check.ts'

/** A debit is positive. */
export type Moves = ReadonlyArray<readonly [account: FactorAccount, by: Money]>

/** Of one stream, event by event; nothing of a stream that posts nothing. */
export const controlling = (stream: string): ((examined: Examined) => Moves) | undefined => {
  if (stream.startsWith('contract-')) return booking()
  if (stream.startsWith('guaranteeLine-')) return covering()
  return stream.startsWith('collection-') ? receiving() : undefined
}

/** The contract's side of a receipt moves what its own side controls: they agree once both are written. */
export const ofReceipts: ReadonlyArray<FactorAccount> = ['258100', '252100']

const booking = (): ((examined: Examined) => Moves) => {
  let nothing: Moves = []
  return ({ told, movements }) => {
    if (E.isRight(told) && told.right.event.type === 'ContractRequested') {
      nothing = figures(emptyAccount(told.right.event.currency))
    }
    const [money] = Object.values(movements[0]?.by ?? {})
    return money === undefined
      ? nothing
      : figures(movements.reduce(moved, emptyAccount(money.currency)))
  }
}

const figures = ({ outstanding, clientAccount, guaranteeFund }: Account): Moves => [
  ['250100', outstanding],
  ['251100', negated(clientAccount)],
  ['251200', negated(guaranteeFund)],
]

const covering = (): ((examined: Examined) => Moves) => {
  let row: GuaranteeLineRow | undefined
  return ({ told }) => {
    if (E.isLeft(told)) return []
    const before = row?.coverInUse
    row = lines.next(row, told.right as Decoded<GuaranteeLine.Event>)
    if (row === undefined) return []
    return [['903100', before ? minus(row.coverInUse, before) : row.coverInUse]]
  }
}

const receiving = (): ((examined: Examined) => Moves) => {
  let row: CollectionRow | undefined
  return ({ told }) => {
    if (E.isLeft(told)) return []
    const before = row
    row = collections.next(row, told.right as Decoded<Collection.Event>)
    if (row === undefined) return []
    const { currency } = row.received
    return [
      ['258100', { minor: leftIn(before) - leftIn(row), currency }],
      ['252100', { minor: heldIn(before) - heldIn(row), currency }],
    ]
  }
}

const leftIn = (row: CollectionRow | undefined): bigint => (row ? leftOf(row).minor : 0n)

const heldIn = (row: CollectionRow | undefined): bigint =>
  row?.credits.reduce((sum, { amount }) => sum + amount.minor, 0n) ?? 0n
