/** `quittance replay` and `diff`: everything anew, and what changed between two moments. */
import { copyFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { contract, lastBalances, storyFile } from './testing/af-1.ts'
import { quittance } from './testing/command-line.ts'
import { execute, readLog, tamper } from './testing/files.ts'
import { scratch } from './testing/scratch.ts'

const { path, remove } = scratch()
afterAll(remove)

const store = path()
beforeAll(async () => {
  await quittance('run', storyFile, '--store', store)
  await quittance('close-day', '--on', '2026-03-31', '--store', store)
})
const copy = (): string => {
  const to = path()
  copyFileSync(store, to)
  return to
}

describe('quittance replay', () => {
  test('finds what is kept and what decides as it was', async () => {
    const { code, out } = await quittance('replay', '--store', store)
    expect(code).toBe(0)
    expect(out).toMatch(/^\d+ events replayed: 6 rows and states are as they were kept\.\n$/)
    const json = JSON.parse((await quittance('replay', '--store', store, '--json')).out)
    expect(json).toEqual({ events: (await readLog(store)).length, compared: 6 })
  })

  test('finds a kept row that was changed', async () => {
    const broken = copy()
    execute(
      broken,
      `UPDATE projected_rows SET text = replace(text, '"isFunded":true', '"isFunded":false')`,
    )
    const { code, out } = await quittance('replay', '--store', broken, '--json')
    expect(code).toBe(1)
    expect(JSON.parse(out)).toEqual({
      ...{ projection: 'due', key: contract },
      expected: expect.stringContaining('"isFunded":true'),
      found: expect.stringContaining('"isFunded":false'),
    })
  })

  test('finds a row that is missing, and one that is too many', async () => {
    const broken = copy()
    execute(broken, "UPDATE projected_rows SET key = 'AF-9'")
    const { code, out } = await quittance('replay', '--store', broken)
    expect(code).toBe(1)
    expect(out).toMatch(/^due: AF-9: expected no row; found \{.*\}$/m)
    expect(out).toMatch(/^due: AF-2026-0001: expected \{.*\}; found no row$/m)
  })
})

describe('quittance diff', () => {
  test('says what was recorded in between, and what it moved', async () => {
    const log = await readLog(store)
    const month = log.find(
      ({ type, data }) => type === 'MonthClosed' && data['month'] === '2026-03',
    )
    const before = log.findLast(({ position }) => position < (month?.position ?? ''))
    const own = copy()
    // A second apart, so that the two moments are told apart.
    tamper(
      own,
      `UPDATE events SET metadata = json_set(metadata, '$.recordedAt',
        strftime('%Y-%m-%dT%H:%M:%S.000Z', '2026-04-01', '+' || position || ' seconds'))`,
    )
    const at = async (position: string | undefined) =>
      (await readLog(own)).find((each) => each.position === position)?.metadata['recordedAt'] ?? ''
    const moments = ['--known-at', await at(before?.position), '--known-at', '2026-05-01T00:00:00Z']
    const { code, out } = await quittance('diff', ...moments, '--store', own, '--json')
    expect(code).toBe(0)
    const [changed, ...others] = JSON.parse(out)
    expect(others).toEqual([])
    expect(changed).toMatchObject({ contractId: contract, after: lastBalances })
    expect(changed.events[0]).toMatchObject({
      ...{ stream: `contract-${contract}`, revision: String(month?.revision), type: 'MonthClosed' },
      ...{ bookedOn: '2026-03-31', by: {} },
    })
    const sum = (figure: string) =>
      changed.events.reduce((cents: number, { by }: { by: Record<string, string> }) => {
        return cents + Math.round(Number(by[figure] ?? 0) * 100)
      }, 0)
    for (const figure of ['outstanding', 'fundsInUse', 'guaranteeFund', 'clientAccount'])
      expect(sum(figure)).toBe(
        Math.round((Number(changed.after[figure]) - Number(changed.before[figure])) * 100),
      )
    const text = (await quittance('diff', ...moments, '--store', own)).out
    expect(text).toMatch(/^Contract AF-2026-0001, in EUR .* Before .* After$/m)
    expect(text).toMatch(/2026-03-31 {2}FinancingCommissionCharged/)
  })

  test('is silent about what did not change', async () => {
    const moments = ['--known-at', '2020-01-01T00:00:00Z', '--known-at', '2020-01-02T00:00:00Z']
    expect(await quittance('diff', ...moments, '--store', store)).toEqual({
      ...{ code: 0, err: '', out: 'Nothing was recorded in between.\n' },
    })
  })

  test.each([
    ['one moment', ['2026-01-01T00:00:00Z']],
    ['the later first', ['2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z']],
    ['three', ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '2026-01-03T00:00:00Z']],
  ])('does not compare %s', async (_what, moments) => {
    const asked = moments.flatMap((moment) => ['--known-at', moment])
    expect(await quittance('diff', ...asked, '--store', store)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^Two instants are compared/),
    })
  })
})
