/** `quittance explain`: the arithmetic of a figure adds up to it, and its events are there. */
import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { rate } from '@quittance/domain/values'
import type { Recorded } from '@quittance/event-store'

import { contract, golden, lastBalances } from './testing/af-1.ts'
import { unreckoned, unsound } from './testing/arithmetic.ts'
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
  readonly event: string | null
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
type Decimal = ReturnType<typeof rate>
const sum = ({ steps }: Pick<Explained, 'steps'>): Decimal =>
  steps.reduce((total, { amount = '0' }) => total.plus(amount), rate('0'))

const placesIn = (log: ReadonlyArray<Recorded>) =>
  new Set(log.map(({ stream, revision }) => `${stream}@${revision}`))

describe('quittance explain', () => {
  const AF1 = ['--contract', contract]

  test('adds availability up, euro by euro', async () => {
    const explained = await one(first(), 'availability', ...AF1)
    expect(explained.result).toBe(lastBalances.availability)
    expect(explained.steps).toContainEqual({
      ...{ says: 'less 8: guarantee fund (fonds de garantie)', amount: '-3000.00' },
      event: `contract-${contract}@29`,
    })
  })

  test('gives a factoring commission its invoices, terms and tax', async () => {
    const explained = await one(first(), 'commission', 'R1', ...AF1)
    expect(explained).toMatchObject({
      ...{ result: '527.40', event: `contract-${contract}@11` },
      source: `docs/concepts/commissions.md; terms 1, in force since 2026-01-07 (contract-${contract}@2)`,
      rule: '0.8 % of each, rounded half up, 7.50 at least; VAT once, on all of it, rounded half up',
    })
    expect(explained.steps.map(({ says, amount }) => [says, amount])).toEqual([
      ['F101: 24,000.00 × 0.8 %', '192.00'],
      ['F102: 12,000.00 × 0.8 %', '96.00'],
      ['F103: 18,000.00 × 0.8 %', '144.00'],
      ['F104: 600.00 × 0.8 % = 4.80, at least 7.50', '7.50'],
      ['VAT: 439.50 × 20 %, taxable (CGI art. 256)', '87.90'],
    ])
  })

  test('gives a financing commission its scale', async () => {
    const { result, event, steps } = await one(first(), 'commission', '2026-01', ...AF1)
    expect([result, event]).toEqual(['84.63', `contract-${contract}@22`])
    expect(steps.map(({ says, amount, event: by }) => [says, amount, by])).toEqual([
      ['EURIBOR-1M at 2.02 % (fixing sheet of 2026-01)', undefined, `contract-${contract}@21`],
      ['margin 1.5 %, floor onReference', undefined, `contract-${contract}@2`],
      ['2026-01-12 to 2026-01-13: 527.40 × 1 day × 3.52 % / 360', '0.051568', undefined],
      ['2026-01-13 to 2026-02-01: 45,527.40 × 19 days × 3.52 % / 360', '84.579792', undefined],
      ['rounded to 84.63', '-0.00136', undefined],
      ['VAT: 84.63 × 0 %, exempt (CGI art. 261 C)', '0.00', undefined],
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
    const charged = all.find(({ figure }) => figure.startsWith('financing fee'))
    expect(restated?.event).toBe(`${corrected.stream}@${corrected.revision}`)
    expect(restated?.steps.at(-2)).toEqual({
      ...{ says: `less what was charged of ${month} before`, amount: `-${charged?.result}` },
    })
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
    expect(sum(explained).toFixed(2)).toBe('10000.00')
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
    expect(sum(explained).toFixed(2)).toBe('0.00')
  })

  describe.each(examples)('of %s', (folder) => {
    const store = () => stores.get(folder) ?? ''
    const asked = async (command: string, ...of: ReadonlyArray<string>) =>
      JSON.parse((await quittance(command, ...of, '--store', store(), '--json')).out)
    const contracts = async () =>
      (await readLog(store()))
        .filter(({ type }) => type === 'ContractRequested')
        .map(({ data }) => String(data['contractId']))
    const expectSound = async (explained: ReadonlyArray<Explained>) => {
      const places = placesIn(await readLog(store()))
      for (const each of explained) {
        expect(unsound(each)).toEqual([])
        const events = [each.event, ...each.steps.map(({ event }) => event)]
        expect(events.filter((event) => event && !places.has(event))).toEqual([])
      }
    }

    test('availability is what the balances say', async () => {
      for (const id of await contracts()) {
        const explained = await one(store(), 'availability', '--contract', id)
        expect(explained.result).toBe((await asked('balances', '--contract', id)).availability)
        await expectSound([explained])
      }
    })

    test('each line of a statement comes to its client account', async () => {
      for (const id of await contracts()) {
        const { lines } = await asked('statement', '--contract', id)
        expect(lines.length).toBeGreaterThan(0)
        const explained: Array<Explained> = []
        for (const [index] of lines.entries())
          explained.push(await one(store(), 'line', String(index + 1), '--contract', id))
        expect(explained.map(({ result }) => result)).toEqual(
          lines.map(({ clientAccount }: { clientAccount: string }) => clientAccount),
        )
        await expectSound(explained)
      }
    })

    test('each fee of a statement comes to what is charged, by arithmetic that holds', async () => {
      for (const id of await contracts()) {
        const { fees }: { fees: ReadonlyArray<{ reference: string; inclTax: string }> } =
          await asked('statement', '--contract', id)
        for (const reference of new Set(fees.map((fee) => fee.reference))) {
          const explained = await explain(store(), 'commission', reference, '--contract', id)
          const charged = fees.filter((fee) => fee.reference === reference)
          expect(explained.map(({ result }) => result).toSorted()).toEqual(
            charged.map(({ inclTax }) => inclTax).toSorted(),
          )
          await expectSound(explained)
          expect(explained.flatMap(unreckoned)).toEqual([])
        }
      }
    })

    test('cover is what the lines say', async () => {
      for (const id of await contracts()) {
        for (const { debtorId, coverInUse } of await asked('lines', '--contract', id)) {
          const explained = await one(store(), 'cover', debtorId, '--contract', id)
          expect([debtorId, explained.result]).toEqual([debtorId, coverInUse])
          await expectSound([explained])
        }
      }
    })

    test('each entry of the journal comes to what it debits', async () => {
      const { out } = await quittance('journal', '--store', store(), '--format', 'csv')
      const [head = '', ...rows] = out.trimEnd().split('\r\n')
      const [number, debit] = ['number', 'debit'].map((column) => head.split(',').indexOf(column))
      const debits = new Map<string, Decimal>()
      for (const row of rows) {
        const cells = cellsOf(row)
        const of = cells[number ?? 0] ?? ''
        debits.set(of, (debits.get(of) ?? rate('0')).plus(cells[debit ?? 0] || '0'))
      }
      expect(debits.size).toBeGreaterThan(0)
      for (const [of, total] of debits) {
        const explained = await explain(store(), 'entry', of)
        for (const each of explained) expect([of, sum(each).toFixed(2)]).toEqual([of, '0.00'])
        expect([of, explained.reduce((all, { result }) => all.plus(result), rate('0'))]).toEqual([
          of,
          total,
        ])
      }
    })
  })

  test('of an entry goes by the years of its house', async () => {
    const house = path('house.json')
    writeFileSync(house, '{"closes":"01-31"}')
    const [january, later, ...others] = await explain(
      first(),
      'entry',
      'EN000001',
      '--house',
      house,
    )
    expect([january?.figure, later, others]).toEqual([
      expect.stringMatching(/ of 2026-02-27, in the year to 2027-01-31$/),
      undefined,
      [],
    ])
    const bought = await explain(first(), 'entry', 'RM000001', '--house', house)
    expect(bought.map(({ figure }) => figure.slice(-10))).toEqual(['2026-01-31', '2027-01-31'])
    writeFileSync(house, '{"closes":"13-31"}')
    const answer = await quittance('explain', 'entry', 'EN1', '--store', first(), '--house', house)
    expect([answer.code, answer.out]).toEqual([1, ''])
    expect(answer.err).toContain('HouseUnreadable')
  })

  test('names events that the log leads to, as its help says', async () => {
    const { event } = await one(first(), 'line', '2', ...AF1)
    const [stream, revision] = event?.split('@') ?? []
    const { out } = await quittance('export', '--store', first())
    const needle = `"stream":"${stream}","revision":"${revision}"`
    const found = out.split('\n').filter((line) => line.includes(needle))
    expect(found.map((line) => JSON.parse(line).type)).toEqual(['FactoringCommissionCharged'])
    expect((await quittance('explain', '--help')).out).toContain('grep -F \'"stream":')
  })

  test.each([
    [
      ['commission', 'R9', ...AF1],
      1,
      /^There is no commission R9 .* It has R1, 2026-01, 2026-02, /,
    ],
    [['line', '99', ...AF1], 1, /^There is no line 99 .* It has 1 to 13\.$/m],
    [['cover', 'Q', ...AF1], 1, /^There is no cover Q .* It has B, C\.$/m],
    [
      ['entry', 'RM999999'],
      1,
      /^There is no entry RM999999 .* It has RM000001 to RM000007 of the /,
    ],
    [['line', '1', '--contract', 'AF-9'], 1, /^There is no contract AF-9/],
    [['line', ...AF1], 2, /^Say which line/],
    [['cover', 'B'], 2, /^The cover of a contract is explained: name it with --contract/],
    [['entry', 'RM000001', ...AF1], 2, /^An entry is of the whole journal/],
    [['interest', ...AF1], 2, /Allowed choices are availability, commission, cover, line, entry/],
  ] as const)('%j ends with %d', async (asked, code, sentence) => {
    const answer = await quittance('explain', ...asked, '--store', first())
    expect(answer).toMatchObject({ code, out: '', err: expect.stringMatching(sentence) })
  })
})

/** Of a row of CSV. */
const cellsOf = (row: string): ReadonlyArray<string> =>
  [...row.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(
    ([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '',
  )
