/** A line of a statement: the event that it is of, and what that moved. */
import type { Contract } from '@quittance/domain/events'
import {
  type Account,
  emptyAccount,
  linesOf,
  type Movement,
  moved,
} from '@quittance/domain/figures'
import { type Day, equals, type Money, zero } from '@quittance/domain/values'
import type { Decoded } from '@quittance/event-store'
import { bookedOn } from '@quittance/projections'
import { either as E } from 'fp-ts'

import { amount } from '../say/figures.ts'
import { labelOf } from '../say/statement-words.ts'
import { type Explained, placeOf, type Step } from './explanation.ts'
import { ruleOfLine } from './line-rules.ts'

type Told = Decoded<Contract.Event>

interface Line {
  readonly on: Day
  readonly place: string
  readonly event: Contract.Event
  readonly movement: Movement
}

/** The lines are counted from 1, as the whole statement has them. */
export const statementLineExplained = async (
  history: AsyncIterable<ReadonlyArray<Told>>,
  number: number,
): Promise<Explained> => {
  const lines: Array<Line> = []
  let empty: Account | undefined
  for await (const page of history) {
    for (const told of page) {
      const { event } = told
      if (event.type === 'ContractRequested') empty = emptyAccount(event.currency)
      const entry = { on: bookedOn(told), place: placeOf(told), event }
      lines.push(...linesOf(event).map((movement) => ({ ...entry, movement })))
    }
  }
  // Stable: within a day in the order of the log.
  const ordered = lines.toSorted((one, other) =>
    one.on < other.on ? -1 : Number(one.on > other.on),
  )
  const line = ordered[number - 1]
  if (line === undefined || empty === undefined) {
    return E.left(ordered.length === 0 ? [] : [`1 to ${ordered.length}`])
  }
  const before = ordered
    .slice(0, number - 1)
    .map(({ movement }) => movement)
    .reduce(moved, empty)
  const { movement, event, on, place } = line
  const after = moved(before, movement)
  const [rule, source] = ruleOfLine(event)
  return E.right([
    {
      figure: `client account of ${event.contractId} after line ${number}: ${labelOf(event.type)} ${movement.reference}, booked ${on}, valued ${movement.valueOn}`,
      ...{ result: after.clientAccount, event: place, rule, source },
      steps: [
        { says: 'client account before', amount: before.clientAccount },
        {
          says: `${event.type} moves it by`,
          amount: movement.by.clientAccount ?? zero(after.clientAccount.currency),
          event: place,
        },
        ...others.map(([figure, words]) => change(words, before[figure], after[figure])),
        { says: `so it is ${law(after)}` },
      ],
    },
  ])
}

const others = [
  ['outstanding', 'outstanding'],
  ['fundsInUse', 'funds in use'],
  ['guaranteeFund', 'guarantee fund'],
] as const

const change = (words: string, before: Money, after: Money): Step => ({
  says: equals(before, after)
    ? `${words}: ${amount(after)}, as before`
    : `${words}: from ${amount(before)} to ${amount(after)}`,
})

/** Before and after every event. */
const law = ({ outstanding, fundsInUse, guaranteeFund }: Account): string =>
  `outstanding ${amount(outstanding)} − funds in use ${amount(fundsInUse)} − guarantee fund ${amount(guaranteeFund)}`
