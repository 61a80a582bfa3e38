// Another process that writes: `node writer.mjs <path> <stream> <appends> <events an append>`.
// One line of standard output for each answer, written as soon as it is there.
import { randomUUID } from 'node:crypto'
import { writeSync } from 'node:fs'

import { openSqlite } from '../../dist/index.js'

const [path, stream, appends, size] = process.argv.slice(2)
const tell = (line) =>
  writeSync(1, `${JSON.stringify(line, (_, v) => (typeof v === 'bigint' ? `${v}` : v))}\n`)

try {
  const store = await openSqlite(path)
  for (let n = 0; n < Number(appends); n++) {
    const batch = randomUUID()
    const events = Array.from({ length: Number(size) }, () => ({
      id: randomUUID(),
      type: 'Happened',
      data: { batch },
      metadata: { actor: 'writer' },
    }))
    const answer = await store.append(stream, 'any', events)()
    tell({ ids: events.map(({ id }) => id), ...answer })
    await new Promise(setImmediate)
  }
  await store.close()
} catch (error) {
  tell({ thrown: error.name, ...error.failure })
}
