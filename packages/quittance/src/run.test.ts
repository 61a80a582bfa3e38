/** `quittance run`, asked as a person asks it. */
import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { lineOf, storyFile } from './testing/af-1.ts'
import { quittance } from './testing/command-line.ts'
import {
  receive,
  requestAdvance,
  schedule,
  scheduleOf,
  startContract,
} from './testing/contracts.ts'
import { readLog } from './testing/files.ts'
import { faults } from './testing/log.ts'
import { scratch } from './testing/scratch.ts'

const { path, story, remove } = scratch()
afterAll(remove)

const told = path()
beforeAll(() => quittance('run', storyFile, '--store', told))

describe('quittance run', () => {
  test('prints each outcome as it comes', async () => {
    const { code, out, err } = await quittance('run', storyFile, '--store', path())
    expect([code, err]).toEqual([0, ''])
    const lines = out.split('\n')
    expect(lines).toHaveLength(26 + 1)
    expect(lines[0]).toBe('   1  2026-01-05  RequestContract             ContractRequested')
    expect(lines[11]).toBe(
      '  12  2026-01-12  TransmitSchedule            ScheduleTransmitted → InvoiceSubmitted ×4, ' +
        'ScheduleBooked, FactoringCommissionCharged, GuaranteeFundLevied, InvoiceAssigned ×4, ' +
        'SubrogationReceiptIssued ×4, InvoiceCovered ×4, CoverNoted ×2',
    )
    expect(lines[15]).toBe(
      '  16  2026-01-13  RequestAdvance              AdvanceRefused, as expected: advance D2 of ' +
        '4,000.00 EUR is refused (AboveAvailability): 3,612.60 EUR is available',
    )
  })

  test('dates a line by its day in Paris', async () => {
    const [request = {}] = startContract('AF-PARIS')
    const late = story({ ...request, occurredAt: '2026-01-05T23:30:00Z' })
    const { out } = await quittance('run', late, '--store', path())
    expect(out).toBe('   1  2026-01-06  RequestContract             ContractRequested\n')
  })

  test('prints one JSON object a line, amounts as decimal strings', async () => {
    const { out } = await quittance('run', storyFile, '--store', path(), '--json')
    const lines = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines).toHaveLength(26)
    expect(lines[12]).toMatchObject({
      ...{ line: 13, type: 'RequestAdvance', outcome: 'accepted', asExpected: true },
      events: [{ type: 'AdvanceRequested', amount: { amount: '45000.00', currency: 'EUR' } }],
      consequences: [
        { type: 'AdvanceGranted', availability: { amount: '48612.60' } },
        { type: 'AdvanceAuthorised' },
      ],
    })
    expect(lines[15]).toMatchObject({
      ...{ line: 16, outcome: 'refused', asExpected: true },
      refusal: {
        ...{ type: 'AdvanceRefused', advanceId: 'D2', reason: 'AboveAvailability' },
        availability: { amount: '3612.60', currency: 'EUR' },
      },
    })
    expect(lines[15].refusal).not.toHaveProperty('recorded')
    expect(lines[0].commandId).toMatch(/^[0-9a-f-]{36}$/)
  })

  test('run again adds nothing', async () => {
    const before = await readLog(told)
    const { code, out, err } = await quittance('run', storyFile, '--store', told)
    expect([code, err]).toEqual([0, ''])
    expect(out.match(/told before$/gm)).toHaveLength(26)
    expect(await readLog(told)).toEqual(before)
  })

  test('goes on after the last line that is recorded, and says what it passes over', async () => {
    const store = path()
    const [request = {}, approve = {}] = startContract('AF-2')
    const early = { ...requestAdvance('D1', '1.00'), expect: 'ContractUnknown' }
    await quittance('run', story(request, early, request, approve), '--store', store)
    const more = story(request, early, request, approve, { ...approve, actor: 'me' })
    expect(await quittance('run', more, '--store', store)).toEqual({
      ...{ code: 0, err: '' },
      out: [
        '   1  2026-01-05  RequestContract             told before',
        '   2  2026-01-13  RequestAdvance              passed over: a later line was told',
        '   3  2026-01-05  RequestContract             told before',
        '   4  2026-01-05  ApproveContract             told before',
        '   5  2026-01-05  ApproveContract             it is already so',
        '',
      ].join('\n'),
    })
  })

  test('ends at a line that was never told, though a later one was', async () => {
    const store = path()
    const begun = startContract('AF-2')
    await quittance('run', story(...begun), '--store', store)
    const before = await readLog(store)
    const file = story(...begun.slice(0, 3), receive('V1', '5.00'), ...begun.slice(3))
    const { code, out, err } = await quittance('run', file, '--store', store)
    expect(code).toBe(1)
    expect(out).toMatch(/ {3}4 .* ReceiveCollection +never told\n$/)
    expect(err).toBe(
      `${file}:4: it was never told, though a later line was: a story goes on after the last of its lines that is recorded, so tell this one in a file of its own.\n`,
    )
    expect(await readLog(store)).toEqual(before)
  })

  test('ends at a line that says otherwise than what was told', async () => {
    const edited = readFileSync(storyFile, 'utf8').replace('"24000.00"', '"24000.01"')
    const file = story(edited.replace('54600.00', '54600.01').trimEnd())
    expect(await quittance('run', file, '--store', told)).toMatchObject({
      code: 1,
      err: `${file}:${lineOf.schedule}: schedule R1 was transmitted with other lines, another header or another day: give this one its own scheduleId.\n`,
    })
  })
})

describe('A line that ends otherwise than it expects', () => {
  test.each([
    [
      'an unexpected refusal',
      {},
      'there is no contract AF-9: check its name, or request it first.',
    ],
    [
      'another refusal',
      { expect: 'AdvanceRefused' },
      'expected AdvanceRefused, but there is no contract AF-9: check its name, or request it first.',
    ],
  ])('ends the story with 1: %s', async (_what, expected, sentence) => {
    const [request = {}] = startContract('AF-2')
    const refused = { ...requestAdvance('D1', '1.00'), contractId: 'AF-9', ...expected }
    const [file, store] = [story(request, refused, { ...request, contractId: 'AF-3' }), path()]
    const { code, out, err } = await quittance('run', file, '--store', store)
    expect([code, err]).toEqual([1, `${file}:2: ${sentence}\n`])
    expect(out).toMatch(/RequestAdvance {14}ContractUnknown\n$/)
    // The third line is not asked any more.
    expect(await readLog(store)).toHaveLength(1)
  })

  test('ends the story with 1 where it expects a refusal and is accepted', async () => {
    const [request = {}] = startContract('AF-2')
    const file = story({ ...request, expect: 'ContractUnknown' })
    expect(await quittance('run', file, '--store', path())).toMatchObject({
      code: 1,
      err: `${file}:1: expected ContractUnknown, but the command was accepted.\n`,
    })
  })

  test.each([
    ['an event of its own', { expect: 'AdvanceRequested' }],
    ['an event that follows', { expect: 'AdvanceGranted' }],
  ])('is none where it expects %s', async (_what, expected) => {
    const store = path()
    const on = { requestedOn: '2026-04-01', occurredAt: '2026-04-01T08:00:00Z' }
    const draw = { ...requestAdvance('D3', '1.00'), ...on, ...expected }
    await quittance('run', storyFile, '--store', store)
    expect(await quittance('run', story(draw), '--store', store)).toMatchObject({
      code: 0,
      err: '',
    })
  })
})

describe('The same again, otherwise told', () => {
  test('is a yes without an event: a schedule under another commandId', () =>
    expectUnchanged({ ...schedule, commandId: 'another' }, 0, /it is already so\n$/))

  test('is refused: a schedule of the same name with one amount changed', () => {
    const text = JSON.stringify(schedule).replace('"600.00"', '"601.00"').replace('54600', '54601')
    return expectUnchanged(text, 1, /ScheduleTransmittedOtherwise\n$/)
  })

  test.each([0, 3])('is refused: line %i edited under the same commandId', async (edited) => {
    const store = path()
    const lines = startContract('AF-2').map((command, n) => ({ ...command, commandId: `L${n}` }))
    await quittance('run', story(...lines), '--store', store)
    const before = await readLog(store)
    const changes = edited === 0 ? { currency: 'USD' } : { level: 'enhanced' }
    const file = story(...lines.map((line, n) => (n === edited ? { ...line, ...changes } : line)))
    expect(await quittance('run', file, '--store', store)).toMatchObject({
      code: 1,
      err: `${file}:${edited + 1}: another command was answered under the name L${edited}: give this one its own.\n`,
    })
    expect(await readLog(store)).toEqual(before)
  })

  test('may be what a story is there to show', async () => {
    const store = path()
    const [request = {}, approve = {}] = startContract('AF-2')
    const named = { ...request, commandId: 'L1' }
    const reused = { ...named, currency: 'USD', expect: 'CommandReused' }
    const file = story(named, reused, approve)
    for (const _time of [1, 2]) {
      expect(await quittance('run', file, '--store', store)).toMatchObject({ code: 0, err: '' })
    }
    expect(await readLog(store)).toHaveLength(2)
  })

  test.each([
    ['1 unless that is expected', {}, 1],
    ['0 where it is', { expect: 'ScheduleRejected' }, 0],
  ])(
    'is rejected line by line under a second contract of the client: %s',
    async (_which, expected, code) => {
      const store = path()
      await quittance('run', storyFile, '--store', store)
      const second = scheduleOf('R1', 'F101', 'F104')
      const file = story(...startContract('AF-2026-0002'), {
        ...second,
        contractId: 'AF-2026-0002',
        ...expected,
      })
      const heard = await quittance('run', file, '--store', store)
      expect(heard.code).toBe(code)
      expect(heard.out + heard.err).toContain(
        'schedule R1 is rejected: no line can be accepted (line 1, F101: the invoice is assigned, or being assigned, already (Duplicate); line 2, F104: the invoice',
      )
      const log = await readLog(store)
      expect(log.filter(({ type }) => type === 'ScheduleRejected')).toHaveLength(1)
      expect(log.filter(({ type }) => type === 'DuplicateReported')).toHaveLength(2)
      expect(faults(log)).toEqual([])
    },
  )
})

async function expectUnchanged(line: object | string, code: number, out: RegExp) {
  const before = readFileSync(told)
  const heard = await quittance('run', story(line), '--store', told)
  expect(heard.out).toMatch(out)
  expect(heard.code).toBe(code)
  expect(readFileSync(told).equals(before)).toBe(true)
}
