/** Every question has two times: as it had happened by a day, as it was known at an instant. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { program } from './program.ts'
import { quittance } from './testing/command-line.ts'
import { tell } from './testing/examples.ts'
import { tamper } from './testing/files.ts'
import { scratch } from './testing/scratch.ts'

const { path, remove } = scratch()
afterAll(remove)

/** A ledger in which everything was recorded as it happened. */
const stores = new Map<string, string>()
beforeAll(async () => {
  for (const folder of folders) {
    const store = path()
    await tell(folder, store)
    const atOnce = `json_set(metadata, '$.recordedAt', json_extract(metadata, '$.occurredAt'))`
    tamper(store, `UPDATE events SET metadata = ${atOnce}`)
    stores.set(folder, store)
  }
})

const [first, covered, service, recovery] = [
  ...(['1-first-contract', '7-guarantee-line', '13-a-year-of-service', '12-recovery'] as const),
]
const folders = [first, covered, service, recovery]

const AF1 = ['--contract', 'AF-2026-0001'] as const

const questions: ReadonlyArray<
  readonly [command: string, of: ReadonlyArray<string>, folder: string | undefined, day: string]
> = [
  ['balances', AF1, first, '2026-02-15'],
  ['availability', AF1, first, '2026-02-15'],
  ['aged', AF1, first, '2026-02-15'],
  ['receivables', AF1, first, '2026-02-15'],
  ['overdue', [...AF1, '--on', '2026-06-01'], first, '2026-02-15'],
  ['statement', AF1, first, '2026-02-15'],
  ['lines', AF1, first, '2026-01-11'],
  ['collections', AF1, first, '2026-02-15'],
  ['journal', [], first, '2026-02-15'],
  ['claims', [], covered, '2026-05-15'],
  ['due', ['--on', '2026-12-31'], service, '2026-06-01'],
  ['explain', ['availability', ...AF1], first, '2026-02-15'],
  ['explain', ['cover', 'B', ...AF1], first, '2026-02-15'],
  ['recovery', ['--on', '2026-06-30'], recovery, '2026-04-01'],
]

describe('A question', () => {
  test('of whatever kind may be asked at both times', () => {
    const said = { out: () => {}, err: () => {}, isWatched: false }
    const interruption = () => new AbortController().signal
    const { commands } = program({ ...said, interruption }, () => {})
    const timeless = commands.filter(({ options }) =>
      ['--as-of', '--known-at'].some((long) => options.every((option) => option.long !== long)),
    )
    expect(timeless.map((command) => command.name()).toSorted()).toEqual([
      ...['audit', 'backup', 'checkpoint', 'close-day', 'consistency', 'diff', 'export', 'import'],
      ...['propose', 'prove', 'replay', 'resume', 'run', 'verify'],
    ])
  })

  test.each(questions)(
    '%s %j is answered as of a day as it was known at its end, and otherwise since',
    async (command, of, folder = '', day) => {
      const ask = async (...cut: ReadonlyArray<string>) =>
        quittance(command, ...of, ...cut, '--store', stores.get(folder) ?? '')
      const [now, then] = [await ask(), await ask('--as-of', day)]
      expect([now.code, then.code]).toEqual([0, 0])
      expect((await ask('--known-at', `${day}T22:59:59Z`)).out).toBe(then.out)
      expect(then.out).not.toBe(now.out)
    },
  )

  // Its clocks run on to the end of the day asked about.
  test('of satisfaction is measured at the end of a day, or at the last that was known', async () => {
    const ask = async (...cut: ReadonlyArray<string>) =>
      (await quittance('satisfaction', ...cut, '--store', stores.get(service) ?? '')).out
    expect(await ask('--as-of', '2026-03-01')).toMatch(/measured 2026-03-01T22:59:59\.999Z/)
    expect(await ask('--known-at', '2026-03-01T22:59:59Z')).toMatch(/measured 2026-02-05T16:00:00Z/)
  })
})
