/** Commands as a file has them, of a contract under the terms of AF-1. */
import { lineOf, story } from './af-1.ts'

const by = { occurredAt: '2026-02-02T09:00:00Z', actor: 'test' }

const eur = (amount: string) => ({ amount, currency: 'EUR' })

/** From the request to the start: the first lines of AF-1, under another name. */
export const startContract = (contractId: string, clientId = 'ALPHA') =>
  story.slice(0, 7).map(({ command }) => ({
    ...{ ...command, contractId },
    ...(command.type === 'RequestContract' ? { clientId } : {}),
  }))

/** AF-1's own schedule, of F101 to F104. */
export const schedule = story.find(({ number }) => number === lineOf.schedule)?.command ?? {}

/** Of those of AF-1's invoices that are named. */
export const scheduleOf = (scheduleId: string, ...numbers: ReadonlyArray<string>) => {
  const { lines } = schedule as unknown as { readonly lines: ReadonlyArray<Line> }
  const named = lines.filter(({ number }) => numbers.includes(number))
  const total = named.reduce((sum, { amount }) => sum + BigInt(amount.amount.replace('.', '')), 0n)
  const [units, cents] = [total / 100n, String(total % 100n).padStart(2, '0')]
  const header = {
    invoices: { count: named.length, amount: eur(`${units}.${cents}`) },
    creditNotes: { count: 0, amount: eur('0.00') },
  }
  return { ...schedule, scheduleId, header, lines: named }
}

interface Line {
  readonly number: string
  readonly amount: { readonly amount: string }
}

export const requestAdvance = (advanceId: string, amount: string) => ({
  ...{ type: 'RequestAdvance', ...by, contractId: 'AF-2026-0001', advanceId },
  ...{ amount: eur(amount), requestedOn: '2026-01-13', occurredAt: '2026-01-13T10:00:00Z' },
})

export const receive = (bankReference: string, amount: string, bookedOn = '2026-02-02') => ({
  ...{ type: 'ReceiveCollection', ...by, account: 'FR7612345987650123456789014' },
  ...{ bookedOn, bankReference, amount: eur(amount), sequence: 1, means: 'transfer' },
})

export const identify = (collectionId: string, debtorId: string) => ({
  ...{ type: 'IdentifyCollection', ...by, collectionId, debtorId },
})

export const allocate = (
  collectionId: string,
  ...allocations: ReadonlyArray<
    readonly [contractId: string, debtorId: string, invoiceId: string, amount: string]
  >
) => ({
  ...{ type: 'AllocatePayment', ...by, collectionId },
  allocations: allocations.map(([contractId, debtorId, invoiceId, amount]) => ({
    ...{ contractId, debtorId, invoiceId, amount: eur(amount) },
  })),
})
