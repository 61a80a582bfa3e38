/** AF-12 through the front door: goldens W-1 and W-2, and what its README says. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { inMemory } from '@quittance/event-store'

import { type OpenLedger, openLedger } from './open-ledger.ts'
import { balancesOf } from './say/balances.ts'
import { lineJson } from './say/statement-json.ts'
import { runStory, type StoryOutcome } from './story/run-story.ts'
import { readStory } from './story/story.ts'
import { contract } from './testing/af-1.ts'
import { right } from './testing/answers.ts'
import { quittance } from './testing/command-line.ts'
import { all, faults } from './testing/log.ts'
import { scratch } from './testing/scratch.ts'

const at = (path: string) => fileURLToPath(new URL(`../../../${path}`, import.meta.url))
const read = (path: string) => readFileSync(at(path), 'utf8')
const rowsOf = (golden: string): ReadonlyArray<Readonly<Record<string, string>>> =>
  JSON.parse(read(`packages/domain/src/testing/goldens/${golden}.json`)).expect.statement.slice(1)

const file = 'examples/6-to-the-end/story.jsonl'
const expected = [...rowsOf('w-1'), ...rowsOf('w-2')]
const { path, remove } = scratch()
afterAll(remove)

let ledger: OpenLedger
const outcomes: Array<StoryOutcome> = []
beforeAll(async () => {
  ledger = await openLedger(inMemory())
  for await (const outcome of runStory(ledger, right(readStory(read(file))))) outcomes.push(outcome)
})

describe('AF-12, from the application to the close and back', () => {
  test('goes as its story expects', () =>
    expect(outcomes.filter(({ asExpected }) => !asExpected)).toEqual([]))

  test.each(expected.map((row, index) => [index, row['on'], row['event'], row] as const))(
    'has line %i of W-1 and W-2, %s %s',
    async (index, _on, _event, { identity: _sum, on, ref, ...row }) => {
      const lines = (await ledger.statement(contract))?.lines.filter(
        ({ bookedOn }) => bookedOn > '2026-03-31',
      )
      const line = lines?.get(index)
      const {
        valueOn: _value,
        fund: _fund,
        ...told
      } = {
        ...{ valueOn: '', fund: '' },
        ...(line && lineJson(line)),
      }
      expect(told).toEqual({ ...row, bookedOn: on, reference: ref })
      expect(lines?.size).toBe(expected.length)
    },
  )

  test('ends with what its golden ends with', async () => {
    const position = await ledger.position(contract)
    expect(position && balancesOf(position)).toMatchObject({
      ...{ clientAccount: '-46.09', guaranteeFund: '0.00', outstanding: '10000.00' },
      ...{ fundsInUse: '10046.09', availability: '-10046.09' },
    })
  })

  test('knows how each thing came about: every event once, every chain unbroken', async () =>
    expect(faults(await all(ledger.store))).toEqual([]))

  test('is told as its README tells it', async () => {
    const store = path()
    expect(await quittance('run', at(file), '--store', store)).toMatchObject({ code: 0, err: '' })
    const asked = ['statement', '--contract', contract, '--store', store]
    const { out } = await quittance(...asked, '--from', '2026-06-29')
    const blocks = [...read('examples/6-to-the-end/README.md').matchAll(/```\n(.*?)```/gs)]
    expect(blocks).toHaveLength(2)
    for (const [, block = ''] of blocks) expect(out).toContain(block)
    expect(out.split('\n').filter((line) => line.length > 120)).toEqual([])
    expect((await quittance('audit', '--store', store)).code).toBe(0)
  })

  test('was told otherwise before the recall was known', async () => {
    const store = path()
    let now = '2026-07-01T00:00:00.000Z'
    const known = await openLedger(store, { now: () => new Date(now) })
    for await (const { command } of runStory(known, right(readStory(read(file))))) {
      if (command.type === 'RequestAdvance' && command['advanceId'] === 'D3') {
        now = '2026-08-01T00:00:00.000Z'
      }
    }
    await known.close()
    const asked = ['statement', '--contract', contract, '--store', store, '--json', '--known-at']
    const before = JSON.parse((await quittance(...asked, '2026-07-31T00:00:00Z')).out)
    const after = JSON.parse((await quittance(...asked, '2026-08-01T00:00:00Z')).out)
    const may = ({ interest }: { interest: ReadonlyArray<Record<string, string>> }) =>
      interest.filter(({ month }) => month === '2026-05').map((told) => told['rounded'])
    expect([may(before), may(after)]).toEqual([['3.99'], ['3.99', '10.09']])
    expect(before.closing).toMatchObject({ clientAccount: '0.00', outstanding: '0.00' })
    expect(after.closing).toMatchObject({ clientAccount: '-46.09', fundsInUse: '10046.09' })
  })
})
