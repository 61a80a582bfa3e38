/** The event that every benchmark writes: 366 bytes of data and metadata, as JSON. */
import { randomUUID } from 'node:crypto'

export const event = (number, id = randomUUID()) => ({
  id,
  type: 'ReceivableFunded',
  data: {
    contractId: 'AF-2026-0001',
    invoiceId: String(number).padStart(13, '0'),
    debtorId: 'B',
    amount: { amount: '12345.67', currency: 'EUR' },
    valueOn: '2026-01-12',
  },
  metadata: {
    actor: 'account officer',
    recordedAt: '2026-01-12T08:30:00.000Z',
    hash: 'a'.repeat(64),
    previousHash: 'b'.repeat(64),
  },
})

/** Appends to as many streams, in turn, of `size` events each; `expected` as the port has it. */
export const appends = (count, size, streams, from = 0) =>
  Array.from({ length: streams }, (_, stream) =>
    Array.from({ length: Math.ceil((count - stream) / streams) }, (_, nth) => ({
      stream: `contract-${from + stream}`,
      expected: nth === 0 ? 'none' : BigInt(nth * size - 1),
      events: Array.from({ length: size }, (_, k) => event(nth * size + k)),
    })),
  )
