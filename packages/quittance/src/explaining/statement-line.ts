/** A line of a statement: the event that it is of, and what that moved. */
import type { Contract } from '@quittance/domain/events'
import {
  type Account,
  emptyAccount,
  linesOf,
  type Movement,
  moved,
} from '@quittance/domain/figures'
import { type Day, zero } from '@quittance/domain/values'
import type { Decoded } from '@quittance/event-store'
import { bookedOn } from '@quittance/projections'

import { labelOf } from '../say/statement-words.ts'
import { type Explanation, placeOf, type Step } from './explanation.ts'

type Told = Decoded<Contract.Event>

interface Line {
  readonly on: Day
  readonly place: string
  readonly type: Contract.Event['type']
  readonly movement: Movement
}

/** The lines are counted from 1, as the whole statement has them; nothing where there is none of that number. */
export const statementLineExplained = async (
  history: AsyncIterable<ReadonlyArray<Told>>,
  number: number,
): Promise<Explanation | undefined> => {
  const lines: Array<Line> = []
  let before: Account | undefined
  let contractId = ''
  for await (const page of history) {
    for (const told of page) {
      const { event } = told
      if (event.type === 'ContractRequested') before = emptyAccount(event.currency)
      contractId = event.contractId
      const entry = { on: bookedOn(told), place: placeOf(told), type: event.type }
      lines.push(...linesOf(event).map((movement) => ({ ...entry, movement })))
    }
  }
  // Stable: within a day in the order of the log.
  const ordered = lines.toSorted((one, other) =>
    one.on < other.on ? -1 : Number(one.on > other.on),
  )
  const line = ordered[number - 1]
  if (line === undefined || before === undefined) return undefined
  const opening = ordered
    .slice(0, number - 1)
    .map(({ movement }) => movement)
    .reduce(moved, before)
  const { movement, type, on, place } = line
  const after = moved(opening, movement)
  const figure = (name: keyof Account, words: string): ReadonlyArray<Step> => {
    const by = movement.by[name]
    return by ? [{ says: words, amount: by, event: place }] : []
  }
  return {
    figure: `client account of ${contractId} after line ${number}: ${labelOf(type)} ${movement.reference}`,
    result: after.clientAccount,
    rule: `${type} moves these figures, booked ${on}, valued ${movement.valueOn}; client account + guarantee fund = outstanding − funds in use before and after`,
    source: 'docs/concepts/how-it-works.md; the amounts are those that the event decided',
    steps: [
      { says: 'client account before', amount: opening.clientAccount },
      ...figure('outstanding', 'outstanding moves by'),
      ...figure('fundsInUse', 'funds in use move by'),
      ...figure('guaranteeFund', 'guarantee fund moves by'),
      {
        says: 'client account moves by',
        amount: movement.by.clientAccount ?? zero(after.clientAccount.currency),
        event: place,
      },
    ],
  }
}
