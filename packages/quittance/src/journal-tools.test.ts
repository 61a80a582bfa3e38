/** The journal, checked by the tools that auditors have; and houses and currencies that it has no place for. */
import { writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { factorChart } from '@quittance/projections'

import { isInstalled, said } from './testing/books.ts'
import { quittance } from './testing/command-line.ts'
import { receive, startContract } from './testing/contracts.ts'
import { examples, tell } from './testing/examples.ts'
import { readLog } from './testing/files.ts'
import { scratch } from './testing/scratch.ts'

const { path, story, remove } = scratch()
afterAll(remove)

const ledgers = new Map(examples.map((example) => [example, path(`${example}.db`)]))
const ledgerOf = (example: string): string => ledgers.get(example) ?? ''
beforeAll(async () => {
  for (const [example, store] of ledgers) await tell(example, store)
})

const tools = [
  { format: 'hledger', tool: 'hledger', asked: ['check', '--strict', '-f'] },
  { format: 'beancount', tool: 'bean-check', asked: [] },
] as const

describe.each(tools)('$tool', ({ format, tool, asked }) => {
  const printed = async (example: string, ...more: ReadonlyArray<string>) => {
    const store = ledgerOf(example)
    const heard = await quittance('journal', '--store', store, '--format', format, ...more)
    expect(heard).toMatchObject({ code: 0, err: '' })
    return heard.out
  }
  const checked = (journal: string) => {
    const file = path(`book.${format}`)
    writeFileSync(file, journal)
    return said(tool, ...asked, file)
  }

  test.each(examples)('is given a journal of %s with its assertions', async (example) => {
    const journal = await printed(example)
    const assertions = journal.match(format === 'hledger' ? / =\* /g : / balance /g) ?? []
    expect(assertions.length).toBeGreaterThan(2)
    expect(journal.match(/^\d{4}-\d\d-\d\d \* /gm)?.length).toBeGreaterThan(5)
  })

  // Where the tool is not installed, that is what the tests say.
  const here = isInstalled(tool)
  const title = here ? 'accepts' : `is not installed here: it was NOT asked whether it accepts`

  test.each(examples)(`${title} the journal of %s`, async (example) => {
    const journal = await printed(example)
    if (here) expect(checked(journal)).toEqual({ status: 0, text: '' })
  })

  test.each(examples)(`${title} the clients' own books of %s`, async (example) => {
    const contracts = (await readLog(ledgerOf(example)))
      .filter(({ type }) => type === 'ContractRequested')
      .map(({ data }) => String(data['contractId']))
    expect(contracts.length).toBeGreaterThan(0)
    for (const contract of contracts) {
      const journal = await printed(example, '--contract', contract, '--view', 'client')
      expect(journal).toContain(format === 'hledger' ? 'factor:compte-courant' : 'Factor:Compte')
      const assertions = journal.match(format === 'hledger' ? / =\* /g : / balance /g) ?? []
      expect(assertions.length).toBeGreaterThan(1)
      if (here) expect(checked(journal)).toEqual({ status: 0, text: '' })
    }
  })

  test(`${here ? 'refuses' : 'is not installed here: it was NOT asked whether it refuses'} a cent too much`, async () => {
    const journal = (await printed('1-first-contract')).replace(' 84.63 EUR', ' 84.64 EUR')
    expect(journal).toContain('84.64 EUR')
    if (here) expect(checked(journal).status).not.toBe(0)
    const both = journal.replace(' -84.63 EUR', ' -84.64 EUR')
    if (here) expect(checked(both).text).toMatch(/assertion|Balance failed/i)
  })
})

describe('A house that does not fit is refused by name, and nothing is written', () => {
  const chart = Object.fromEntries(
    Object.keys(factorChart).map((code) => [code, { number: code, label: code }]),
  )
  const all = Object.fromEntries(
    ['110100', '250100'].map((code) => [code, { number: code, label: code }]),
  )
  test.each<readonly [name: string, file: string]>([
    ['HouseUnreadable: it is not JSON', '{'],
    ['HouseUnreadable: colour: expected no such field', '{"colour":"blue"}'],
    ['HouseUnreadable: closes: expected AnnualDate', '{"closes":"13-01"}'],
    ['SirenUnfit', '{"siren":"12345678"}'],
    ['NameMissing: B has a name of nothing', '{"names":{"A":"A","B":" \\t"}}'],
    [
      'AccountLabelMissing: 999, for 999, has no label',
      JSON.stringify({ accounts: { ...chart, 999: { number: '999', label: '' } } }),
    ],
    [
      'AccountLabelsDiffer: 250100 is called 999 and 250100',
      JSON.stringify({ accounts: { ...chart, 999: { number: '250100', label: '999' } } }),
    ],
    ['AccountUnmapped: it has no account for 120100, 250900', JSON.stringify({ accounts: all })],
    ['SirenMissing', '{}'],
  ])('%s', async (name, file) => {
    const [folder, house] = [path('nowhere'), path('house.json')]
    writeFileSync(house, file)
    const asked = ['--format', 'fec', '--house', house, '--to', folder]
    const heard = await quittance('journal', '--store', ledgerOf('1-first-contract'), ...asked)
    expect([heard.code, heard.out]).toEqual([1, ''])
    expect(heard.err).toContain(name)
  })

  test.each([
    ['a contract that is not there', 1, ['--contract', 'K'], 'There is no contract K'],
    ['a client without a contract', 2, ['--view', 'client'], 'name a --contract of his'],
    ['a house that is not there', 2, ['--house', '/no/house'], '/no/house cannot be read'],
    ['a format that nobody knows', 2, ['--format', 'xml'], 'Allowed choices'],
  ])('as is %s', async (_what, code, asked, sentence) => {
    const heard = await quittance('journal', '--store', ledgerOf('1-first-contract'), ...asked)
    expect([heard.code, heard.out]).toEqual([code, ''])
    expect(heard.err).toContain(sentence)
  })
})

describe('A ledger in other currencies', () => {
  const receipt = (bankReference: string, amount: string, currency: string) => ({
    ...{ ...receive(bankReference, amount), amount: { amount, currency } },
  })
  const told = async (...commands: ReadonlyArray<object>) => {
    const store = path()
    await quittance('run', story(...commands), '--store', store)
    return (...asked: ReadonlyArray<string>) => quittance('journal', '--store', store, ...asked)
  }
  const house = path('house.json')
  writeFileSync(house, '{"siren":"123456782"}')
  const fec = ['--format', 'fec', '--house', house, '--to', path('nowhere')]

  test.each(tools)(
    'is written for $tool, each with its digits',
    async ({ format, tool, asked }) => {
      const journal = await told(receipt('V1', '10.00', 'USD'), receipt('V2', '500', 'JPY'))
      const { out } = await journal('--format', format)
      expect(out).toMatch(/ 10\.00 USD$/m)
      expect(out).toMatch(/ -500 JPY$/m)
      const file = path(`book.${format}`)
      writeFileSync(file, out)
      if (isInstalled(tool)) expect(said(tool, ...asked, file)).toEqual({ status: 0, text: '' })
    },
  )

  test('has no FEC, since no rate is recorded', async () => {
    const journal = await told(receipt('V1', '10.00', 'USD'))
    const { code, out, err } = await journal(...fec)
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain('RateUnknown: a FEC is in euros, and no rate is recorded for USD')
  })

  test.each([
    ['NothingPosted', []],
    ['NoClosing: no financial year ends on 2026-06-30, but on 12-31', ['--closing', '2026-06-30']],
  ])('or without an entry, has none either: %s', async (name, more) => {
    const [request] = startContract('K')
    const journal = await told(request ?? {})
    const { code, out, err } = await journal(...fec, ...more)
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain(name)
  })
})
