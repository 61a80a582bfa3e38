/** AF-2 through the front door: availability explained, and one day of overdue. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { quittance } from './testing/command-line.ts'
import { scratch } from './testing/scratch.ts'

const at = (file: string) => fileURLToPath(new URL(`../../../${file}`, import.meta.url))
const golden = (name: string) =>
  JSON.parse(readFileSync(at(`packages/domain/src/testing/goldens/${name}.json`), 'utf8')).expect

const { path, remove } = scratch()
afterAll(remove)
const store = path()
beforeAll(() => quittance('run', at('examples/2-availability/story.jsonl'), '--store', store))

const ask = async (...options: ReadonlyArray<string>) => {
  const contract = ['--contract', 'AF-2026-0002', '--store', store]
  const { code, out, err } = await quittance('availability', ...contract, ...options)
  expect([code, err]).toEqual([0, ''])
  return out
}
const askJson = async (on: string) => JSON.parse(await ask('--json', '--on', on))
const cents = (amount: string) => BigInt(amount.replace('.', ''))

interface Line {
  readonly cause: string
  readonly amount: string
}

describe('AF-2 through the front door', () => {
  test('comes to the waterfall of A-1, cause by cause', async () => {
    const { exclusions, ...waterfall } = await askJson('2026-03-31')
    const { ceiling: none, total, ...causes } = golden('a-1').causes
    expect(none).toBe('0.00')
    expect(
      Object.fromEntries(exclusions.map(({ cause, amount }: Line) => [cause, amount])),
    ).toEqual(causes)
    const sum = exclusions.reduce((of: bigint, { amount }: Line) => of + cents(amount), 0n)
    expect(sum).toBe(cents(total))
    const { outstanding, fundsInUse, availability } = waterfall
    expect(sum).toBe(cents(outstanding) - cents(fundsInUse) - cents(availability))
    expect(availability).toBe('18850.00')
    const { eligible, fundable, grossAvailability } = golden('a-1').waterfall
    expect(waterfall).toMatchObject({ eligible, fundable, grossAvailability })
  })

  test('lists each receivable with what is excluded of it', async () => {
    const { receivables } = await askJson('2026-03-31')
    expect(
      receivables.map(({ number, open, eligible, exclusions }: Receivable) => [
        ...[number, open, eligible],
        ...exclusions.map(({ cause, rule }) => `${cause} ${rule}`),
      ]),
    ).toEqual([
      ['A1', '40000.00', '40000.00'],
      ['A2', '10000.00', '0.00', 'overdue 2'],
      ['B1', '60000.00', '60000.00'],
      ['B2', '20000.00', '0.00', 'disputed 1'],
      ['C1', '50000.00', '50000.00'],
      ['C2', '20000.00', '0.00', 'ineligible 3'],
    ])
  })

  test('one day of overdue changes it (O-1)', async () => {
    const { lastFundableDay, reversedOn, insideA1 } = golden('o-1')
    expect(await askJson(lastFundableDay)).toMatchObject({
      availability: insideA1.before.availability,
    })
    expect(await askJson(reversedOn)).toMatchObject({ availability: insideA1.after.availability })
  })

  test('each exclusion names the event that it rests on', async () => {
    const { exclusions } = await askJson('2026-03-17')
    expect(
      exclusions.map(({ cause, restsOn = 'terms' }: Line & { restsOn?: string }) => [
        ...[cause, restsOn],
      ]),
    ).toEqual([
      ['disputed', '19'],
      ['overdue', '21'],
      ['ineligible', '11'],
      ['overLimit', '14'],
      ['advanceRate', 'terms'],
      ['guaranteeFund', '12'],
      ['specialReserve', 'terms'],
    ])
  })

  test('is told in its README as it is printed', async () => {
    const readme = readFileSync(at('examples/2-availability/README.md'), 'utf8')
    for (const on of ['2026-03-16', '2026-03-17']) {
      for (const line of (await ask('--on', on)).trimEnd().split('\n')) {
        expect(readme).toContain(`    ${line}\n`)
      }
    }
  })
})

interface Receivable {
  readonly number: string
  readonly open: string
  readonly eligible: string
  readonly exclusions: ReadonlyArray<Line & { readonly rule: string }>
}
