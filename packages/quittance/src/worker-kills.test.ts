/** Workers that are killed between what they append and the place that they keep. How often: KILLS. */
import { afterAll, describe, expect, test } from '@jest/globals'
import { openSqlite } from '@quittance/event-store-sqlite'

import { type OpenLedger, openLedger } from './open-ledger.ts'
import { runStory } from './story/run-story.ts'
import { lineOf, story, storyFile, upTo } from './testing/af-1.ts'
import { quittance } from './testing/command-line.ts'
import { readLog } from './testing/files.ts'
import { all, facts, faults, unordered } from './testing/log.ts'
import { workerOn } from './testing/processes.ts'
import { scratch } from './testing/scratch.ts'

const { KILLS = '5' } = process.env
const kills = Number(KILLS)
const { path, remove } = scratch()
afterAll(remove)

describe('A worker that is killed before it keeps its place', () => {
  test(
    `leaves one effect of each event (${kills} times)`,
    async () => {
      const uncut = path()
      await quittance('run', storyFile, '--store', uncut)
      for (let deaths = 0; deaths < kills; ) {
        const file = path()
        // From where what follows is money.
        const alone = await openLedger(file)
        await tell(alone, upTo(lineOf.schedule - 1))
        await alone.close()
        const ledger = await openLedger(file, { workers: 1, deadline: 60_000 })
        let told = false
        const telling = tell(ledger, story).finally(() => {
          told = true
        })
        for (;;) {
          const worker = workerOn(file, deaths < kills ? 'mortal' : undefined)
          await Promise.race([worker.ended, telling])
          if (told) {
            worker.child.kill('SIGTERM')
            expect(await worker.ended).toMatchObject({ code: 0, err: '' })
            break
          }
          expect((await worker.ended).signal).toBe('SIGKILL')
          expect(await unkept(file)).not.toEqual([])
          deaths += 1
        }
        await ledger.close()

        const log = await readLog(file)
        expect(faults(log)).toEqual([])
        expect(unordered(facts(log))).toEqual(unordered(facts(await readLog(uncut))))
      }
    },
    60_000 + kills * 3_000,
  )
})

async function tell(ledger: OpenLedger, lines: typeof story) {
  for await (const { asExpected } of runStory(ledger, lines)) expect(asExpected).toBe(true)
}

/** What was written of what follows beyond the place that is kept. */
async function unkept(file: string) {
  const store = await openSqlite(file)
  const { position = null } = JSON.parse((await store.checkpoints.load('reactions')) ?? '{}')
  const log = await all(store)
  await store.close()
  return log.filter(
    ({ position: at, metadata }) =>
      (position === null || at > position) && metadata['causationId'] !== metadata['commandId'],
  )
}
