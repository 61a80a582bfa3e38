/** `quittance explain`: the arithmetic of a figure adds up to it, and its events are there. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { Recorded } from '@quittance/event-store'

import { contract, golden, lastBalances } from './testing/af-1.ts'
import { quittance } from './testing/command-line.ts'
import { examples, tell } from './testing/examples.ts'
import { readLog } from './testing/files.ts'
import { scratch } from './testing/scratch.ts'

const { path, remove } = scratch()
afterAll(remove)

const stores = new Map<string, string>()
beforeAll(async () => {
  for (const folder of examples) {
    const store = path()
    await tell(folder, store)
    stores.set(folder, store)
  }
})
const first = () => stores.get('1-first-contract') ?? ''

interface Explained {
  readonly figure: string
  readonly result: string
  readonly rule: string
  readonly source: string
  readonly steps: ReadonlyArray<{ says: string; amount?: string; event?: string }>
}
const explain = async (store: string, ...asked: ReadonlyArray<string>) => {
  const { code, out, err } = await quittance('explain', ...asked, '--store', store, '--json')
  if (code !== 0) throw new Error(err)
  return JSON.parse(out) as ReadonlyArray<Explained>
}
const one = async (store: string, ...asked: ReadonlyArray<string>): Promise<Explained> => {
  const [explained, ...others] = await explain(store, ...asked)
  if (explained === undefined || others.length > 0) throw new Error(`not one: ${asked.join(' ')}`)
  return explained
}
const cents = (text = '0') => BigInt(text.replace('.', ''))
const sum = ({ steps }: Explained) => steps.reduce((total, { amount }) => total + cents(amount), 0n)

const placesIn = (log: ReadonlyArray<Recorded>) =>
  new Set(log.map(({ stream, revision }) => `${stream}@${revision}`))

describe('quittance explain', () => {
  const AF1 = ['--contract', contract]

  test('adds availability up, euro by euro', async () => {
    const explained = await one(first(), 'availability', ...AF1)
    expect(explained.result).toBe(lastBalances.availability)
    expect(explained.steps).toContainEqual({
      ...{ says: 'less guarantee fund (fonds de garantie)', amount: '-3000.00' },
      event: `contract-${contract}@29`,
    })
  })

  test('gives a factoring commission its invoices, terms and tax', async () => {
    const explained = await one(first(), 'commission', 'R1', ...AF1)
    expect(explained).toMatchObject({
      ...{ result: '527.40', source: expect.stringMatching(/commissions\.md; terms 1, /) },
      rule: 'of each invoice 0.8 % of its face, rounded half up, 7.50 at least',
    })
    expect(explained.steps.map(({ says, amount }) => [says, amount])).toEqual([
      ['F101: 0.8 % of 24,000.00', '192.00'],
      ['F102: 0.8 % of 12,000.00', '96.00'],
      ['F103: 0.8 % of 18,000.00', '144.00'],
      ['F104: 0.8 % of 600.00', '7.50'],
      ['excluding tax', '439.50'],
      ['VAT: taxable, 20 % (CGI art. 256)', '87.90'],
    ])
  })

  test('gives a financing commission its scale', async () => {
    const { result, steps } = await one(first(), 'commission', '2026-01', ...AF1)
    expect(result).toBe('84.63')
    expect(steps.map(({ says, amount }) => [says, amount])).toEqual([
      ['numbers of 2026-01-12 to 2026-01-13: 1 days of 527.40, at 3.52 % ACT/360', '527.4'],
      ['numbers of 2026-01-13 to 2026-02-01: 19 days of 45,527.40, at 3.52 % ACT/360', '865020.6'],
      ['exact', '84.63136'],
      ['rounded', '84.63'],
      ['excluding tax', '84.63'],
      ['VAT: exempt, 0 % (CGI art. 261 C)', '0.00'],
    ])
  })

  test('says why a month costs otherwise than it was charged', async () => {
    const store = stores.get('5-rate-change') ?? ''
    const corrected = (await readLog(store)).find(
      ({ type }) => type === 'FinancingCommissionCorrected',
    )
    if (corrected === undefined) throw new Error('nothing is corrected')
    const { contractId, month } = corrected.data as Record<string, string>
    const all = await explain(store, 'commission', month ?? '', '--contract', contractId ?? '')
    const restated = all.find(({ figure }) => figure.startsWith('financing restated'))
    const stepOf = (said: string) =>
      cents(restated?.steps.find(({ says }) => says === said)?.amount)
    expect(stepOf('rounded') + stepOf('less what was charged')).toBe(stepOf('excluding tax'))
    expect(restated?.steps.at(-2)?.event).toBe(`${corrected.stream}@${corrected.revision}`)
  })

  test('leads each line of the statement to its event and its client account', async () => {
    const rows = golden.expect.statement
    for (const [index, { clientAccount, ref }] of rows.entries()) {
      const explained = await one(first(), 'line', String(index + 1), ...AF1)
      expect([explained.result, explained.figure]).toEqual([
        clientAccount,
        expect.stringContaining(ref),
      ])
    }
  })

  test('adds cover up, with the names of the invoices', async () => {
    const explained = await one(first(), 'cover', 'B', ...AF1)
    expect(explained.result).toBe('10000.00')
    expect(sum(explained)).toBe(cents('10000.00'))
    expect(explained.steps[1]?.says).toBe(
      'F101 is assigned: of 24,000.00, under a limit of 50,000.00',
    )
  })

  test('leads an entry of the journal to its event, in lines that are zero together', async () => {
    const explained = await one(first(), 'entry', 'RM000001')
    expect(explained).toMatchObject({
      result: '54600.00',
      rule: expect.stringMatching(/^ScheduleBooked posts/),
    })
    expect(sum(explained)).toBe(0n)
  })

  test.each(examples)('of %s adds up, and rests on events that are there', async (folder) => {
    const store = stores.get(folder) ?? ''
    const log = await readLog(store)
    const places = placesIn(log)
    const contracts = log.filter(({ type }) => type === 'ContractRequested')
    const lines = new Set(
      log.map(({ stream }) => stream).filter((s) => s.startsWith('guaranteeLine-')),
    )
    const explained = await Promise.all([
      ...contracts.map(({ data }) =>
        one(store, 'availability', '--contract', String(data['contractId'])),
      ),
      ...[...lines].map((stream) => {
        const [of = '', debtor = ''] = stream.slice('guaranteeLine-'.length).split('_')
        return one(store, 'cover', debtor, '--contract', of)
      }),
    ])
    for (const each of explained) {
      expect([each.figure, sum(each)]).toEqual([each.figure, cents(each.result)])
      for (const { event } of each.steps)
        expect(event === undefined || places.has(event)).toBe(true)
    }
  })

  test.each([
    [['commission', 'R9', ...AF1], 1, /^There is no commission R9 in this ledger/],
    [['line', '99', ...AF1], 1, /^There is no line 99 /],
    [['cover', 'Q', ...AF1], 1, /^There is no cover Q /],
    [['entry', 'RM999999'], 1, /^There is no entry RM999999 /],
    [['line', '1', '--contract', 'AF-9'], 1, /^There is no contract AF-9/],
    [['line', ...AF1], 2, /^Say which line/],
    [['cover', 'B'], 2, /^The cover of a contract is explained: name it with --contract/],
    [['interest', ...AF1], 2, /Allowed choices are availability, commission, cover, line, entry/],
  ] as const)('%j ends with %d', async (asked, code, sentence) => {
    const answer = await quittance('explain', ...asked, '--store', first())
    expect(answer).toMatchObject({ code, out: '', err: expect.stringMatching(sentence) })
  })
})
