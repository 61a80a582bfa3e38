/** Random stories of a contract, in which every command is one that may come. */
import fc from 'fast-check'
import { either as E } from 'fp-ts'

import { availabilityOn } from '../contract/availability.ts'
import {
  type Command,
  type Contract,
  decider,
  type Event,
  ReserveGround,
  type Terms,
} from '../contract/index.ts'
import { later } from '../contract/state/fund.ts'
import { type Day, day, monthAfter, monthOf } from '../values/day.ts'
import {
  AdvanceId,
  CollectionId,
  DebtorId,
  type InvoiceId,
  id,
  sweepIdOf,
} from '../values/identity.ts'
import { isNegative, isPositive, type Money, max, min, minus, zero } from '../values/money.ts'
import { number } from '../values/number.ts'
import { fraction, rate } from '../values/rate.ts'
import { text } from '../values/text.ts'
import {
  book,
  bought,
  contractAfter,
  contractId,
  fixing,
  invoice,
  present,
  terms,
  transmitOn,
} from './contract.ts'
import { anyFundingTerms } from './funding-terms.ts'

/** One step: what the contract was, what was asked and what happened. */
export interface Step {
  readonly before: Contract
  readonly command: Command
  readonly events: ReadonlyArray<Event>
  readonly after: Contract
}

export type Law = (step: Step) => void

/** One of several laws that are held to in one walk, since to tell a story takes longer than to look at it. */
export const held = (name: string, law: Law, step: Step): void => {
  try {
    law(step)
  } catch (broken) {
    throw new Error(`it does not hold that ${name}`, { cause: broken })
  }
}

/** A law, held to after every command of many stories that begin with R1 of AF-1, on any terms. */
export const always = (
  law: Law,
  offered: fc.Arbitrary<Terms> = anyFundingTerms(),
  move: fc.Arbitrary<Move> = anyMove(),
): void => {
  fc.assert(
    fc.property(offered, fc.array(move, { maxLength: 25, size: 'max' }), (agreed, moves) => {
      moves.reduce(
        (before, each, index) =>
          each(before, index).reduce((contract, asked) => obey(contract, asked, law), before),
        contractAfter(bought(agreed)),
      )
    }),
  )
}

const obey = (before: Contract, command: Command, law: (step: Step) => void): Contract => {
  const decision = decider.decide(before, command)
  if (E.isLeft(decision)) throw new Error(decision.left.type)
  const events = decision.right
  const after = present(events.reduce(decider.evolve, before))
  law({ before, command, events, after })
  return after
}

/** What is asked of a contract as it stands; `index` makes names that are new. */
export type Move = (contract: Contract, index: number) => ReadonlyArray<Command>

const debtors = ['B', 'C', 'D']

const anyDebtor = () => fc.constantFrom(...debtors)
const anyAmount = (most = 50_000_00) => fc.integer({ min: 1, max: most }).map(cents)
const anyDay = () =>
  fc.integer({ min: 0, max: 89 }).map((days) => {
    const [of, date] = [Math.floor(days / 28), (days % 28) + 1]
    return day(`2026-0${of + 1}-${String(date).padStart(2, '0')}`)
  })
/** In thousandths. */
const anyShare = () => fc.integer({ min: 1, max: 1000 }).map(BigInt)

export const anyMove = (): fc.Arbitrary<Move> =>
  fc.oneof(
    { weight: 4, arbitrary: buying() },
    { weight: 2, arbitrary: releasing() },
    { weight: 3, arbitrary: covering() },
    { weight: 3, arbitrary: drawing() },
    { weight: 2, arbitrary: paying() },
    { weight: 3, arbitrary: collecting() },
    { weight: 2, arbitrary: lowering() },
    { weight: 1, arbitrary: crediting() },
    { weight: 2, arbitrary: reserving() },
    { weight: 1, arbitrary: lifting() },
    { weight: 1, arbitrary: extending() },
    { weight: 1, arbitrary: returning() },
    { weight: 1, arbitrary: sweeping() },
    { weight: 2, arbitrary: advancing() },
    { weight: 1, arbitrary: closing() },
    { weight: 1, arbitrary: closingDay() },
    { weight: 1, arbitrary: chargingBack() },
    { weight: 1, arbitrary: losing() },
  )

const buying = (): fc.Arbitrary<Move> =>
  fc
    .tuple(
      fc.array(fc.tuple(anyDebtor(), anyAmount()), { minLength: 1, maxLength: 4 }),
      anyDay(),
      fc.constantFrom(null, 'FR', 'IR'),
    )
    .map(([bought, on, country]) => (_contract, index) => {
      const lines = bought.map(([debtor, amount], line) => ({
        ...invoice(debtor, `F${index}-${line}`, '1.00'),
        ...{ amount, vat: fraction(minus(amount, cents(1)), 1n, 6n) },
        ...{ issuedOn: day('2026-01-01'), dueOn: day('2026-03-01') },
      }))
      const on7 = on < '2026-01-07' ? '2026-01-07' : on
      return [transmitOn({ D: country }, `S${index}`, lines, on7), book(`S${index}`)]
    })

const covering = (): fc.Arbitrary<Move> =>
  fc
    .tuple(anyDebtor(), anyAmount(), anyShare(), fc.integer({ min: 0, max: 20 }), anyQuotity())
    .map(([debtor, limit, share, lineRevision, quotity]) => ({ funding }) => {
      const debtorId = id(DebtorId, debtor)
      const owed = [...funding.receivables].filter(([, each]) => each.debtorId === debtorId)
      const covers = owed.map(([invoiceId, { open }]) => ({
        invoiceId,
        covered: part(open, share),
      }))
      const noted = { contractId, debtorId, limit, lineRevision: BigInt(lineRevision), covers }
      return [{ type: 'NoteCover', ...noted, quotity }]
    })

/** One of the invoices that wait, with all of its proofs. */
const releasing = (): fc.Arbitrary<Move> =>
  fc.tuple(fc.nat(), fromTheStart()).map(([nth, on]) => ({ schedules }) => {
    const waiting = [...schedules].flatMap(([scheduleId, { held, transmitted }]) =>
      held.map(({ line, missing }) => ({
        scheduleId,
        line,
        missing,
        from: transmitted.transmittedOn,
      })),
    )
    const one = waiting[nth % Math.max(waiting.length, 1)]
    if (!one) return []
    const { scheduleId, line, missing, from } = one
    const releasedOn = later(from, on)
    const proofs = missing.map((kind) => ({ kind, reference: text('a proof') }))
    return [{ type: 'ReleaseHeldInvoice', contractId, scheduleId, line, proofs, releasedOn }]
  })

/** Of a debtor who has become insolvent. */
const anyQuotity = () => fc.constantFrom(null, null, rate('0.9'), rate('1'))

export const fromTheStart = () => anyDay().filter((on) => on >= day('2026-01-07'))

/** Of what is available: some, all, or a cent more. */
export const drawing = (): fc.Arbitrary<Move> =>
  fc
    .tuple(
      fc.oneof(anyShare(), fc.constant(1000n), fc.constant('a cent more' as const)),
      fromTheStart(),
    )
    .map(([share, requestedOn]) => (contract, index) => {
      const left = max(availableOn(contract, requestedOn), cents(0))
      const amount =
        share === 'a cent more' ? minus(left, cents(-1)) : max(part(left, share), cents(1))
      const advanceId = id(AdvanceId, `D${index}`)
      return [{ type: 'GrantAdvance', contractId, advanceId, amount, requestedOn }]
    })

/** What is set aside first, or else what nobody asked for. */
const paying = (): fc.Arbitrary<Move> =>
  fc.tuple(anyAmount(1_000_00), anyDay()).map(([unasked, paidOn]) => ({ funding }, index) => {
    const [advanceId, { amount }] = funding.earmarks.entrySeq().first() ?? [
      id(AdvanceId, `D${index}`),
      { amount: unasked },
    ]
    return [{ type: 'BookAdvance', contractId, advanceId, amount, paidOn }]
  })

const collecting = (): fc.Arbitrary<Move> =>
  fc
    .tuple(fc.nat(), anyShare(), fc.constantFrom('transfer' as const, 'cheque' as const), anyDay())
    .map(([nth, share, means, receivedOn]) => (contract, index) => {
      const owed = pick(contract, nth)
      if (!owed) return []
      const { invoiceId, debtorId, open } = owed
      const line = { invoiceId, debtorId, number: number('F1'), applied: part(open, share) }
      const collectionId = id(CollectionId, `C${index}`)
      return [
        {
          ...{ type: 'BookCollection', contractId, collectionId, means, receivedOn },
          ...{ lines: [line], source: 'receipt', differences: [] },
        },
      ]
    })

const lowering = (): fc.Arbitrary<Move> =>
  fc.tuple(fc.nat(), anyAmount(), anyDay()).map(([nth, amount, appliedOn]) => (contract, index) => {
    const owed = pick(contract, nth)
    if (!owed) return []
    const { invoiceId, debtorId, open } = owed
    const applied = min(amount, open)
    const noted = { invoiceId, debtorId, number: number(`AV${index}`), appliedOn }
    return [
      { type: 'BookCreditNote', contractId, ...noted, applied, excess: minus(amount, applied) },
    ]
  })

const crediting = (): fc.Arbitrary<Move> =>
  fc.tuple(anyDebtor(), anyAmount()).map(([debtor, amount]) => (_contract, index) => {
    const collectionId = id(CollectionId, `C${index}`)
    return [
      {
        type: 'NoteDebtorCredit',
        contractId,
        debtorId: id(DebtorId, debtor),
        collectionId,
        amount,
        notedOn: null,
      },
    ]
  })

const anyGround = () => fc.constantFrom(...Object.keys(ReserveGround.keys).filter(ReserveGround.is))

const reserving = (): fc.Arbitrary<Move> =>
  fc
    .tuple(fc.nat(), anyAmount(), anyGround(), fromTheStart())
    .map(([nth, amount, ground, reservedOn]) => (contract) => {
      const owed = pick(contract, nth)
      if (!owed) return []
      const { invoiceId, debtorId } = owed
      const reserve = { contractId, invoiceId, debtorId, ground, amount, reservedOn }
      return [{ type: 'ReserveReceivable', ...reserve }]
    })

const lifting = (): fc.Arbitrary<Move> =>
  fc.tuple(fc.nat(), fromTheStart()).map(([nth, liftedOn]) => ({ funding }) => {
    const all = [...funding.reserves].flatMap(([invoiceId, grounds]) =>
      [...grounds.keys()].map((ground) => ({ invoiceId, ground })),
    )
    const one = all[nth % Math.max(all.length, 1)]
    if (!one) return []
    return [{ type: 'LiftReserve', contractId, debtorId: id(DebtorId, 'B'), ...one, liftedOn }]
  })

const extending = (): fc.Arbitrary<Move> =>
  fc.tuple(fc.nat(), anyDay(), fromTheStart()).map(([nth, dueOn, extendedOn]) => (contract) => {
    const owed = pick(contract, nth)
    if (!owed) return []
    const { invoiceId, debtorId } = owed
    return [{ type: 'NoteDueDate', contractId, invoiceId, debtorId, dueOn, extendedOn }]
  })

/** Of a draw that was granted or paid, as much as that; or of one that nobody knows. */
const returning = (): fc.Arbitrary<Move> =>
  fc.tuple(fc.nat(), anyDay()).map(([nth, returnedOn]) => ({ draws, funding }) => {
    const known = [...draws.keys()]
    const advanceId = known[nth % Math.max(known.length, 1)] ?? id(AdvanceId, 'D')
    const amount = funding.earmarks.get(advanceId)?.amount ?? cents(1_00)
    return [{ type: 'ReturnAdvance', contractId, advanceId, amount, returnedOn }]
  })

/** On one receivable, some of it or all. */
const advancing = (): fc.Arbitrary<Move> =>
  fc
    .tuple(fc.nat(), anyShare(), fromTheStart())
    .map(([nth, share, requestedOn]) => (contract, index) => {
      const owed = pick(contract, nth)
      if (!owed) return []
      const { invoiceId, open } = owed
      const amount = max(part(open, share), cents(1))
      const asked = { contractId, advanceId: id(AdvanceId, `D${index}`), invoiceId, amount }
      return [{ type: 'GrantReceivableAdvance', ...asked, requestedOn, fixing: fixing('0.0202') }]
    })

const sweeping = (): fc.Arbitrary<Move> =>
  fromTheStart().map((sweptOn) => () => [
    { type: 'GrantSweep', contractId, advanceId: sweepIdOf(sweptOn), sweptOn },
  ])

const closing = (): fc.Arbitrary<Move> =>
  fc.constantFrom('0.0202', '0.0205', '-0.0010').map((at) => ({ interest }) => {
    const last = interest.closed.last()?.month
    const month = last === undefined ? monthOf(day('2026-01-07')) : monthAfter(last)
    return [{ type: 'CloseMonth', contractId, month, fixing: fixing(at) }]
  })

/** Any day from the last that was closed on. */
const closingDay = (): fc.Arbitrary<Move> =>
  fromTheStart().map((on) => ({ funding }) => [
    { type: 'CloseDay', contractId, day: later(funding.closedUntil, on) },
  ])

/** As much of what the factor does not bear. */
const chargingBack = (): fc.Arbitrary<Move> =>
  fc.tuple(fc.nat(), anyShare(), fromTheStart()).map(([nth, share, on]) => (contract) => {
    const owed = pick(contract, nth)
    if (!owed) return []
    const { invoiceId, debtorId, open, covered } = owed
    const bears = contract.funding.debtors.get(debtorId)?.quotity !== undefined
    const amount = part(bears ? minus(open, min(covered, open)) : open, share)
    if (!isPositive(amount)) return []
    const back = { contractId, invoiceId, debtorId, ground: 'fraud', amount } as const
    return [{ type: 'ChargeBack', ...back, chargedBackOn: on }]
  })

/** Of one invoice, whatever is said of it. */
const losing = (): fc.Arbitrary<Move> =>
  fc
    .tuple(fc.nat(), anyAmount(), anyAmount(), fromTheStart())
    .map(([nth, borne, chargedBack, lossOn]) => (contract) => {
      const owed = pick(contract, nth)
      if (!owed) return []
      const { invoiceId, debtorId } = owed
      const losses = [{ invoiceId, borne, chargedBack }]
      return [{ type: 'BearLoss', contractId, debtorId, lossOn, losses }]
    })

export const availableOn = (contract: Contract, on: Day): Money =>
  availabilityOn(contract, on).availability

export const pick = ({ funding }: Contract, nth: number) => {
  const all = [...funding.receivables].map(([invoiceId, receivable]) => ({
    invoiceId,
    ...receivable,
  }))
  return all[nth % Math.max(all.length, 1)] satisfies { invoiceId: InvoiceId } | undefined
}

/** Never more than all of it, nor less than nothing. */
const part = (of: Money, thousandths: bigint): Money => {
  const some = { ...of, minor: (of.minor * thousandths) / 1000n }
  return isNegative(some) ? zero(of.currency) : some
}

function cents(count: number): Money {
  return { minor: BigInt(count), currency: terms.guaranteeFund.min.currency }
}
