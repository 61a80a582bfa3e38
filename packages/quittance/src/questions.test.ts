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

/** Recorded at that instant. */
const tell = async (location: string, lines: typeof af1, at = '2026-04-01T08:00:00.000Z') => {
  const ledger = await openLedger(location, { now: () => new Date(at) })
  for await (const { asExpected } of runStory(ledger, lines)) expect(asExpected).toBe(true)
  await ledger.close()
}

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
  interface Told {
    readonly lines: ReadonlyArray<Readonly<Record<string, string>>>
    readonly [field: string]: unknown
  }
  const statement = (...options: ReadonlyArray<string>): Promise<Told> =>
    askJson('statement', ...options)

  test('gives a machine the lines of the golden', async () => {
    const { lines } = await statement()
    expect(lines.map(({ valueOn: _on, fund: _fund, ...line }) => line)).toEqual(
      golden.expect.statement.map((row) => {
        const { on, ref, ...figures } = row
        const { identity: _sum, ...rest } = { identity: '', ...figures }
        return { ...rest, bookedOn: on, reference: ref }
      }),
    )
    expect(lines.find(({ reference }) => reference === '2026-01')?.['valueOn']).toBe('2026-02-01')
    expect(lines.find(({ reference }) => reference === 'F103')?.['valueOn']).toBe('2026-03-02')
  })

  test('gives a machine what it cost, what may not be drawn, and both ends', async () => {
    const told = await statement('--from', '2026-02-01', '--to', '2026-02-28')
    expect(told).toMatchObject({
      ...{ contractId: contract, clientId: 'ALPHA', currency: 'EUR' },
      ...{ from: '2026-02-01', to: '2026-02-28', terms: { version: 1, advanceRate: '1' } },
      opening: {
        ...{ clientAccount: '1727.97', guaranteeFund: '5260.00', outstanding: '52600.00' },
        ...{ fundsInUse: '45612.03', availability: '1727.97' },
      },
      interest: [
        {
          ...{ bookedOn: '2026-02-28', event: 'MonthClosed', month: '2026-02' },
          fixing: { reference: 'EURIBOR-1M', rate: '0.0205', source: 'fixing sheet of 2026-02' },
          lines: [
            {
              ...{ from: '2026-02-01', to: '2026-03-01', days: 28, balance: '45612.03' },
              ...{ bearingFund: '0', numbers: '1277136.84', rate: '0.0355', dayCount: 'ACT/360' },
            },
          ],
          ...{ numbers: '1277136.84', rounded: '125.94' },
        },
      ],
      fees: [
        {
          ...{ bookedOn: '2026-02-28', event: 'FinancingCommissionCharged', reference: '2026-02' },
          ...{ exclTax: '125.94', vatAmount: '0.00', inclTax: '125.94' },
          vat: { treatment: 'exempt', rate: '0', legalBasis: 'CGI art. 261 C' },
        },
      ],
      notFundable: [{ cause: 'guaranteeFund', amount: '3460.00' }],
      closing: { clientAccount: '3402.03', fundsInUse: '27737.97', availability: '3402.03' },
    })
    expect(told.lines.map(({ fund }) => fund)).toEqual(['0.00', '-1800.00', '0.00'])
  })

  test('shows a person all of it', async () =>
    expect(await ask('statement', '--from', '2026-03-01')).toBe(
      `
Statement (relevé) of contract AF-2026-0001 of ALPHA, in EUR
From 2026-03-01 to 2026-03-31
Terms 1, in force since 2026-01-07: advance rate (quotité) 100 %,
  fund 10 % (3,000.00 to 15,000.00), factoring 0.8 %, financing EURIBOR-1M + 1.5 %
Opening: C/A 3,402.03, GF 3,460.00, E 34,600.00, FIU 27,737.97, availability 3,402.03

Booked      Value       Movement       Ref      Debit  Credit       C/A        GF          E       FIU
2026-03-10  2026-03-11  Collection     F101                    3,402.03  3,460.00  10,600.00  3,737.97
2026-03-10  2026-03-10  Fund released  F101            460.00  3,862.03  3,000.00  10,600.00  3,737.97
2026-03-31  2026-04-01  Financing fee  2026-03  36.14          3,825.89  3,000.00  10,600.00  3,774.11

Interest scale (échelle d'intérêts) of 2026-03, closed 2026-03-31: EURIBOR-1M 1.98 % (fixing sheet of 2026-03)

From        To          Days  Funds in use  Numbers (nombres)    Rate     A day
2026-03-01  2026-03-02     1     45,737.97          45,737.97  3.48 %  4.421337
2026-03-02  2026-03-11     9     27,737.97         249,641.73  3.48 %  2.681337
2026-03-11  2026-04-01    21      3,737.97          78,497.37  3.48 %  0.361337
                                                   373,877.07           36.1415
                                                                          36.14

Fees (commissions)

Booked      Fee            Ref      Excl. tax   VAT  Incl. tax  VAT (TVA)
2026-03-31  Financing fee  2026-03      36.14  0.00      36.14  exempt (CGI art. 261 C)

Guarantee fund (fonds de garantie)

Booked      Movement       Ref    Amount      Fund
2026-03-10  Fund released  F101  -460.00  3,000.00

Not fundable (encours non finançable), 2026-03-31

Cause                                    Debtor  Of        EUR
Outstanding (encours)                                10,600.00
less guarantee fund (fonds de garantie)              -3,000.00
less funds in use (fonds employés)                   -3,774.11
Availability (disponible)                             3,825.89

Closing: C/A 3,825.89, GF 3,000.00, E 10,600.00, FIU 3,774.11, availability 3,825.89
On every line client account + guarantee fund = outstanding − funds in use.
`.trimStart(),
    ))

  test('fits a page of 120 columns', async () => {
    const lines = (await ask('statement')).split('\n')
    expect(lines.filter((line) => line.length > 120)).toEqual([])
    expect(lines.length).toBeGreaterThan(60)
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
    [
      ['--as-of', '2026-01-20', '--from', '2026-01-14', '--to', '2026-03-31'],
      ['AV1', 'AV1'],
    ],
  ])('is of a period, its first and last day included: %j', async (options, references) => {
    const { lines } = await statement(...options)
    expect(lines.map(({ reference }) => reference)).toEqual(references)
  })

  test('of a contract before it starts has nothing in it', async () => {
    const begun = path()
    await tell(begun, upTo(1))
    const { out } = await quittance('statement', '--contract', contract, '--store', begun)
    expect(out).toContain('From its beginning to 2026-01-05\nOpening: C/A 0.00')
    expect(out).not.toContain('Terms')
  })
})

describe('A collection that is told late', () => {
  /** F103 was paid on 27 February; the ledger hears of it on 10 March, when February is closed. */
  const isOfF103 = (line: (typeof af1)[number]) =>
    /F103|2026-02-27/.test(JSON.stringify(line.command)) && line.number > 17
  const late = path()
  beforeAll(async () => {
    const paid = af1.filter(isOfF103)
    const february = af1.findIndex(({ command }) => command['month'] === '2026-02')
    const before = af1.slice(0, february + 1).filter((line) => !isOfF103(line))
    await tell(late, before, '2026-03-01T08:00:00.000Z')
    await tell(late, paid, '2026-03-10T07:00:00.000Z')
    await tell(late, af1.slice(february + 1), '2026-04-01T08:00:00.000Z')
  })
  const february = async (knownAt: string) => {
    const { out } = await quittance(
      ...['statement', '--contract', contract, '--store', late, '--known-at', knownAt],
      ...['--to', '2026-02-28', '--json'],
    )
    return JSON.parse(out)
  }

  test('was not in the statement of February as it was told', async () => {
    const { lines, closing } = await february('2026-03-09T00:00:00Z')
    expect(lines.map(({ reference }: { reference: string }) => reference)).not.toContain('F103')
    expect(closing).toMatchObject({
      ...{ outstanding: '52600.00', fundsInUse: '45737.97', guaranteeFund: '5260.00' },
      ...{ clientAccount: '1602.03' },
    })
  })
  test('is in it as it is known now', async () => {
    const { lines, closing } = await february('2026-04-02T00:00:00Z')
    expect(lines.map(({ reference }: { reference: string }) => reference)).toContain('F103')
    expect(closing).toMatchObject({
      ...{ outstanding: '34600.00', fundsInUse: '27737.97', guaranteeFund: '3460.00' },
      ...{ clientAccount: '3402.03' },
    })
  })
  test('changes no month that was closed: it counts from 2 March', async () => {
    const { out } = await quittance('statement', '--contract', contract, '--store', late, '--json')
    const { closing, interest } = JSON.parse(out)
    expect(closing).toMatchObject({ clientAccount: '3825.89', fundsInUse: '3774.11' })
    expect(interest.map(({ rounded }: { rounded: string }) => rounded)).toEqual([
      ...['84.63', '125.94', '36.14'],
    ])
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
