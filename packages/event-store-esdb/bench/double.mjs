/** The server of a benchmark, in a process of its own; filled with events where a read is measured. */
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

import { startDouble } from '@quittance/protocol-double'
import { event } from '../../../bench/events.mjs'

const script = fileURLToPath(import.meta.url)

/** Runs `use` with the address of a server that holds so many events, all in one stream. */
export const onDouble = async (events, use) => {
  const server = fork(script, [String(events)])
  try {
    const [address] = await once(server, 'message')
    return await use(address)
  } finally {
    server.kill()
    await once(server, 'exit')
  }
}

if (process.argv[1] === script) {
  const double = await startDouble()
  for (let n = 0; n < Number(process.argv[2]); n++) {
    const { data, metadata, ...named } = event(n)
    double.plant({
      ...{ ...named, stream: 'contract-0', revision: BigInt(n), position: String(n) },
      ...{ data: JSON.stringify(data), metadata: JSON.stringify(metadata) },
    })
  }
  process.on('disconnect', () => process.exit())
  process.send(double.connectionString)
}
