/** Double entry: goldens TB-1 and FEC-1, and every example to the cent. */
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { Money } from '@quittance/domain/values'
import { type Entry, factorChart, trialBalance } from '@quittance/projections'

import fec1 from '../../domain/src/testing/goldens/fec-1.json' with { type: 'json' }
import tb1 from '../../domain/src/testing/goldens/tb-1.json' with { type: 'json' }
import { bookkeeper } from './testing/bookkeeper.ts'
import { entriesIn } from './testing/books.ts'
import { quittance } from './testing/command-line.ts'
import { examples, tell as tellStory } from './testing/examples.ts'
import { readLog } from './testing/files.ts'
import { scratch } from './testing/scratch.ts'

const { path, remove } = scratch()
afterAll(remove)

const ledgers = new Map(examples.map((example) => [example, path(`${example}.db`)]))
const ledgerOf = (example: string): string => ledgers.get(example) ?? ''
beforeAll(async () => {
  for (const [example, store] of ledgers) await tellStory(example, store)
})

const text = (money: Money) => Money.encode(money).amount
const isOnBalance = ({ journal: code }: Entry) => code !== 'HB'

/** By account, those that moved at all. */
const balanceOf = (entries: ReadonlyArray<Entry>) =>
  Object.fromEntries(
    [...(trialBalance(entries).get('EUR') ?? [])]
      .map(([account, amount]) => [account, text(amount)] as const)
      .toSorted(),
  )

describe('The trial balance', () => {
  // The goldens tell of what is in suspense only that it is nothing.
  const nothing = { '258100': '0.00' }

  test('of AF-1 is that of the golden (TB-1)', async () => {
    const entries = (await entriesIn(ledgerOf('1-first-contract'))).filter(isOnBalance)
    expect(balanceOf(entries)).toEqual({ ...tb1.expect.debitPositive['AF-1'], ...nothing })
  })

  test('of W-1 is that of the golden, the bank having earned what was charged (TB-1)', async () => {
    const entries = (await entriesIn(ledgerOf('6-to-the-end')))
      .filter(isOnBalance)
      .filter(({ bookedOn }) => bookedOn <= '2026-06-30')
    expect(balanceOf(entries)).toEqual({ ...tb1.expect.debitPositive['W-1'], ...nothing })
  })

  test.each(examples)('of %s sums to zero, and so does every entry', async (example) => {
    const entries = await entriesIn(ledgerOf(example))
    expect(entries.length).toBeGreaterThan(5)
    for (const entry of [...entries.map((each) => [each]), entries]) {
      for (const accounts of trialBalance(entry).values()) {
        expect([...accounts.values()].reduce((sum, { minor }) => sum + minor, 0n)).toBe(0n)
      }
    }
  })
})

describe('The control accounts', () => {
  test.each(examples)('of %s are the projections after every event', async (example) => {
    const log = await readLog(ledgerOf(example))
    const books = bookkeeper()
    let quiet = 0
    for (const [index, recorded] of log.entries()) {
      books.tell(recorded)
      expect(books.posted()).toEqual(books.projected())
      // A command and what follows from it share their correlation.
      const next = log[index + 1]?.metadata['correlationId']
      if (next === recorded.metadata['correlationId']) continue
      quiet += 1
      expect(books.postedAtRest()).toEqual(books.foldedAtRest())
    }
    expect(quiet).toBeGreaterThan(10)
  })
})

describe('The FEC', () => {
  const house = { siren: fec1.given.siren, names: { ALPHA: 'ALPHA SAS', B: 'BATI', C: 'CONSTRUX' } }
  test('of the first schedule of AF-1 has the lines of the golden (FEC-1)', async () => {
    const { name, bytes } = await written(house)
    expect(name).toBe(fec1.expect.fileName)
    const rows = latin(bytes).split('\r\n')
    const ofR1 = rows.filter((row) => /^RM\|.*\|20260112\|/.test(row))
    expect([rows[0], ...ofR1]).toEqual(fec1.expect.lines)
    const totals = [11, 12].map((column) =>
      ofR1.reduce((sum, row) => sum + BigInt(row.split('|')[column]?.replace(',', '') ?? ''), 0n),
    )
    expect(totals).toEqual([6058740n, 6058740n])
  })

  test('is ISO 8859-15, one row a line, 18 columns, each journal without a gap', async () => {
    const { bytes } = await written(house)
    expect(bytes.includes(0xe9)).toBe(true) // é
    const rows = latin(bytes).trimEnd().split('\r\n').slice(1)
    const numbers = new Map<string, Set<number>>()
    for (const row of rows) {
      const fields = row.split('|')
      expect(fields).toHaveLength(18)
      const [code = '', , number = ''] = fields
      numbers.set(code, (numbers.get(code) ?? new Set()).add(Number(number.slice(2))))
    }
    for (const of of numbers.values()) expect([...of]).toEqual([...of].map((_, index) => index + 1))
    const valid = rows.map((row) => row.split('|')[15])
    expect(valid).toEqual(valid.toSorted())
  })

  test.each(examples)(
    'of %s fills what article A47 A-1 asks, and nothing otherwise',
    async (example) => {
      const { bytes, name } = await written(house, example)
      expect(name).toMatch(/^123456782FEC\d{8}\.txt$/)
      const closing = name.slice(12, 20)
      expect(latin(bytes).endsWith('\r\n')).toBe(true)
      const [head, ...rows] = latin(bytes).trimEnd().split('\r\n')
      expect(head?.split('|')).toEqual(fec1.expect.lines[0]?.split('|'))
      const sums = new Map<string, bigint>()
      for (const row of rows) {
        const fields = row.split('|')
        expect(fields).toHaveLength(18)
        const wrong = fields.filter((field, column) => !asked[column]?.test(field))
        expect([row, wrong]).toEqual([row, []])
        const [, , number = '', on = '', , , party = '', partyName = ''] = fields
        const [debit = '', credit = '', , , validOn = ''] = fields.slice(11)
        expect([party === '', on <= closing, on <= validOn]).toEqual([partyName === '', true, true])
        const amount = BigInt(debit.replace(',', '')) - BigInt(credit.replace(',', ''))
        expect([debit, credit]).toContain('0,00')
        sums.set(number, (sums.get(number) ?? 0n) + amount)
      }
      expect(sums.size).toBeGreaterThan(2)
      expect([...sums.values()].filter((sum) => sum !== 0n)).toEqual([])
    },
  )

  test('spells odd names as its character set can', async () => {
    const names = { ALPHA: 'ALPHA\tŒuvres | €', B: 'Βήτα 🏗', C: 'L’Étoile – Győr\n' }
    const { bytes } = await written({ ...house, names })
    const rows = latin(bytes).split('\r\n')
    const nameOf = (party: string) => rows.find((row) => row.split('|')[6] === party)?.split('|')[7]
    expect(['ALPHA', 'B', 'C'].map(nameOf)).toEqual([
      ...['ALPHA Œuvres   €', '???? ?', "L'Étoile - Gyor "],
    ])
  })

  test('has the accounts of the house', async () => {
    const accounts = Object.fromEntries(
      Object.keys(factorChart).map((code) => [
        ...[code, { number: `${code.padEnd(6, '0')}9`, label: `Compte ${code}` }],
      ]),
    )
    const rows = latin((await written({ ...house, accounts })).bytes).split('\r\n')
    expect(rows[1]).toContain('|2501009|Compte 250100|B|BATI|')
  })

  /** In a folder of its own. */
  async function written(of: object, example = '1-first-contract') {
    const folder = path('fec')
    mkdirSync(folder)
    const file = path('house.json')
    writeFileSync(file, JSON.stringify(of))
    const asking = ['--format', 'fec', '--house', file, '--to', folder]
    const heard = await quittance('journal', '--store', ledgerOf(example), ...asking)
    expect(heard).toMatchObject({ code: 0, err: '' })
    const [name = ''] = readdirSync(folder)
    expect(heard.out).toBe(`${folder}/${name}\n`)
    return { name, bytes: readFileSync(`${folder}/${name}`) }
  }
})

/** By column: codes and labels, dates, amounts with a comma; lettering and foreign money are in no event. */
const [words, date, figure, nothing] = [/^(?=.*\S)[^|\t]+$/, /^20\d{6}$/, /^\d+,\d\d$/, /^$/]
const asked = [
  ...[/^[A-Z]{2}$/, words, /^[A-Z]{2}\d{6}$/, date, /^\d{3}\w*$/, words, /^\S*$/, /^[^|\t]*$/],
  ...[words, date, words, figure, figure, nothing, nothing, date, nothing, nothing],
]

const latin = (bytes: Uint8Array) => new TextDecoder('iso-8859-15').decode(bytes)
