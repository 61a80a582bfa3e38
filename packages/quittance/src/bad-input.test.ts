/** A file with a line that is no command: nothing of it is executed. */
import { existsSync } from 'node:fs'
import { afterAll, describe, expect, test } from '@jest/globals'

import { story as af1 } from './testing/af-1.ts'
import { quittance } from './testing/command-line.ts'
import { requestAdvance, schedule } from './testing/contracts.ts'
import { scratch } from './testing/scratch.ts'

const { path, story, remove } = scratch()
afterAll(remove)

const [first = { command: {} }] = af1
const request = first.command
const scheduled = (from: string, to: string) => JSON.stringify(schedule).replace(from, to)

describe('A line that is no command', () => {
  test.each<readonly [what: string, line: object | string, reason: string | RegExp]>([
    ['is no JSON', '{"type": "RequestContract"', /^not JSON: .*JSON/],
    ['is no object', '[1]', 'expected a command, found [1]'],
    [
      'has no day',
      { ...request, occurredAt: undefined },
      /occurredAt: expected Instant, found nothing$/,
    ],
    [
      'has a date that does not exist',
      { ...request, occurredAt: '2026-02-29T09:00:00Z' },
      /occurredAt: expected Instant, found "2026-02-29T09:00:00Z"$/,
    ],
    [
      'has a day that does not exist',
      { ...requestAdvance('D1', '1.00'), requestedOn: '2026-02-30' },
      'requestedOn: expected Day, found "2026-02-30"',
    ],
    [
      'holds a meeting on a day that does not exist',
      {
        ...{ type: 'HoldAnnualMeeting', contractId: 'C1', heldOn: '2026-02-30', participants: [] },
        ...{ occurredAt: '2026-03-01T09:00:00Z', actor: 'test' },
      },
      'heldOn: expected Day, found "2026-02-30"',
    ],
    [
      'has a JSON number for money',
      { ...requestAdvance('D1', '1.00'), amount: 45000 },
      /^amount: expected (Money|Amount), found 45000$/,
    ],
    [
      'has a JSON number in money',
      { ...requestAdvance('D1', '1.00'), amount: { amount: 45000, currency: 'EUR' } },
      'amount.amount: expected string, found 45000',
    ],
    [
      'has decimals that its currency has not',
      requestAdvance('D1', '1.0'),
      /^amount: expected (Money|Amount), found {"amount":"1\.0","currency":"EUR"}$/,
    ],
    [
      'has wrong decimals deep within',
      scheduled('"600.00"', '"600.000"'),
      /^lines\.3\.amount: expected (Money|Amount), found {"amount":"600\.000","currency":"EUR"}$/,
    ],
    [
      'has a field that is unknown',
      { ...request, colour: 'blue' },
      'colour: expected no such field, found "blue"',
    ],
    [
      'has a field that is unknown deep within',
      scheduled('"count":4', '"count":4,"sum":1'),
      'header.invoices.sum: expected no such field, found 1',
    ],
    [
      'has a fixing without its source',
      {
        ...{ type: 'CloseMonth', occurredAt: '2026-01-31T16:00:00Z', actor: 'accounting' },
        ...{ contractId: 'AF-1', month: '2026-01' },
        fixing: { reference: 'EURIBOR-1M', rate: '0.0202' },
      },
      'fixing.source: expected Text, found nothing',
    ],
    [
      'has a type that is unknown',
      { ...request, type: 'OrderPizza' },
      /^type: expected one of RequestContract, .*, found "OrderPizza"$/,
    ],
    [
      'expects what is no name',
      { ...request, expect: 3 },
      'expect: expected the name of an event or a refusal, found 3',
    ],
  ])('is named by file and line, and nothing is executed: it %s', async (_what, line, reason) => {
    const [file, store] = [story(request, '', line, request), path()]
    const { code, out, err } = await quittance('run', file, '--store', store)
    expect([code, out]).toEqual([1, ''])
    const [said = '', advice, ...rest] = err.split('\n')
    expect(said.startsWith(`${file}:3: `)).toBe(true)
    const why = said.slice(`${file}:3: `.length)
    if (typeof reason === 'string') expect(why).toBe(reason)
    else expect(why).toMatch(reason)
    expect(advice).toBe(`Nothing of ${file} was executed: mend these lines, then run it again.`)
    expect(rest).toEqual([''])
    expect(existsSync(store)).toBe(false)
  })

  test('is named with all the others', async () => {
    const file = story({}, request, '?')
    const { err } = await quittance('run', file, '--store', path())
    expect(err.split('\n').map((line) => line.slice(0, `${file}:1:`.length))).toMatchObject([
      `${file}:1:`,
      `${file}:3:`,
      expect.stringMatching(/^Nothing of/),
      '',
    ])
  })
})

describe('A file of commands', () => {
  test('may have Windows line ends, blank lines and a byte order mark', async () => {
    const file = story(`\uFEFF${JSON.stringify(request)}\r`, '\r', '')
    expect(await quittance('run', file, '--store', path())).toMatchObject({ code: 0, err: '' })
  })

  test('may be empty', async () =>
    expect(await quittance('run', story(), '--store', path())).toEqual({
      code: 0,
      out: '',
      err: '',
    }))

  test('that is not there is wrong use', async () => {
    const [missing, store] = [path('story.jsonl'), path()]
    const { code, err } = await quittance('run', missing, '--store', store)
    expect(code).toBe(2)
    expect(err).toMatch(/cannot be read \(.*ENOENT.*\): name a file of commands\.\n$/)
    expect(existsSync(store)).toBe(false)
  })
})
