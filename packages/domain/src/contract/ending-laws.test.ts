/** What holds of every contract that ends, whatever it was and on whatever terms (invariant 14). */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { either as E } from 'fp-ts'
import { agree } from '../testing/agree.ts'

import { eur } from '../testing/amounts.ts'
import {
  bought,
  close,
  closeContract,
  contractAfter,
  contractId,
  giveBack,
  payIn,
  present,
  repay,
  runOff,
} from '../testing/contract.ts'
import { anyMove, type Move } from '../testing/contract-stories.ts'
import { anyFundingTerms } from '../testing/funding-terms.ts'
import { day, firstDayOf, type Month, month, monthAfter, plusDays } from '../values/day.ts'
import { CollectionId, id } from '../values/identity.ts'
import { type Money, negated, sum, zero } from '../values/money.ts'
import { type Command, type Contract, decider, type Event, type Terms } from './index.ts'

const { decide, evolve } = decider

describe('Every contract that ends', () => {
  test('ends with nothing owed either way, and the client has what was collected beyond all that was lent', () =>
    always((contract) => {
      const { after, events } = ended(contract)
      agree(Object.values(after.account), Array(4).fill(zero('EUR')))
      agree(after.funding.receivables.size, 0)
      agree(after.life.status, 'Closed')
      const repaid = events.flatMap((event) =>
        event.type === 'ClientBalanceRepaid' ? [event.amount] : [],
      )
      const { fundsInUse } = contract.account
      agree(sum(repaid, 'EUR'), negated(sum([fundsInUse, ...moved(events)], 'EUR')))
    }))

  test('takes nothing more until a payment of it is reversed', () =>
    always((contract, moves) => {
      const { after: closed } = ended(contract)
      for (const [index, move] of moves.entries()) {
        for (const command of move(closed, index + 100)) {
          const decision = decide(closed, command)
          if (E.isRight(decision)) agree(decision.right, [])
        }
      }
    }))

  test('is back in its run-off when one is, levies nothing, and ends a second time', () =>
    always((contract) => {
      const { after: closed, collected } = ended(contract)
      const [line] = collected
      if (line === undefined) return
      const on = plusDays(firstDayOf(nextMonth(closed)), 3)
      const { events, after: reopened } = asked(closed, {
        ...{ type: 'BookReversal', contractId, collectionId: line.collectionId, means: 'transfer' },
        ...{ receivedOn: line.receivedOn, reversedOn: on, differences: [] },
        lines: [
          {
            ...{ invoiceId: line.invoiceId, number: line.number, debtorId: line.debtorId },
            ...{ issuedOn: day('2026-01-09'), dueOn: day('2026-03-10'), restored: line.applied },
          },
        ],
      })
      agree(events.map(({ type }) => type).slice(0, 2), [
        'RunOffReopened',
        'CollectionReversalBooked',
      ])
      agree(reopened.account, {
        ...{ outstanding: line.applied, fundsInUse: line.applied },
        ...{ clientAccount: eur('0.00'), guaranteeFund: eur('0.00') },
      })
      const { after } = ended(reopened)
      agree(Object.values(after.account), Array(4).fill(zero('EUR')))
      agree(after.life.status, 'Closed')
    }))

  test('waits while a debtor’s money is held', () => {
    let held = 0
    always(
      () => {},
      (contract) => {
        held += 1
        const { left } = settling(contract)
        agree(left?.type, 'DebtorCreditHeld')
      },
    )
    expect(held).toBeGreaterThan(0)
  })
})

/** Any contract without a debtor's credit; and, to `otherwise`, those with. */
function always(
  law: (contract: Contract, moves: ReadonlyArray<Move>) => void,
  otherwise: (contract: Contract) => void = () => {},
): void {
  const stories = fc.array(anyMove(), { maxLength: 15, size: 'max' })
  fc.assert(
    fc.property(anyFundingTerms(), stories, (agreed: Terms, moves) => {
      const contract = moves.reduce(
        (before, move, index) =>
          move(before, index).reduce((each, command) => asked(each, command).after, before),
        contractAfter(bought(agreed)),
      )
      const credits = [...contract.funding.debtors.values()].map(({ credit }) => credit)
      if (sum(credits, 'EUR').minor === 0n) law(contract, moves)
      else otherwise(contract)
    }),
  )
}

interface Asked {
  readonly after: Contract
  readonly events: ReadonlyArray<Event>
}

function asked(before: Contract, command: Command): Asked {
  const decision = decide(before, command)
  if (E.isLeft(decision)) throw new Error(decision.left.type)
  return { events: decision.right, after: present(decision.right.reduce(evolve, before)) }
}

/** Runs off: draws are given back, every invoice is paid, every month closed up to the last. */
function settling(contract: Contract) {
  const events: Array<Event> = []
  let after = contract
  const ask = (command: Command): void => {
    const told = asked(after, command)
    events.push(...told.events)
    after = told.after
  }
  const last = latest(nextMonth(contract), month('2026-07'))
  const receivedOn = firstDayOf(last)
  if (contract.life.runOff === undefined) ask(runOff(receivedOn, 'default'))
  for (const [advanceId, { amount }] of contract.funding.earmarks) {
    ask({ ...giveBack('D', '1.00', receivedOn), advanceId, amount } as Command)
  }
  const lines = [...after.funding.receivables].map(([invoiceId, receivable]) => ({
    ...{ invoiceId, number: receivable.number, debtorId: receivable.debtorId },
    applied: receivable.open,
  }))
  const collectionId = id(CollectionId, `END-${last}`)
  ask({
    ...{ type: 'BookCollection', contractId, collectionId, means: 'transfer', receivedOn, lines },
    ...{ source: 'receipt', differences: [] },
  })
  while (nextMonth(after) < last) ask(close(nextMonth(after)))
  const repaidOn = plusDays(receivedOn, 27)
  const decision = decide(after, repay(repaidOn))
  const collected = lines.map((line) => ({ ...line, collectionId, receivedOn }))
  return {
    ask,
    repaidOn,
    collected,
    events,
    left: E.isLeft(decision) ? decision.left : undefined,
    contract: () => after,
  }
}

/** What the client owes he pays, and the contract is closed. */
function ended(contract: Contract) {
  const { ask, repaidOn, left, collected, events, contract: now } = settling(contract)
  if (left?.type === 'FundsInUseLeft') {
    const paidOn = plusDays(repaidOn, -10)
    ask({ ...payIn(`VIR ${repaidOn}`, '1.00', paidOn), amount: left.fundsInUse })
  } else if (left) {
    throw new Error(left.type)
  }
  ask(repay(repaidOn))
  ask(closeContract(repaidOn))
  return { collected, events, after: now() }
}

/** By how much the funds in use changed, but for what was repaid. */
function moved(events: ReadonlyArray<Event>): ReadonlyArray<Money> {
  return events.flatMap((event) => {
    switch (event.type) {
      case 'CollectionBooked':
        return event.lines.map(({ applied }) => negated(applied))
      case 'ClientPaymentBooked':
        return [negated(event.amount)]
      case 'FactoringCommissionCharged':
      case 'AnnualMinimumCharged':
      case 'AncillaryFeeCharged':
      case 'FinancingCommissionCharged':
      case 'FinancingCommissionCorrected':
        return [event.inclTax]
      default:
        return []
    }
  })
}

function nextMonth({ interest }: Contract): Month {
  const last = interest.closed.last()?.month
  return last === undefined ? month('2026-01') : monthAfter(last)
}
function latest(one: Month, other: Month): Month {
  return one < other ? other : one
}
