/** What a client, his factor and his debtors do with one contract, much of it at the same moment. */
import {
  ClientId,
  collectionIdOf,
  DebtorId,
  id,
  invoiceIdOf,
  money,
} from '@quittance/domain/values'
import type { Json } from '@quittance/event-store'

import { allocate, identify, startContract } from './contracts.ts'
import type { Dice } from './dice.ts'

export interface Sent {
  readonly type: string
  readonly commandId: string
  readonly [field: string]: Json
}

/** Commands of which each waits for the yes to the one before. */
type Course = ReadonlyArray<Sent>

/** Courses that are run at once; a phase waits for the one before. */
export type Phase = ReadonlyArray<Course>

/** The debtors are those of every contract. */
const debtors = ['B', 'C'] as const

/** Invoices that schedules, credit notes and payments name again and again. */
const invoices = 6

/** The life of contract `number`: what it is asked is decided by the dice, and much of it is refused. */
export const lifeOf = (number: number, dice: Dice): ReadonlyArray<Phase> => {
  const contractId = `AF-${number}`
  const clientId = `CLIENT-${number}`
  let sent = 0
  const named = (command: object): Sent => {
    sent += 1
    return { ...command, commandId: `${contractId}-${sent}` } as Sent
  }
  const debtorOf = (invoice: number) => debtors[invoice % debtors.length] ?? debtors[0]
  const amountOf = (invoice: number) => `${1_000 + invoice * 500}.00`
  const invoiceId = (invoice: number) =>
    invoiceIdOf(
      id(ClientId, clientId),
      id(DebtorId, debtorOf(invoice)),
      `F${invoice}` as Parameters<typeof invoiceIdOf>[2],
    )
  const some = (most: number) =>
    dice
      .shuffled(Array.from({ length: invoices }, (_, invoice) => invoice))
      .slice(0, 1 + dice.below(most))

  /** Without its note of delivery an invoice is held. */
  const proven = () =>
    dice.below(10) === 0 ? [] : [{ kind: 'deliveryNote', reference: `BL-${dice.below(1_000)}` }]

  const line = (debtorId: string) =>
    named({
      ...{ type: 'GrantLine', contractId, debtorId, limit: eur(`${4 + dice.below(9)}000.00`) },
      ...{ quotity: '0.90', validFrom: '2026-01-08', validTo: null, ...on('2026-01-08') },
    })
  const transmit = (scheduleId: string) => {
    const lines = some(5).map((invoice) => ({
      ...{ kind: 'invoice', number: `F${invoice}`, debtorId: debtorOf(invoice) },
      ...{ amount: eur(amountOf(invoice)), proofs: proven(), issuedOn: '2026-01-09' },
      dueOn: '2026-03-10',
    }))
    const total = lines.reduce((sum, { amount }) => sum + Number(amount.amount), 0)
    return named({
      ...{ type: 'TransmitSchedule', contractId, scheduleId, transmittedOn: '2026-01-12' },
      header: {
        invoices: { count: lines.length, amount: eur(`${total}.00`) },
        creditNotes: { count: 0, amount: eur('0.00') },
      },
      ...{ lines, ...on('2026-01-12') },
    })
  }
  const draw = (advanceId: string): Course => {
    const advance = { contractId, advanceId, ...on('2026-01-13') }
    const amount = eur(`${1 + dice.below(6)}000.00`)
    return [
      named({ type: 'RequestAdvance', ...advance, amount, requestedOn: '2026-01-13' }),
      named({ type: 'PayAdvance', ...advance, paidOn: '2026-01-14' }),
    ]
  }
  const creditNote = (note: number): Course => {
    const invoice = dice.below(invoices)
    return [
      named({
        ...{ type: 'ApplyCreditNote', contractId, debtorId: debtorOf(invoice) },
        ...{ invoiceId: invoiceId(invoice), number: `AV${note}`, appliedOn: '2026-01-20' },
        ...{ amount: eur(`${1 + dice.below(12)}00.00`), ...on('2026-01-20') },
      }),
    ]
  }
  const payment = (bankReference: string): Course => {
    const paid = some(3).map((invoice) => ({ invoice, amount: 500 * (1 + dice.below(8)) }))
    const amount = paid.reduce((sum, each) => sum + each.amount, 0)
    const bookedOn = '2026-02-02'
    const entry = { account: 'FR76', bookedOn, bankReference, sequence: 1 }
    const collectionId = collectionIdOf({
      ...entry,
      amount: money(`${amount}.00`, 'EUR'),
    } as unknown as Parameters<typeof collectionIdOf>[0])
    const received = { ...entry, amount: eur(`${amount}.00`), means: 'transfer', ...on(bookedOn) }
    return [
      named({ type: 'ReceiveCollection', ...received }),
      named(identify(collectionId, debtorOf(paid[0]?.invoice ?? 0))),
      named(
        allocate(
          collectionId,
          ...paid.map(
            (each) =>
              [
                contractId,
                debtorOf(each.invoice),
                invoiceId(each.invoice),
                `${each.amount}.00`,
              ] as const,
          ),
        ),
      ),
    ]
  }

  return [
    [startContract(contractId, clientId).map(named)],
    debtors.map((debtorId) => [line(debtorId)]),
    ['R1', 'R2', 'R3'].map((scheduleId) => [transmit(scheduleId)]),
    dice.shuffled<Course>([
      [transmit('R4')],
      ...['D1', 'D2', 'D3', 'D4'].map(draw),
      ...[1, 2, 3].map(creditNote),
      ...[1, 2, 3].map((n) => payment(`${contractId}-V${n}`)),
    ]),
  ]
}

const eur = (amount: string) => ({ amount, currency: 'EUR' })

const on = (day: string) => ({ occurredAt: `${day}T12:00:00.000Z`, actor: 'test' })
