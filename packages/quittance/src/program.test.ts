/** What may be asked of the command line, and how it says so. */
import { existsSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { contract, storyFile, upTo } from './testing/af-1.ts'
import { quittance } from './testing/command-line.ts'
import { readLog } from './testing/files.ts'
import { cli, until } from './testing/processes.ts'
import { scratch } from './testing/scratch.ts'

const { path, story, remove } = scratch()
afterAll(remove)

const store = path()
beforeAll(() => quittance('run', storyFile, '--store', store))

describe('Help', () => {
  test('names every command with a sentence', async () => {
    const { code, out, err } = await quittance('--help')
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(/^Usage: quittance \[options\] \[command\]$/m)
    for (const command of [
      ...['run', 'balances', 'availability', 'aged', 'receivables', 'lines', 'collections'],
      ...[
        'propose',
        'overdue',
        'claims',
        'close-day',
        'recovery',
        'statement',
        'satisfaction',
        'due',
        'resume',
        'audit',
        'explain',
        'replay',
        'diff',
      ],
    ]) {
      expect(out).toMatch(new RegExp(`^ {2}${command} .*\\w`, 'm'))
    }
  })

  test.each([
    ['run', /<story\.jsonl>.*"expect":"AdvanceRefused".*Ends with 0 .* 3 if the store failed/s],
    ['balances', /--contract <id>.*--store <where>.*--as-of <day>.*--known-at <instant>.*--json/s],
    [
      'availability',
      /--contract <id>.*--store <where>.*--as-of <day>.*--known-at <instant>.*--json/s,
    ],
    ['aged', /--contract <id>.*--store <where>.*--as-of <day>.*--known-at <instant>.*--on <day>/s],
    ['receivables', /--contract <id>.*--as-of <day>.*--json.*--debtor <id>.*--on <day>/s],
    ['collections', /--as-of <day>.*--json.*--contract <id>.*--debtor <id>.*--on <day>/s],
    [
      'propose',
      /lettrage.*--collection <id>.*--indicated <numbers\.\.\.>.*--store <where>.*--json/s,
    ],
    ['recovery', /--contract <id>.*--debtor <id>.*--store <where>.*--on <day>.*--json/s],
    ['statement', /--contract <id>.*--as-of <day>.*--json.*--from <day>.*--to <day>/s],
    [
      'audit',
      /\[check\.\.\.\].*Checks:\n {2}readable .* {2}ordered .* {2}replayable .* {2}decided .* {2}identity .* {2}chained /s,
    ],
  ])('of %s says what it takes, and is no mistake', async (command, options) => {
    const { code, out, err } = await quittance(command, '--help')
    expect([code, err]).toEqual([0, ''])
    expect(out).toMatch(options)
  })
})

describe('Wrong use', () => {
  test.each<readonly [ReadonlyArray<string>, RegExp]>([
    [[], /^Usage: quittance/],
    [['pay'], /unknown command 'pay'/],
    [['balances'], /required option '--contract <id>' not specified/],
    [['balances', '--contract'], /option '--contract <id>' argument missing/],
    [['balances', contract], /required option|too many arguments/],
    [['balances', '--contract', contract, '--colour'], /unknown option '--colour'/],
    [
      ['balances', '--contract', contract, '--as-of', '2026-02-30'],
      /'--as-of <day>' argument '2026-02-30' is invalid\. It is not a day, such as 2026-03-31\./,
    ],
    [
      ['statement', '--contract', contract, '--from', '2026-03-01', '--to', '2026-02-01'],
      /A period does not end \(2026-02-01\) before it begins \(2026-03-01\)\./,
    ],
    [
      ['statement', '--contract', contract, '--from', '1 March'],
      /'--from <day>' argument '1 March' is invalid\. It is not a day/,
    ],
    [
      ['balances', '--contract', contract, '--known-at', '2026-03-31'],
      /It is not an instant in UTC, such as 2026-03-31T12:00:00Z\./,
    ],
    [
      ['receivables', '--contract', contract, '--on', '31 March'],
      /'--on <day>' argument '31 March' is invalid\. It is not a day/,
    ],
    [['propose'], /required option '--collection <id>' not specified/],
    [['run'], /missing required argument 'story\.jsonl'/],
    [['run', 'a.jsonl', 'b.jsonl'], /too many arguments/],
  ])('%j ends with 2, and says what is wrong', async (asked, sentence) => {
    const { code, out, err } = await quittance(...asked)
    expect([code, out]).toEqual([2, ''])
    expect(err).toMatch(sentence)
  })
})

describe('A process', () => {
  test('ends with the code of its command, and says why on standard error', async () => {
    const { lines, ended } = cli('balances', '--contract', 'AF-9', '--store', store)
    expect(await ended).toMatchObject({
      code: 1,
      err: expect.stringMatching(/^There is no contract AF-9/),
    })
    expect(lines).toEqual([])
  })

  test('whose reader stops reading ends quietly', async () => {
    const { stopReading, ended } = cli('statement', '--contract', contract, '--store', store)
    stopReading()
    expect(await ended).toMatchObject({ code: 0, err: '' })
  })

  test('whose reader stops reading finishes its story all the same', async () => {
    const own = path()
    const { stopReading, ended } = cli('run', storyFile, '--store', own)
    stopReading()
    expect(await ended).toMatchObject({ code: 0, err: '' })
    expect(await readLog(own)).toHaveLength((await readLog(store)).length)
  })

  test.each(['SIGINT', 'SIGTERM'] as const)(
    'that is interrupted by %s finishes its line, lets go of its file, and may be run again',
    async (signal) => {
      const own = path()
      const long = story(...Array.from({ length: 300 }, (_, n) => requested(`K${n}`)))
      const { child, lines, ended } = cli('run', long, '--store', own)
      await until(() => lines.length > 0)
      child.kill(signal)
      const { code, err } = await ended
      expect([code, err]).toEqual([
        130,
        `${long}:${lines.length}: interrupted after this line: run the file again, it goes on.\n`,
      ])
      expect(existsSync(`${own}-wal`)).toBe(false)
      expect(await readLog(own)).toHaveLength(lines.length)
      expect(await quittance('run', long, '--store', own)).toMatchObject({ code: 0, err: '' })
      expect(await readLog(own)).toHaveLength(300)
    },
  )
})

const requested = (contractId: string) => ({ ...upTo(1)[0]?.command, contractId })
