/** The log to carry away: exported, and imported once all of it is verified. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { contract, story } from './testing/af-1.ts'
import { quittance } from './testing/command-line.ts'
import { readLog } from './testing/files.ts'
import { exchanged, notary, origin } from './testing/notary.ts'
import { scratch } from './testing/scratch.ts'

const files = scratch()
const { path, story: storyFile, remove } = files
afterAll(remove)

const { ledger, late, keys, verifies, exported, begin } = notary(files)
beforeAll(begin)

describe('A log that is exported', () => {
  test('is imported with the same hashes, and holds what was signed', async () => {
    const [log, store] = [await exported(), path('moved.db')]
    expect(await quittance('import', log, '--store', store)).toEqual({ code: 0, out: '', err: '' })
    const moved = (await readLog(store)).map(({ position: _place, ...event }) => event)
    expect(moved).toEqual((await readLog(ledger)).map(({ position: _place, ...event }) => event))
    const { code, out } = await verifies(store, '--checkpoint', late, '--key', keys.public)
    expect([code, out]).toEqual([0, expect.stringContaining(`signed by ${origin}`)])
    expect((await quittance('export', '--store', store)).out).toBe(readFileSync(log, 'utf8'))
    const asked = (of: string) => quittance('balances', '--contract', contract, '--store', of)
    expect(await asked(store)).toEqual(await asked(ledger))
  })

  test('is held to what was signed of it, before anything is written', async () => {
    const [log, store, other] = [await exported(), path('signed.db'), path('exchanged.db')]
    const signed = ['--checkpoint', late, '--key', keys.public]
    expect((await quittance('import', log, '--store', store, ...signed)).code).toBe(0)
    // Of two streams: each has its own in its order.
    const lines = readFileSync(log, 'utf8').split('\n')
    const at = lines.findIndex(
      (line, nth) => nth > 0 && streamOf(line) !== streamOf(lines[nth - 1]),
    )
    const [one = '', next = ''] = lines.slice(at - 1, at + 1)
    writeFileSync(log, [...lines.slice(0, at - 1), next, one, ...lines.slice(at + 1)].join('\n'))
    const { code, out } = await quittance('import', log, '--store', other, ...signed)
    expect([code, out]).toEqual([1, expect.stringMatching(/^signed: .*: expected root /)])
    expect(existsSync(other)).toBe(false)
  })

  test('is imported again, or after an interruption, from where it was', async () => {
    const [log, store] = [await exported(), path('moved.db')]
    const lines = readFileSync(log, 'utf8').split('\n')
    const half = path('half.ndjson')
    writeFileSync(half, `${lines.slice(0, 30).join('\n')}\n`)
    await quittance('import', half, '--store', store)
    expect(await readLog(store)).toHaveLength(30)
    for (const _again of [1, 2]) {
      expect((await quittance('import', log, '--store', store)).code).toBe(0)
      expect(await readLog(store)).toHaveLength(lines.length - 1)
    }
    const shorter = await quittance('import', half, '--store', store)
    expect([shorter.code, shorter.err]).toEqual([1, expect.stringContaining('LogDiffers: ')])
  })

  test.each<readonly [what: string, change: (log: string) => string, finding: RegExp]>([
    [
      'out of order',
      exchanged,
      /^ordered: contract-AF-2026-0001@3: expected revision 2; found revision 3$/m,
    ],
    [
      'short of a line',
      (log) => log.replace(/^.*"KycChecked".*\n/m, ''),
      /^ordered: contract-AF-2026-0001@4: expected revision 3/m,
    ],
    [
      'edited',
      (log) => log.replace('"standard"', '"enhanced"'),
      /^chained: contract-AF-2026-0001@3: expected hash/m,
    ],
    [
      'not JSON',
      (log) => log.replace(/^.*"KycChecked".*$/m, '{'),
      /^readable: .*log\.ndjson@4: .*found line is not JSON$/m,
    ],
    [
      'no event',
      (log) => log.replace('"revision":"3"', '"revision":3'),
      /^readable: .*log\.ndjson@4: .*revision: expected Revision, found 3$/m,
    ],
    [
      'cut off in the middle of a line',
      (log) => log.slice(0, -40),
      /^readable: .*log\.ndjson@\d+: .*found line is not JSON$/m,
    ],
    ['empty', () => '', /^readable: .*log\.ndjson@0: .*found no line at all$/m],
    [
      'marked with a byte order',
      (log) => `\uFEFF${log}`,
      /^readable: .*log\.ndjson@1: .*found line is not JSON: it begins with a byte order mark$/m,
    ],
    [
      'parted by an empty line',
      (log) => log.replace('\n', '\n\n'),
      /^readable: .*log\.ndjson@2: .*found line is not JSON$/m,
    ],
    [
      'twice of one line',
      (log) => log.replace(/^(.*"KycChecked".*\n)/m, '$1$1'),
      /^ordered: contract-AF-2026-0001@3: expected revision 4; found revision 3$/m,
    ],
    [
      'in another character set',
      (log) => log.replace('ALPHA SAS', 'ALPHA S\uFFFDS'),
      /^chained: contract-AF-2026-0001@0: expected hash/m,
    ],
    [
      'more than an event',
      (log) => log.replace('{"stream"', '{"colour":"blue","stream"'),
      /^readable: .*log\.ndjson@1: .*no such field/m,
    ],
  ])('is not imported when it is %s: nothing is written', async (_what, change, finding) => {
    const [log, store] = [await exported(), path('refused.db')]
    const text = readFileSync(log, 'utf8')
    expect(change(text)).not.toBe(text)
    writeFileSync(log, change(text))
    const { code, out } = await quittance('import', log, '--store', store)
    expect(code).toBe(1)
    expect(out).toMatch(finding)
    expect(existsSync(store)).toBe(false)
  })

  test('is the same with carriage returns, and without the end of its last line', async () => {
    const [log, store] = [await exported(), path('moved.db')]
    const text = readFileSync(log, 'utf8')
    writeFileSync(log, text.replaceAll('\n', '\r\n').slice(0, -2))
    expect(await quittance('import', log, '--store', store)).toEqual({ code: 0, out: '', err: '' })
    expect((await quittance('export', '--store', store)).out).toBe(text)
  })

  test('has a line for an event, whatever stands in its texts', async () => {
    const [log, line] = [path('log.ndjson'), '\u2028a\u2029b\u0085c\\n']
    const [first = ''] = readFileSync(await exported(), 'utf8').split('\n')
    writeFileSync(log, `${first.replace('ALPHA SAS', line)}\n`)
    const { out } = await quittance('import', log, '--store', path('refused.db'))
    // Read whole, and then found to be another than was hashed.
    expect(out).toMatch(/^chained: contract-AF-2026-0001@0: expected hash/)
  })

  test('is not imported into a ledger that has another history, nor where there is no file', async () => {
    const [log, store] = [await exported(), path('other.db')]
    const [request] = story.map(({ command }) => ({ ...command, contractId: 'K' }))
    await quittance('run', storyFile(request ?? {}), '--store', store)
    const before = await readLog(store)
    const { code, err } = await quittance('import', log, '--store', store)
    expect([code, err]).toEqual([
      1,
      expect.stringContaining('LogDiffers: the ledger has contract-K@0'),
    ])
    expect(await readLog(store)).toEqual(before)
    expect((await quittance('import', path('no.ndjson'), '--store', store)).code).toBe(2)
    expect(await quittance('import', tmpdir(), '--store', store)).toMatchObject({
      ...{ code: 2, err: expect.stringContaining('cannot be read (EISDIR): check its name.') },
    })
  })
})

const streamOf = (line = ''): string | undefined => /"stream":"([^"]*)"/.exec(line)?.[1]
