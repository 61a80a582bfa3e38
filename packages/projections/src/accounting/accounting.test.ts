/** Years, late entries, character sets and names: what no example shows. */
import { describe, expect, test } from '@jest/globals'
import { Collection, Contract } from '@quittance/domain/events'
import type { AnnualDate } from '@quittance/domain/values'
import { day, number } from '@quittance/domain/values'

import { eur, requested, told } from '../testing/history.ts'
import { factorChart } from './chart.ts'
import { fec } from './fec.ts'
import { houseOf } from './house.ts'
import { closingOf, journal } from './journal.ts'
import { latin9 } from './latin-9.ts'
import { clientChart, mirrorOf } from './mirror.ts'
import { beancountAccount, hledgerAccount } from './plain-accounts.ts'
import { postingTable } from './posting-table.ts'

const drawn = (on: string, advanceId: string, amount: string) =>
  told(`${on}T09:00:00Z`, 'AdvanceBooked', { advanceId, amount: eur(amount), valueOn: on })
const charged = (on: string, amount: string) =>
  told(`${on}T09:00:00Z`, 'AncillaryFeeCharged', {
    ...{ feeKind: 'file', reference: 'K1', chargedOn: on, valueOn: on },
    ...{ exclTax: eur(amount), vatAmount: eur('0.00'), inclTax: eur(amount) },
    vat: { treatment: 'exempt', rate: '0', legalBasis: 'CGI' },
  })

const closes = (date: string) => date as AnnualDate
const entered = (events: ReadonlyArray<ReturnType<typeof told>>, on = '12-31') => {
  const enter = journal(closes(on))
  return events.flatMap((event) => enter(event) ?? [])
}
const history = [
  requested('2026-01-05T09:00:00Z'),
  drawn('2026-12-30', 'D1', '100.00'),
  charged('2026-12-31', '8.00'),
  drawn('2027-01-04', 'D2', '20.00'),
  // Recorded last, of the year before.
  drawn('2026-12-29', 'D3', '3.00'),
  drawn('2027-01-05', 'D4', '7.00'),
]

describe('An entry', () => {
  test('has the next number of its journal and year, and is never valid before one that stands before it', () =>
    expect(
      entered(history).map(({ number: of, bookedOn, validOn, closesOn }) => [
        ...[of, bookedOn, validOn, closesOn.slice(0, 4)],
      ]),
    ).toEqual([
      ['FI000001', '2026-12-30', '2026-12-30', '2026'],
      ['CM000001', '2026-12-31', '2026-12-31', '2026'],
      ['FI000001', '2027-01-04', '2027-01-04', '2027'],
      ['FI000002', '2026-12-29', '2026-12-31', '2026'],
      ['FI000002', '2027-01-05', '2027-01-05', '2027'],
    ]))

  test.each([
    ['2026-03-31', '03-31', '2026-03-31'],
    ['2026-04-01', '03-31', '2027-03-31'],
    ['2026-01-01', '12-31', '2026-12-31'],
  ])('of %s is of the year that closes on %s', (on, date, closesOn) =>
    expect(closingOf(day(on), closes(date))).toBe(closesOn),
  )
})

describe('A receipt that went back', () => {
  const collectionId = 'V1'
  const receipt = { collectionId, means: 'transfer' }
  const received = {
    ...{ type: 'CollectionReceived', ...receipt, account: 'FR76', bookedOn: '2026-02-02' },
    ...{ bankReference: 'V1', amount: eur('10.00'), sequence: 1 },
  }
  const reversed = {
    ...{ type: 'CollectionReversed', ...receipt, contractId: 'C1', ground: 'recalled' },
    ...{ receivedOn: '2026-02-02', reversedOn: '2026-02-03', payments: [], claims: [] },
  }
  const held = {
    ...{ type: 'RemainderHeld', collectionId, contractId: 'C1', debtorId: 'B' },
    ...{ amount: eur('4.00'), heldOn: null },
  }
  const posted = (...events: ReadonlyArray<object>) => {
    const enter = journal(closes('12-31'))
    return events.flatMap((stored, index) => {
      const event = Collection.Event.decode(stored)
      if (event._tag === 'Left') throw new Error(`no event: ${JSON.stringify(stored)}`)
      const place = { id: 'an-event', stream: 'collection-V1', position: '0', metadata }
      const entry = enter({ ...place, revision: BigInt(index), event: event.right })
      return (entry?.lines ?? []).map(({ account, amount }) => `${account} ${amount.minor}`)
    })
  }
  const metadata = { occurredAt: '2026-02-02T09:00:00Z', recordedAt: '2026-02-02T09:00:00Z' }
  const [came, left] = [
    ['110100 1000', '258100 -1000'],
    ['258100 1000', '110100 -1000'],
  ] as const

  test('goes back once, and holds nothing afterwards', () => {
    expect(posted(received, held)).toEqual([...came, '258100 400', '252100 -400'])
    expect(posted(received, reversed, held)).toEqual([...came, ...left])
    expect(posted(received, reversed, reversed)).toEqual([...came, ...left])
  })

  test('had to come first', () =>
    expect(() => posted(reversed)).toThrow('V1 moves before it is received'))
})

test('A dividend is the factor’s cost less, and the client’s money; gone back, it is as if it had not come', () => {
  const recovery = (type: 'RecoveryBooked' | 'RecoveryReversalBooked', on: object) =>
    told('2026-12-03T09:00:00Z', type, {
      ...{ debtorId: 'B', recoveryId: type, valueOn: '2026-12-01', ...on },
      ...{ forFactor: eur('4050.00'), forClient: eur('1950.00') },
    })
  const lines = [
    recovery('RecoveryBooked', { recoveredOn: '2026-12-01' }),
    recovery('RecoveryReversalBooked', { reversedOn: '2026-12-03' }),
  ].map((event) =>
    entered([requested('2026-01-05T09:00:00Z'), event]).flatMap((entry) =>
      entry.lines.map(({ account, amount }) => `${account} ${amount.minor}`),
    ),
  )
  expect(lines).toEqual([
    ['258100 600000', '667100 -405000', '251100 -195000'],
    ['667100 405000', '251100 195000', '258100 -600000'],
  ])
})

test.each<
  [taking: 'InvoiceChargedBack' | 'LossBorne' | 'DirectPaymentCharged', said: object, of: object]
>([
  [
    'InvoiceChargedBack',
    { ground: 'fraud', chargedBackOn: '2026-12-01' },
    { kind: 'chargeBack', ground: 'fraud' },
  ],
  [
    'LossBorne',
    { ground: 'smallRest', borneOn: '2026-12-01' },
    { kind: 'loss', ground: 'smallRest' },
  ],
  [
    'DirectPaymentCharged',
    { collectionId: 'P1', receivedByClientOn: '2026-11-02', chargedOn: '2026-12-01' },
    { kind: 'directPayment', collectionId: 'P1' },
  ],
])('What is undone of %s posts as that did, with its sides changed', (taking, said, of) => {
  const lines = (type: typeof taking | 'TakingUndone', more: object) =>
    entered([
      requested('2026-01-05T09:00:00Z'),
      told('2026-12-03T09:00:00Z', type, {
        ...{ debtorId: 'B', invoiceId: '783633e9-f453-53e3-8dcd-0bf9731c385d', number: 'F101' },
        ...{ amount: eur('100.00'), valueOn: '2026-12-01', ...more },
      }),
    ]).flatMap((entry) =>
      entry.lines.map(({ account, amount }) => [account, amount.minor] as const),
    )
  const written = (of: ReturnType<typeof lines>) =>
    of.map(([account, minor]) => `${account} ${minor}`).sort()
  const taken = lines(taking, said)
  expect(taken).not.toEqual([])
  expect(written(lines('TakingUndone', { of, undoneOn: '2026-12-03' }))).toEqual(
    written(taken.map(([account, minor]) => [account, -minor])),
  )
})

describe('The FEC of a year', () => {
  const rowsOf = (closesOn: string) => {
    const file = fec(factorChart, houseOf(factorChart), day(closesOn))
    for (const entry of entered(history)) file.tell(entry)
    return file.text().split('\r\n')
  }
  const short = (row: string) => {
    const [, , of, on, account, , party, , , , , debit, credit] = row.split('|')
    return [of, on, account, party, debit, credit].join(' ')
  }

  test('begins with what the years before it left, and their result as one figure', () => {
    expect(rowsOf('2027-12-31').slice(1, -1).map(short)).toEqual([
      'AN000001 20270101 110100  0,00 103,00',
      'AN000001 20270101 120100  0,00 8,00',
      'AN000001 20270101 251100 ALPHA 111,00 0,00',
      'FI000001 20270104 251100 ALPHA 20,00 0,00',
      'FI000001 20270104 110100  0,00 20,00',
      'FI000002 20270105 251100 ALPHA 7,00 0,00',
      'FI000002 20270105 110100  0,00 7,00',
    ])
  })

  test('has no later year in it, and no opening where there was none before', () => {
    const rows = rowsOf('2026-12-31').slice(1, -1).map(short)
    expect(rows).toHaveLength(6)
    expect(rows[0]).toBe('FI000001 20261230 251100 ALPHA 100,00 0,00')
    expect(rowsOf('2025-12-31')).toHaveLength(2)
  })

  test('keeps one line a row and one field a column, whatever a reference holds', () => {
    const file = fec(
      factorChart,
      houseOf(factorChart, { names: { ALPHA: 'A|B\r\nC\tD\u0085E\u2028F' } }),
      day('2026-12-31'),
    )
    for (const entry of entered(history)) file.tell(entry)
    expect(file.text().split('\r\n')[1]).toContain('|A B  C D E F|')
  })
})

describe('ISO 8859-15', () => {
  test.each([
    ['Créances', [0x43, 0x72, 0xe9, 0x61, 0x6e, 0x63, 0x65, 0x73]],
    ['€ŠšŽžŒœŸ', [0xa4, 0xa6, 0xa8, 0xb4, 0xb8, 0xbc, 0xbd, 0xbe]],
    ['¤Ł𝔸😀Ω', [0x3f, 0x3f, 0x3f, 0x3f, 0x3f]],
    ['e\u0301', [0xe9]],
    ['őțĀ', [0x6f, 0x74, 0x41]],
    ['l’avoir – “7”', [...Buffer.from(`l'avoir - "7"`)]],
    ['12\u00a0000\u202f€', [0x31, 0x32, 0xa0, 0x30, 0x30, 0x30, 0x20, 0xa4]],
  ])('has %s', (text, bytes) => expect([...latin9(text)]).toEqual(bytes))
})

describe('A name in a plain-text journal', () => {
  test.each([
    ['B', 'F-2026/1', 'creances:B:F2026-1', 'Assets:Creances:B:F2026-1'],
    ['b.1', 'É1', 'creances:b.1:É1', 'Assets:Creances:X--b-2e-1:X---c9-1'],
    ['a--b', 'F1', 'creances:a--b:F1', 'Assets:Creances:X--a-2d--2d-b:F1'],
    ['abc', 'F1', 'creances:abc:F1', 'Assets:Creances:X--abc:F1'],
  ])('of %s and %s', (party, of, ...names) => {
    const line = { party: party as never, receivable: number(of) }
    expect([
      hledgerAccount(factorChart, '250100', line),
      beancountAccount(factorChart, '250100', line),
    ]).toEqual(names)
  })
})

describe('The posting table', () => {
  test('has a rule for every event of a contract, and no other of its name', () => {
    const types = Contract.Event.types.map(({ name }) => name)
    expect(types.length).toBeGreaterThan(50)
    for (const type of types) expect(postingTable).toHaveProperty(type)
  })

  test('is mirrored in books that know their accounts', () => {
    const [entry] = entered(history)
    expect(entry && mirrorOf(entry)?.lines.map(({ account }) => account)).toEqual([
      '467000',
      '512000',
    ])
    expect(Object.keys(clientChart)).toContain('512000')
  })

  test('is not mirrored where a client knows no such account', () => {
    const [entry] = entered(history)
    const lines = entry?.lines.map((line) => ({ ...line, account: '667200' as const })) ?? []
    expect(entry && mirrorOf({ ...entry, lines })).toBeUndefined()
    const mixed = [...(entry?.lines ?? []), ...lines]
    expect(() => entry && mirrorOf({ ...entry, lines: mixed })).toThrow('which no client knows')
  })
})
