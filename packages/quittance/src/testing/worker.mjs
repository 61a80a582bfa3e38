// Another process: `node worker.mjs <store> [mortal]`. Works at the only part until SIGTERM; or dies
// by SIGKILL when it would keep its place after an append of its own.
import { openSqlite } from '@quittance/event-store-sqlite'
import { openWorker } from '../../dist/index.js'

const [path, mortal] = process.argv.slice(2)
const store = await openSqlite(path, { create: true })

let hasAppended = false
const dying = {
  ...store,
  append: (stream, expected, events) => async () => {
    const answer = await store.append(stream, expected, events)()
    hasAppended ||= answer._tag === 'Right'
    return answer
  },
  checkpoints: {
    ...store.checkpoints,
    replace: (name, before, after) => {
      if (name === 'reactions' && hasAppended) {
        process.kill(process.pid, 'SIGKILL')
        Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0) // however long the signal takes
      }
      return store.checkpoints.replace(name, before, after)
    },
  },
}

const worker = await openWorker(mortal ? dying : store, { member: 0, of: 1, term: 200 })
process.once('SIGTERM', () => void worker.stop())
await worker.done
await store.close()
