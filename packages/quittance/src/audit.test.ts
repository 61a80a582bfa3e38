/** `quittance audit`: silence when all holds. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { audit, checks, type Finding } from '@quittance/auditor'
import { openSqlite } from '@quittance/event-store-sqlite'

import { storyFile } from './testing/af-1.ts'
import { quittance } from './testing/command-line.ts'
import { examples, tell } from './testing/examples.ts'
import { tamper } from './testing/files.ts'
import { scratch } from './testing/scratch.ts'

const { path, remove } = scratch()
afterAll(remove)

const good = path()
const broken = path()
beforeAll(async () => {
  await quittance('run', storyFile, '--store', good)
  await quittance('run', storyFile, '--store', broken)
  tamper(
    broken,
    `UPDATE events SET data = '{"contractId":"AF-2026-0001"}' WHERE type = 'KycChecked';
    UPDATE events SET data = json_set(data, '$.purchased.amount', '54600.01') WHERE type = 'ScheduleBooked'`,
  )
})

/** Each event a page of its own, so that whatever ends is let go at once, and told again should it go on. */
const foundOneByOne = async (file: string): Promise<ReadonlyArray<Finding>> => {
  const store = await openSqlite(file)
  const readAll: typeof store.readAll = async function* () {
    for await (const page of store.readAll()) for (const recorded of page) yield [recorded]
  }
  const found: Array<Finding> = []
  for await (const { findings } of audit({ ...store, readAll })) found.push(...findings)
  await store.close()
  return found
}

describe('quittance audit', () => {
  test('is silent on AF-1 and ends with 0', async () =>
    expect(await quittance('audit', '--store', good)).toEqual({ code: 0, out: '', err: '' }))

  test.each(examples)('is silent on %s', async (folder) => {
    const store = path()
    await tell(folder, store)
    expect(await quittance('audit', '--store', store)).toEqual({ code: 0, out: '', err: '' })
    expect(await foundOneByOne(store)).toEqual([])
  })

  test('prints a finding a line, and ends with 1', async () => {
    const { code, out, err } = await quittance('audit', '--store', broken)
    expect(code).toBe(1)
    expect(out.trimEnd().split('\n')).toEqual([
      expect.stringMatching(
        /^readable: contract-AF-2026-0001@3: expected an event that can be read; found KycChecked: it is not a Contract.Event: level: expected .*, found nothing/,
      ),
      expect.stringMatching(/^chained: contract-AF-2026-0001@3: expected hash /),
      'identity: contract-AF-2026-0001@10: expected client account + guarantee fund = 54600.00 − 0.00; found 54600.01 + 0.00 after ScheduleBooked',
      expect.stringMatching(/^chained: contract-AF-2026-0001@10: expected hash /),
    ])
    expect(err).toMatch(/^4 findings in \d+ events\.\n$/)
  })

  test('prints findings for machines, and nothing else', async () => {
    const { code, out, err } = await quittance('audit', 'identity', '--store', broken, '--json')
    expect([code, err]).toEqual([1, ''])
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line)),
    ).toEqual([
      {
        ...{ check: 'identity', stream: 'contract-AF-2026-0001', revision: '10' },
        expected: 'client account + guarantee fund = 54600.00 − 0.00',
        found: '54600.01 + 0.00 after ScheduleBooked',
      },
    ])
  })

  test('asks only the checks that are named', async () => {
    const { out } = await quittance('audit', 'readable', 'ordered', '--store', broken)
    expect(out.match(/^\w+:/gm)).toEqual(['readable:'])
    expect(await quittance('audit', 'ordered', '--store', broken)).toMatchObject({
      code: 0,
      out: '',
    })
  })

  test('does not know every check', async () =>
    expect(await quittance('audit', 'ordered', 'perfect', '--store', good)).toEqual({
      ...{ code: 2, out: '' },
      err: 'There is no check perfect: choose among readable, ordered, replayable, decided, identity, balanced, covered, funded, allocated, projected, chained.\n',
    }))

  test('has a page of help for each check', async () => {
    const { code, out } = await quittance('audit', 'covered', '--help')
    expect(code).toBe(0)
    expect(out).toMatch(
      /\n\ncovered: whenever cover is given.*\.\n\nAt each new cover .*quittance lines/s,
    )
    expect(out).not.toMatch(/Checks:/)
  })

  test('explains each check in the reference as in its help', () => {
    const words = (text: string) => text.replace(/\s+/g, ' ')
    const file = new URL('../../../docs/reference/checks.md', import.meta.url)
    const reference = words(readFileSync(file, 'utf8'))
    for (const { name, page } of checks) {
      expect(reference).toContain(`## \`${name}\``)
      expect(reference).toContain(words(page))
    }
  })
})
