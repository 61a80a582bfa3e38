// Another process: `node keeper.mjs <store>`. Keeps balances on the ledger's file, and books one
// advance of 1.00 after another on three contracts. One line of standard output for each.
import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'

import { openSqlite } from '@quittance/event-store-sqlite'
import { fullJitter, keep } from '@quittance/ledger'
import { balances } from '../../dist/index.js'

const [path] = process.argv.slice(2)
const store = await openSqlite(path)
const jitter = fullJitter(Math.random)
const now = () => new Date()
keep({ store, jitter, now, deadline: 15_000 }, store.tables, balances)

for (let n = 0; ; n++) {
  const contractId = `C${n % 3}`
  const at = now().toISOString()
  const event = {
    id: randomUUID(),
    type: 'AdvanceBooked',
    data: {
      contractId,
      advanceId: `D${n}`,
      amount: { amount: '1.00', currency: 'EUR' },
      valueOn: '2026-01-13',
    },
    metadata: { schemaVersion: '1', occurredAt: at, recordedAt: at },
  }
  await store.append(`contract-${contractId}`, 'exists', [event])()
  writeSync(1, `${n}\n`)
}
