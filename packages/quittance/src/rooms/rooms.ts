/** Every room that has streams, and what is seen of it. */
import { contracts } from './contracts.ts'
import { guaranteeLines } from './guarantee-lines.ts'
import { invoices, recoveryRoom } from './invoices.ts'
import { advances, receipts } from './money.ts'
import { debtors, relationships } from './people.ts'
import type { Room } from './room.ts'

export const rooms: ReadonlyArray<Room> = [
  ...[contracts, guaranteeLines, invoices, receipts, advances],
  ...[debtors, recoveryRoom, relationships],
]

/** Nothing of a stream that no room has: what the ledger itself writes down. */
export const roomOfStream = (stream: string): Room | undefined => {
  const category = stream.slice(0, stream.indexOf('-'))
  return rooms.find((room) => room.category === category)
}
