/** `balances`, `availability`, `statement`: what one contract adds up to. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { openLedger } from './open-ledger.ts'
import { runStory } from './story/run-story.ts'
import { story as af1, contract, golden, lastBalances, storyFile, upTo } from './testing/af-1.ts'
import { quittance } from './testing/command-line.ts'
import { scratch } from './testing/scratch.ts'

const { path, remove } = scratch()
afterAll(remove)

const store = path()
beforeAll(() => quittance('run', storyFile, '--store', store))

const ask = async (question: string, ...options: ReadonlyArray<string>) => {
  const { code, out, err } = await quittance(
    ...[question, '--contract', contract, '--store', store, ...options],
  )
  expect([code, err]).toEqual([0, ''])
  return out
}
const askJson = async (question: string, ...options: ReadonlyArray<string>) =>
  JSON.parse(await ask(question, '--json', ...options))

describe('quittance balances', () => {
  test('shows a person the four figures, what may be drawn, and the law', async () =>
    expect(await ask('balances')).toBe(
      [
        'Contract AF-2026-0001 of ALPHA, 2026-03-31        EUR',
        'Outstanding (encours)                       10,600.00',
        'Funds in use (fonds employés)                3,774.11',
        'Guarantee fund (fonds de garantie)           3,000.00',
        'Client account (compte courant)              3,825.89',
        'Availability (disponible)                    3,825.89',
        'Client account + guarantee fund              6,825.89',
        '= outstanding − funds in use                 6,825.89',
        '',
      ].join('\n'),
    ))

  test('gives a machine decimal strings', async () =>
    expect(await askJson('balances')).toEqual(lastBalances))

  test('are as of a booking day, that day included', async () =>
    expect(await askJson('balances', '--as-of', '2026-01-31')).toEqual({
      ...{ contractId: contract, currency: 'EUR', bookedOn: '2026-01-31' },
      ...{ outstanding: '52600.00', fundsInUse: '45612.03', guaranteeFund: '5260.00' },
      ...{ clientAccount: '1727.97', availability: '1727.97' },
    }))

  test('are as of the day before, that day excluded', async () =>
    expect(await askJson('balances', '--as-of', '2026-01-30')).toMatchObject({
      ...{ bookedOn: '2026-01-20', clientAccount: '1812.60' },
    }))

  test('are as they were known', async () => {
    const later = path()
    let now = '2026-02-01T00:00:00.000Z'
    const ledger = await openLedger(later, { now: () => new Date(now) })
    for await (const { line } of runStory(ledger, af1))
      if (line.number === 18) now = '2026-04-01T00:00:00.000Z'
    await ledger.close()
    const known = async (at: string, ...more: ReadonlyArray<string>) => {
      const asked = ['--contract', contract, '--store', later, '--known-at', at, '--json', ...more]
      return JSON.parse((await quittance('balances', ...asked)).out).clientAccount
    }
    expect(await known('2026-02-01T00:00:00Z')).toBe('1727.97')
    expect(await known('2026-03-31T23:59:59Z')).toBe('1727.97')
    expect(await known('2026-04-01T00:00:00Z')).toBe('3825.89')
    expect(await known('2026-04-01T00:00:00Z', '--as-of', '2026-01-13')).toBe('3612.60')
  })

  test('are zero before anything is bought', async () => {
    const begun = path()
    const ledger = await openLedger(begun)
    for await (const _outcome of runStory(ledger, upTo(1)));
    await ledger.close()
    const { out } = await quittance('balances', '--contract', contract, '--store', begun, '--json')
    expect(JSON.parse(out)).toMatchObject({ clientAccount: '0.00', availability: '0.00' })
  })
})

describe('quittance availability', () => {
  test('shows a person each euro with its cause', async () =>
    expect(await ask('availability')).toBe(
      [
        'Contract AF-2026-0001 of ALPHA, 2026-03-31  Debtor  Of  Event        EUR',
        'Outstanding (encours)                                          10,600.00',
        '= eligible                                                     10,600.00',
        '= fundable                                                     10,600.00',
        'less guarantee fund (fonds de garantie)                    29  -3,000.00',
        '= gross availability                                            7,600.00',
        'less funds in use (fonds employés)                             -3,774.11',
        'Availability (disponible)                                       3,825.89',
        'Terms of version 1, in force from 2026-01-07; events by their revision in the contract’s stream.',
        '',
      ].join('\n'),
    ))

  test('gives a machine the waterfall', async () =>
    expect(await askJson('availability')).toEqual({
      ...{ contractId: contract, currency: 'EUR', bookedOn: '2026-03-31', on: '2026-03-31' },
      ...{ terms: { version: 1, effectiveOn: '2026-01-07' }, drawsStopped: null },
      outstanding: '10600.00',
      exclusions: [{ cause: 'guaranteeFund', rule: '8', restsOn: '29', amount: '3000.00' }],
      ...{ eligible: '10600.00', fundable: '10600.00', grossAvailability: '7600.00' },
      ...{ fundsInUse: '3774.11', availability: '3825.89' },
      receivables: [
        ['F102', 'B', '10000.00'],
        ['F104', 'C', '600.00'],
      ].map(([number, debtorId, open]) => ({
        ...{ invoiceId: expect.any(String), number, debtorId, dueOn: '2026-03-10' },
        ...{ open, eligible: open, exclusions: [] },
      })),
    }))

  test('says of another day what would be available, and why nothing is granted', async () => {
    const out = await ask('availability', '--on', '2027-02-01')
    expect(out).toMatch(/^Contract AF-2026-0001 of ALPHA, 2027-02-01 /)
    expect(out).toMatch(/^Nothing is granted on this day: KycExpired\.$/m)
    expect(await askJson('availability', '--on', '2027-02-01')).toMatchObject({
      ...{ bookedOn: '2026-03-31', on: '2027-02-01', drawsStopped: 'KycExpired' },
    })
    expect(await askJson('availability', '--on', '2026-01-01')).toMatchObject({
      ...{ terms: null, drawsStopped: 'ContractNotStarted', availability: '0.00' },
      exclusions: [{ cause: 'notStarted', rule: '0', amount: '6825.89' }],
    })
    expect(await ask('availability', '--on', '2026-01-01')).toMatch(
      /^No terms are in force on this day\.$/m,
    )
  })

  test('names the debtor of what is above a line, and what is set aside', async () => {
    const small = path()
    const ledger = await openLedger(small)
    const lines = upTo(13).map((line) => {
      const text = JSON.stringify(line.command).replaceAll('50000.00', '30000.00')
      const command = JSON.parse(text.replace('45000.00', '10000.00'))
      return { ...line, command }
    })
    for await (const { asExpected } of runStory(ledger, lines)) expect(asExpected).toBe(true)
    await ledger.close()
    const asked = ['availability', '--contract', contract, '--store', small] as const
    expect(JSON.parse((await quittance(...asked, '--json')).out).exclusions).toEqual([
      { cause: 'overLimit', rule: '4', debtorId: 'B', restsOn: '13', amount: '6000.00' },
      { cause: 'guaranteeFund', rule: '8', restsOn: '12', amount: '5460.00' },
      { cause: 'earmarked', rule: '11', advanceId: 'D1', restsOn: '15', amount: '10000.00' },
    ])
    const { out } = await quittance(...asked)
    expect(out).toMatch(
      /^less above what the guarantee line covers \(hors approbation\) +B +13 +-6,000.00$/m,
    )
    expect(out).toMatch(/^less granted and not yet paid +D1 +15 +-10,000.00$/m)
    expect(out).toMatch(/^Availability \(disponible\) +32,612.60$/m)
  })
})

describe('quittance statement', () => {
  test('gives a machine the lines of the golden', async () => {
    const lines: ReadonlyArray<Record<string, string>> = await askJson('statement')
    expect(lines.map(({ valueOn: _on, ...line }) => line)).toEqual(
      golden.expect.statement.map((row) => {
        const { on, ref, ...figures } = row
        const { identity: _sum, ...rest } = { identity: '', ...figures }
        return { ...rest, bookedOn: on, reference: ref }
      }),
    )
    expect(lines.find(({ reference }) => reference === '2026-01')?.['valueOn']).toBe('2026-02-01')
    expect(lines.find(({ reference }) => reference === 'F103')?.['valueOn']).toBe('2026-03-02')
  })

  test('shows a person a line a movement, with the law beside it', async () => {
    const lines = (await ask('statement')).trimEnd().split('\n')
    expect(lines).toHaveLength(1 + golden.expect.statement.length)
    expect(lines[0]?.split(/ {2,}/)).toEqual([
      'Booked',
      'Value',
      'Event',
      'Ref',
      'Debit',
      'Credit',
      'C/A',
      'GF',
      'E',
      'FIU',
      'C/A + GF',
      'E − FIU',
    ])
    expect(lines[4]?.split(/ {2,}/)).toEqual([
      ...['2026-01-13', '2026-01-13', 'AdvanceBooked', 'D1', '45,000.00', '3,612.60'],
      ...['5,460.00', '54,600.00', '45,527.40', '9,072.60', '9,072.60'],
    ])
    expect(new Set(lines.map((line) => line.length)).size).toBe(1)
  })

  test.each([
    [
      ['--from', '2026-02-27', '--to', '2026-02-28'],
      ['F103', 'F103', '2026-02'],
    ],
    [
      ['--from', '2026-03-01'],
      ['F101', 'F101', '2026-03'],
    ],
    [
      ['--to', '2026-01-12'],
      ['R1', 'R1', 'R1'],
    ],
    [['--from', '2026-02-01', '--to', '2026-02-26'], []],
    [
      ['--as-of', '2026-01-20', '--from', '2026-01-14'],
      ['AV1', 'AV1'],
    ],
  ])('is of a period, its first and last day included: %j', async (options, references) => {
    const lines: ReadonlyArray<Record<string, string>> = await askJson('statement', ...options)
    expect(lines.map(({ reference }) => reference)).toEqual(references)
  })
})

describe('A question about a contract', () => {
  test.each([['balances'], ['availability'], ['statement']])(
    'that there is not ends with 1 and a sentence: %s',
    async (question) => {
      expect(await quittance(question, '--contract', 'AF-9', '--store', store)).toEqual({
        ...{ code: 1, out: '' },
        err: 'There is no contract AF-9 in this ledger: check its name.\n',
      })
    },
  )

  test.each([
    ['--as-of', '2026-01-04'],
    ['--known-at', '2026-01-01T00:00:00Z'],
  ])('that there was not yet ends with 1 and says so: %s', async (...by) => {
    const asked = ['balances', '--contract', contract, '--store', store, ...by]
    expect(await quittance(...asked)).toMatchObject({
      code: 1,
      err: `There is no contract ${contract} in this ledger, or none yet by then: check its name.\n`,
    })
  })
})
