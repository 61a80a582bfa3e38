/** Processes that are killed as they write, and what is on the disk when others go on. How often: KILLS. */
import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { contract, lastBalances, storyFile } from './testing/af-1.ts'
import { quittance } from './testing/command-line.ts'
import { readLog } from './testing/files.ts'
import { facts, faults, unordered } from './testing/log.ts'
import { cli, tells, until } from './testing/processes.ts'
import { scratch } from './testing/scratch.ts'

const { KILLS = '5' } = process.env
const kills = Number(KILLS)
const { path, remove } = scratch()
afterAll(remove)

let uncut: ReadonlyArray<string>
beforeAll(async () => {
  const store = path()
  await quittance('run', storyFile, '--store', store)
  uncut = unordered(facts(await readLog(store)))
})

describe('A run that is killed', () => {
  test(
    `ends as if it had not been, when it is run again (${kills} times)`,
    async () => {
      let midway = 0
      for (let kill = 0; kill < kills; kill++) {
        const store = path()
        const { child, ended, lines } = cli('run', storyFile, '--store', store)
        // From where there is a file, or from the first line on, to well after the last.
        await until(() => (kill % 3 === 0 ? existsSync(store) : lines.length > 0))
        await new Promise((resolve) => setTimeout(resolve, Math.random() * 150))
        child.kill('SIGKILL')
        const { signal } = await ended
        if (signal === 'SIGKILL') midway += 1
        await expectGoesOn(store)
      }
      expect(midway).toBeGreaterThan(0)
    },
    60_000 + kills * 5_000,
  )

  test.each([
    [
      'between the booking of a collection and the revision of its line',
      'after',
      'CollectionBooked',
    ],
    ['before a collection is booked', 'before', 'CollectionBooked'],
    ['before the line of a collection is revised', 'before', 'OutstandingReduced'],
    ['between a schedule and its invoices', 'before', 'InvoiceSubmitted'],
    ['between a draw and its answer', 'after', 'AdvanceGranted'],
    ['when a month was closed and nobody heard', 'after', 'MonthClosed'],
  ] as const)('%s, ends as if it had not been, when it is run again', async (_when, when, type) => {
    const store = path()
    expect(await tells(store, storyFile, { when, type, nth: 1 })).toMatchObject({
      signal: 'SIGKILL',
    })
    const types = (await readLog(store)).map((event) => event.type)
    expect(types.includes(type)).toBe(when === 'after')
    await expectGoesOn(store)
  })
})

async function expectGoesOn(store: string) {
  expect(await quittance('run', storyFile, '--store', store)).toMatchObject({ code: 0, err: '' })
  const log = await readLog(store)
  expect(faults(log)).toEqual([])
  expect(unordered(facts(log))).toEqual(uncut)
  const balances = await quittance('balances', '--contract', contract, '--store', store, '--json')
  expect(JSON.parse(balances.out)).toEqual(lastBalances)
  expect(await quittance('audit', '--store', store)).toEqual({ code: 0, out: '', err: '' })
}
