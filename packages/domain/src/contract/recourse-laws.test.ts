/** What holds of what a debtor does not pay, in whatever order it comes. */
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { either as E } from 'fp-ts'
import { agree } from '../testing/agree.ts'

import { contractId, present } from '../testing/contract.ts'
import {
  always,
  anyMove,
  availableOn,
  fromTheStart,
  type Move,
  pick,
} from '../testing/contract-stories.ts'
import { anyFundingTerms } from '../testing/funding-terms.ts'
import { type Day, day, daysFrom, plusDays } from '../values/day.ts'
import type { InvoiceId } from '../values/identity.ts'
import { isNegative, type Money, min, minus, zero } from '../values/money.ts'
import { portion } from '../values/rate.ts'
import { RecourseGround } from '../values/reasons.ts'
import { lastDueOn } from './availability/receivables.ts'
import { withdrawalsDue } from './decide/definancing.ts'
import { type Command, type Contract, decider, termsOn } from './index.ts'
import { later } from './state/fund.ts'
import { isStarted } from './state/life.ts'

const { decide, evolve } = decider

describe('Whatever a contract is asked', () => {
  test('what the factor bears is never charged back', () =>
    always(
      ({ before, events, after }) => {
        for (const event of events) {
          if (event.type !== 'InvoiceChargedBack' || event.ground === 'coverCalled') continue
          const left = openOf(after, event.invoiceId)
          agree(isNegative(minus(left, borneOf(before, event.invoiceId))), false)
        }
      },
      anyFundingTerms(),
      fc.oneof({ weight: 3, arbitrary: anyMove() }, { weight: 2, arbitrary: askingBack() }),
    ))

  test('what is due is found by its day, as if all were looked at', () => {
    let seen = 0
    always(({ after }) => {
      for (const on of [day('2026-03-30'), day('2026-05-20'), day('2026-12-31')]) {
        const found = withdrawalsDue(after, contractId, on)
        const overdue = found.flatMap((event) =>
          event.type === 'FundingWithdrawn' && event.cause === 'overdue' ? [event.invoiceId] : [],
        )
        agree([...overdue].sort(), lookedFor(after, on))
        seen += overdue.length
      }
    })
    expect(seen).toBeGreaterThan(0)
  })

  test('a draw leaves nothing due that was not said, and so does a day that is closed', () =>
    always(({ command, after }) => {
      const on = dayOf(command)
      if (on !== undefined && isStarted(after.life, on)) {
        agree(withdrawalsDue(after, contractId, on), [])
      }
    }))
})

test('Days closed one by one or after a gap come to the same', () =>
  always(({ before, after }) => {
    // One step of about ten: to close forty days takes longer than all else.
    const { outstanding, clientAccount } = before.account
    if ((outstanding.minor + clientAccount.minor) % 9n !== 0n) return
    const first = later(after.funding.closedUntil, day('2026-03-28'))
    const last = plusDays(first, 40)
    const days = Array.from({ length: daysFrom(first, last) + 1 }, (_, n) => plusDays(first, n))
    const [oneByOne, atOnce] = [days, [last]].map((closed) => closed.reduce(closedAfter, after))
    agree(oneByOne?.account, atOnce?.account)
    for (const contract of [oneByOne, atOnce]) {
      if (contract === undefined) throw new Error('two ways')
      agree(availableOn(contract, last), availableOn(atOnce ?? contract, last))
      agree(contract.funding.isOverAdvanced, isNegative(availableOn(contract, last)))
    }
    agree(withdrawnOf(oneByOne), withdrawnOf(atOnce))
  }))

const closedAfter = (contract: Contract, on: Day): Contract => {
  const decision = decide(contract, { type: 'CloseDay', contractId, day: on })
  if (E.isLeft(decision)) throw new Error(decision.left.type)
  return present(decision.right.reduce(evolve, contract))
}

const withdrawnOf = (contract: Contract | undefined): ReadonlyArray<InvoiceId> =>
  [...(contract?.funding.receivables ?? [])]
    .filter(([, { withdrawnBy }]) => withdrawnBy !== undefined)
    .map(([invoiceId]) => invoiceId)
    .sort()

/** More than may be, as often as not: what is refused is not asked. */
const askingBack = (): fc.Arbitrary<Move> =>
  fc
    .tuple(
      fc.nat(),
      fc.integer({ min: 1, max: 1000 }),
      fc.constantFrom(...Object.keys(RecourseGround.keys).filter(RecourseGround.is)),
      fromTheStart(),
    )
    .map(([nth, share, ground, on]) => (contract) => {
      const owed = pick(contract, nth)
      if (!owed) return []
      const { invoiceId, debtorId, open } = owed
      const amount = { ...open, minor: (open.minor * BigInt(share)) / 1000n + 1n }
      const back = { contractId, invoiceId, debtorId, ground, amount, chargedBackOn: on }
      const asked: Command = { type: 'ChargeBack', ...back }
      return E.isRight(decide(contract, asked)) ? [asked] : []
    })

const openOf = ({ funding, life }: Contract, invoiceId: InvoiceId): Money =>
  funding.receivables.get(invoiceId)?.open ?? zero(life.currency)

/** covered × quotity of what is not disputed, once the debtor is insolvent. */
const borneOf = ({ funding, life }: Contract, invoiceId: InvoiceId): Money => {
  const receivable = funding.receivables.get(invoiceId)
  const quotity = receivable && funding.debtors.get(receivable.debtorId)?.quotity
  if (receivable === undefined || quotity === undefined) return zero(life.currency)
  const { open, covered } = receivable
  const disputed = funding.reserves.get(invoiceId)?.get('dispute')?.amount ?? zero(open.currency)
  return portion(min(covered, minus(open, min(disputed, open))), quotity, 'HalfUp')
}

const lookedFor = ({ life, funding }: Contract, on: Day): ReadonlyArray<InvoiceId> => {
  const last = lastDueOn(termsOn(life, on), on)
  return [...funding.receivables]
    .filter(([, { withdrawnBy }]) => withdrawnBy === undefined)
    .filter(([, { dueOn }]) => last !== undefined && dueOn <= last)
    .map(([invoiceId]) => invoiceId)
    .sort()
}

const dayOf = (command: Command): Day | undefined => {
  switch (command.type) {
    case 'GrantAdvance':
      return command.requestedOn
    case 'GrantSweep':
      return command.sweptOn
    case 'CloseDay':
      return command.day
    default:
      return undefined
  }
}
