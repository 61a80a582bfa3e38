/** A day is closed from the command line: contract by contract, and only where something is due. */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, test } from '@jest/globals'

import { quittance } from '../testing/command-line.ts'
import { scratch } from '../testing/scratch.ts'

const { path, remove } = scratch()
afterAll(remove)

const [contract, other] = ['AF-2026-0002', 'AF-2026-0102']

/** The story of A-1 up to its draw, under two names; A2 is fundable until 16 March. */
const begun = async (): Promise<string> => {
  const store = path()
  const example = new URL('../../../../examples/2-availability/story.jsonl', import.meta.url)
  const lines = readFileSync(fileURLToPath(example), 'utf8').split('\n').slice(0, 17).join('\n')
  const another = lines.replaceAll(contract, other).replaceAll('"BETA"', '"GAMMA"')
  const story = path()
  writeFileSync(story, `${lines}\n${another}\n`)
  expect(await quittance('run', story, '--store', store)).toMatchObject({ code: 0 })
  return store
}

const closing = (store: string, ...options: ReadonlyArray<string>) =>
  quittance('close-day', '--store', store, ...options)
const jsonOf = (out: string) =>
  out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))

describe('A day that is closed', () => {
  test('leaves alone what has nothing due, and writes nothing', async () => {
    const store = await begun()
    expect(await closing(store, '--on', '2026-03-16')).toEqual({
      ...{ code: 0, err: '' },
      out: '2026-03-16: 0 of 2 contracts had something due and are closed.\n',
    })
    expect((await quittance('audit', '--store', store)).code).toBe(0)
  })
  test('withdraws what is due, contract by contract, and once', async () => {
    const store = await begun()
    expect(await closing(store, '--on', '2026-03-17')).toEqual({
      ...{ code: 0, err: '' },
      out: [
        `${contract}  1 overdue  FundingWithdrawn, DayClosed`,
        `${other}  1 overdue  FundingWithdrawn, DayClosed`,
        '2026-03-17: 2 of 2 contracts had something due and are closed.\n',
      ].join('\n'),
    })
    expect((await closing(store, '--on', '2026-03-17')).out).toBe(
      '2026-03-17: 0 of 2 contracts had something due and are closed.\n',
    )
  })
  test('is told to machines a contract a line, with what was found', async () => {
    const store = await begun()
    const { code, out } = await closing(store, '--on', '2026-03-20', '--json')
    expect(code).toBe(0)
    expect(jsonOf(out)).toMatchObject([
      {
        ...{ contractId: contract, day: '2026-03-20', outcome: 'closed' },
        found: { overdue: 1, disputesOverGrace: 0, newTerms: false },
        events: [{ type: 'FundingWithdrawn', dayCount: 64 }, { type: 'DayClosed' }],
      },
      { contractId: other },
    ])
  })
  test('is no day before one that is closed, nor one to come', async () => {
    const store = await begun()
    await closing(store, '--on', '2026-03-17')
    expect(await closing(store, '--on', '2026-03-16')).toMatchObject({
      code: 1,
      err: expect.stringContaining('2026-03-17 is closed'),
    })
    expect(await closing(store, '--on', '2999-12-31')).toMatchObject({
      code: 1,
      out: expect.stringContaining('2 refused'),
    })
  })
  test('is asked of a ledger that is there, and of a day', async () => {
    expect((await closing(path())).code).toBe(3)
    expect((await closing(path(), '--on', 'tomorrow')).code).toBe(2)
  })
})
