/** `collections` and `propose`: what came in, where it is, and which invoices it would pay. */
import { readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { quittance } from './testing/command-line.ts'
import { schedule, scheduleOf } from './testing/contracts.ts'
import { scratch } from './testing/scratch.ts'

const { path, story, remove } = scratch()
afterAll(remove)

const contract = 'AF-2026-0019'
const lines = readFileSync(
  fileURLToPath(new URL('../../../examples/9-lettrage/story.jsonl', import.meta.url)),
  'utf8',
)
  .trimEnd()
  .split('\n')

/** AF-5 to its line of that number, and then more. */
const upTo = async (number: number, ...more: ReadonlyArray<object>) => {
  const store = path()
  const file = story(...lines.slice(0, number), ...more)
  expect(await quittance('run', file, '--store', store)).toMatchObject({ code: 0, err: '' })
  return store
}
const lineOf = (text: string) => lines.findIndex((line) => line.includes(text)) + 1

let store = ''
beforeAll(async () => {
  store = await upTo(lines.length)
})
const ask = async (question: string, ...options: ReadonlyArray<string>) => {
  const { code, out, err } = await quittance(question, '--store', store, ...options)
  expect([code, err]).toEqual([0, ''])
  return out
}

const receive = (bankReference: string, amount: string) => [
  {
    ...{ type: 'ReceiveCollection', occurredAt: '2026-03-16T09:00:00Z', actor: 'bank' },
    ...{ account: 'FR76', bookedOn: '2026-03-16', bankReference, sequence: 1 },
    ...{ amount: { amount, currency: 'EUR' }, means: 'transfer' },
  },
]
const identify = (collectionId: string, debtorId: string) => ({
  ...{ type: 'IdentifyCollection', occurredAt: '2026-03-16T09:10:00Z', actor: 'desk' },
  ...{ collectionId, debtorId },
})
const paid = (reference: string, amount: string, debtor: string) => [
  ...receive(reference, amount),
  identify(reference, debtor),
]

interface Receipt extends Readonly<Record<string, string>> {}

describe('quittance collections', () => {
  const told = async (...options: ReadonlyArray<string>) =>
    JSON.parse(await ask('collections', '--json', ...options))
  const rows = async (...options: ReadonlyArray<string>) =>
    (await told(...options)).collections.map((each: Receipt) => {
      const { allocated, held, refunded, forwarded, reversed, left } = each
      const parts = [allocated, held, refunded, forwarded, reversed, left]
      return [each['reference'], each['received'], ...parts, each['daysInSuspense']].join(' ')
    })

  test.each<[ReadonlyArray<string>, ReadonlyArray<string>]>([
    // L-4: in suspense since it came, until it is identified.
    [
      ['--as-of', '2026-02-03', '--on', '2026-02-09'],
      ['VIR-0203 1234.56 0.00 0.00 0.00 0.00 0.00 1234.56 6'],
    ],
    [['--as-of', '2026-02-10'], ['VIR-0203 1234.56 1234.56 0.00 0.00 0.00 0.00 0.00 ']],
    [
      ['--as-of', '2026-03-09', '--debtor', 'C'],
      [
        // L-5: the cheque went back.
        'CHQ-0227 18000.00 0.00 0.00 0.00 0.00 18000.00 0.00 ',
        'VIR-0306 650.00 600.00 50.00 0.00 0.00 0.00 0.00 ',
        'VIR-0309 600.00 0.00 600.00 0.00 0.00 0.00 0.00 ',
      ],
    ],
    [
      ['--contract', contract],
      [
        'VIR-0203 1234.56 1234.56 0.00 0.00 0.00 0.00 0.00 ',
        'CHQ-0227 18000.00 0.00 0.00 0.00 0.00 18000.00 0.00 ',
        'VIR-0306 650.00 650.00 0.00 0.00 0.00 0.00 0.00 ',
        'VIR-0309 600.00 0.00 0.00 600.00 0.00 0.00 0.00 ',
        'VIR-0310 23995.00 23995.00 0.00 0.00 0.00 0.00 0.00 ',
        'VIR-BATI-0305 12000.00 0.00 0.00 0.00 12000.00 0.00 0.00 ',
      ],
    ],
  ])('%j are each in its places', async (options, expected) =>
    expect(await rows(...options)).toEqual(expected),
  )

  test('are of the last day on which anything was booked, of what came in or of the contract', async () => {
    expect((await told('--as-of', '2026-02-26')).on).toBe('2026-02-10')
    const asked = ['--contract', contract, '--as-of', '2026-02-02']
    expect((await told(...asked)).on).toBe('2026-01-13')
  })

  test('of a debtor of no line are those that he paid', async () => {
    const own = await upTo(lines.length, ...paid('V1', '1.00', 'Z'))
    const asked = ['collections', '--store', own, '--debtor', 'Z', '--json']
    expect(JSON.parse((await quittance(...asked)).out)).toMatchObject({
      ...{ collections: [{ reference: 'V1', left: '1.00' }], inSuspense: [{ amount: '1.00' }] },
    })
  })

  test('show a person where each is, and what is in suspense', async () =>
    expect(await ask('collections', '--as-of', '2026-02-03', '--on', '2026-02-09')).toBe(
      `
Collections (encaissements), 2026-02-09

Received    Reference  Debtor     Amount       Allocated  Held  Refunded  Forwarded  Went back  In suspense  Days
2026-02-03  VIR-0203   unknown  1,234.56  EUR                                                      1,234.56     6
In suspense (en attente): 1,234.56 EUR.
`.trimStart(),
    ))

  test('say what the client is to pass on, and by when (D-1)', async () => {
    const asked = ['--contract', contract, '--as-of', '2026-03-11']
    const { directPayments, on } = await told(...asked)
    expect(on).toBe('2026-03-11')
    const awaited = {
      ...{ collectionId: expect.any(String), reference: 'VIR-BATI-0305', contractId: contract },
      ...{ debtorId: 'B', invoiceId: expect.any(String), currency: 'EUR', amount: '12000.00' },
      ...{ charged: '0.00', receivedByClientOn: '2026-03-05', passOnBy: '2026-03-12' },
    }
    expect(directPayments).toEqual([{ ...awaited, daysLate: 0 }])
    expect((await told(...asked, '--on', '2026-03-13')).directPayments).toEqual([
      { ...awaited, daysLate: 1 },
    ])
    expect(await ask('collections', ...asked, '--on', '2026-03-13')).toMatch(
      /\n\nPaid to the client \(règlement direct\) +Reference .*\n2026-03-05 +VIR-BATI-0305 +B +12,000\.00 +EUR +2026-03-12 +1\n$/,
    )
    // The rule of the contract is the same: on that day it is not charged yet.
    const refused = lines.find((line) => line.includes('DirectPaymentNotDue')) ?? ''
    expect(JSON.parse(refused).chargedOn).toBe(awaited.passOnBy)
  })

  test('are none of what is charged or passed on', async () =>
    expect((await told()).directPayments).toEqual([]))

  test('say so where nothing has come in', async () => {
    const options = ['--as-of', '2026-01-12', '--contract', contract]
    expect(await ask('collections', ...options)).toBe(
      'Collections (encaissements), 2026-01-12\n\nNothing has come in.\n',
    )
    expect(await told('--as-of', '2026-01-12')).toEqual({
      ...{ on: null, collections: [], inSuspense: [], directPayments: [] },
    })
  })

  test.each<[ReadonlyArray<string>, number, RegExp]>([
    [['--debtor', 'Z'], 1, /^There is no debtor Z in this ledger: check its name\.$/m],
    [['--debtor', 'B', '--contract', contract], 2, /cannot be used with option '--debtor <id>'/],
  ])('%j ends with %i', async (options, code, sentence) => {
    expect(await quittance('collections', '--store', store, ...options)).toMatchObject({
      ...{ code, out: '', err: expect.stringMatching(sentence) },
    })
  })

  test('of a debtor who has paid nothing are none', async () => {
    const own = await upTo(lineOf('TransmitSchedule'))
    expect(await quittance('collections', '--store', own, '--debtor', 'B')).toMatchObject({
      ...{ code: 0, out: 'Collections (encaissements)\n\nNothing has come in.\n' },
    })
  })
})

describe('quittance propose', () => {
  const before = lineOf('VIR-0203')
  const propose = (own: string, collection: string, ...options: ReadonlyArray<string>) =>
    quittance('propose', '--store', own, '--collection', collection, ...options)

  test.each<[string, string, ReadonlyArray<string>, ReadonlyArray<string>]>([
    ['of one invoice', '24000.00', [], ['F101 24,000.00 it is of that amount']],
    [
      ...(['of some', '21000.00', []] as const),
      ['F102 12,000.00', 'F105 9,000.00'].map(
        (row) => `${row} with the others it comes to that amount`,
      ),
    ],
    [
      ...(['of none', '25000.00', []] as const),
      ['F101 24,000.00 it is due first', 'F102 1,000.00 it is due first'],
    ],
    [
      ...(['indicated', '25000.00', ['--indicated', 'f-102', 'F101']] as const),
      ['F102 12,000.00 the debtor indicates it', 'F101 13,000.00 the debtor indicates it'],
    ],
  ])(
    'says of an amount %s, %s, what it would pay and why',
    async (_what, amount, options, rows) => {
      const own = await upTo(before - 1, ...paid('V1', amount, 'B'))
      const { code, out, err } = await propose(own, 'V1', ...options)
      expect([code, err]).toEqual([0, ''])
      const [heading, , , ...told] = out.trimEnd().split('\n')
      expect(heading).toBe(
        'Collection V1 of B, received 2026-03-16, in EUR: proposed allocations (lettrage)',
      )
      expect(
        told.map((row) =>
          row.replace(/ +AF-2026-0019 +2026-03-10 +[\d,.]+/, '').replace(/ {2,}/g, ' '),
        ),
      ).toEqual(rows)
    },
  )

  test('finds what the bank entry names, and says what is left and what is not open', async () => {
    const own = await upTo(before - 1, ...paid('FACT F104', '650.00', 'C'))
    const named = (await propose(own, 'FACT F104')).out
    expect(named).toMatch(
      /^F104 .* 600\.00 +600\.00 +the bank entry names it\nLeft on account: 50\.00 EUR\.$/m,
    )
    const indicated = (await propose(own, 'FACT F104', '--indicated', 'F999', 'F103')).out
    expect(indicated).toMatch(
      /^F103 .* 650\.00 +the debtor indicates it\nIndicated, and not open: F999\.$/m,
    )
  })

  test('pays what an ended line covers before the rest, even before an exact amount (R3)', async () => {
    const of = { contractId: contract, debtorId: 'B', actor: 'credit desk' }
    const withdrawn = {
      ...{ ...of, type: 'WithdrawLine', occurredAt: '2026-03-13T09:00:00Z' },
      reason: 'alert',
    }
    const [line] = Object(scheduleOf('R9', 'F101')).lines
    const later = { ...line, number: 'G1', amount: { amount: '1000.00', currency: 'EUR' } }
    const invoices = { count: 1, amount: later.amount }
    const creditNotes = { count: 0, amount: { amount: '0.00', currency: 'EUR' } }
    const more = {
      ...{ ...scheduleOf('R9', 'F101'), contractId: contract, lines: [later] },
      ...{ header: { invoices, creditNotes }, transmittedOn: '2026-03-16' },
      occurredAt: '2026-03-16T08:00:00Z',
    }
    const receipt = paid('V1', '1000.00', 'B')
    const standing = await upTo(before - 1, more, ...receipt)
    expect((await propose(standing, 'V1')).out).toMatch(/G1 .*1,000.00 +it is of that amount/)
    const anew = {
      ...{ ...of, type: 'RequestLine', occurredAt: '2026-03-13T10:00:00Z' },
      ...{ orderReference: 'PO-2', amount: { amount: '40000.00', currency: 'EUR' } },
    }
    const forTwoDays = {
      ...{ ...of, type: 'GrantLine', occurredAt: '2026-03-13T11:00:00Z', limit: anew.amount },
      ...{ quotity: '1', validFrom: '2026-03-13', validTo: '2026-03-14' },
    }
    for (const end of [[withdrawn], [withdrawn, anew], [withdrawn, anew, forTwoDays]]) {
      const ended = await upTo(before - 1, ...end, more, ...receipt)
      expect((await propose(ended, 'V1')).out).toMatch(/F101 .*1,000.00 +it is due first/)
      expect((await propose(ended, 'V1')).out).not.toContain('G1')
    }
  })

  test('gives a machine a command that run takes as it is, and what it proposed is so', async () => {
    const own = await upTo(before - 1, ...paid('F101 F102', '25000.00', 'B'))
    const { code, out, err } = await propose(own, 'F101 F102', '--json')
    expect([code, err]).toEqual([0, ''])
    expect(JSON.parse(out)).toMatchObject({
      ...{ type: 'AllocatePayment', occurredAt: '2026-03-16T09:10:00Z', actor: 'lettrage' },
      allocations: [{ amount: { amount: '24000.00' } }, { amount: { amount: '1000.00' } }],
    })
    const file = path('allocate.jsonl')
    writeFileSync(file, out)
    expect(await quittance('run', file, '--store', own)).toMatchObject({ code: 0, err: '' })
    const collections = await quittance('collections', '--store', own, '--json')
    expect(JSON.parse(collections.out).collections).toMatchObject([
      { allocated: '25000.00', left: '0.00' },
    ])
    const receivables = await quittance(
      ...['receivables', '--contract', contract, '--debtor', 'B', '--store', own, '--json'],
    )
    // L-1
    expect(JSON.parse(receivables.out).receivables).toMatchObject([
      { number: 'F102', open: '11000.00' },
      { number: 'F105', open: '9000.00' },
    ])
    expect(await propose(own, 'F101 F102')).toMatchObject({
      ...{ code: 1, err: expect.stringMatching(/^Nothing of F101 F102 is left to allocate/) },
    })
  })

  test('names in the command the last day of the log, or of the receipt if that is later', async () => {
    const atOf = async (...more: ReadonlyArray<object>) => {
      const own = await upTo(before - 1, ...paid('V1', '24000.00', 'B'), ...more)
      return JSON.parse((await propose(own, 'V1', '--json')).out).occurredAt
    }
    const late = (occurredAt: string) => ({ ...receive('V2', '1.00')[0], occurredAt })
    expect(await atOf(late('2026-03-17T08:00:00Z'))).toBe('2026-03-17T08:00:00Z')
    expect(await atOf(late('2026-03-16T08:00:00Z'))).toBe('2026-03-16T09:10:00Z')
  })

  test('says that the search of some gave up', async () => {
    const invoices = Array.from({ length: 60 }, (_, n) => ({
      ...{ kind: 'invoice', number: `G${n}`, debtorId: 'B', issuedOn: '2026-01-09' },
      ...{ dueOn: '2026-03-10', amount: { amount: '2.00', currency: 'EUR' } },
      proofs: [{ kind: 'deliveryNote', reference: `BL-${n}` }],
    }))
    const header = {
      invoices: { count: 60, amount: { amount: '120.00', currency: 'EUR' } },
      creditNotes: { count: 0, amount: { amount: '0.00', currency: 'EUR' } },
    }
    const many = { ...scheduleOf('R9', 'F101'), contractId: contract, header, lines: invoices }
    const own = await upTo(
      lineOf('GrantLine') + 2,
      { ...schedule, ...many },
      ...paid('V1', '21.01', 'B'),
    )
    const sentence =
      'The search for invoices that come to the amount gave up after its steps: there may be some.\n'
    expect((await propose(own, 'V1')).out).toMatch(new RegExp(`\\n${sentence}$`))
    const { code, out, err } = await propose(own, 'V1', '--json')
    expect([code, err]).toEqual([0, sentence])
    expect(JSON.parse(out).allocations).toHaveLength(11)
  })

  test.each<[string, ReadonlyArray<object>, ReadonlyArray<string>, RegExp]>([
    [
      'is not there',
      [],
      [],
      /^There is no collection V1 in this ledger: check its id or its reference\.$/m,
    ],
    [
      'is of nobody',
      receive('V1', '1.00'),
      [],
      /^Nobody knows yet who paid V1: identify it first \(IdentifyCollection\)\.$/m,
    ],
    [
      ...([
        'is of a name that two have',
        [...receive('V1', '1.00'), ...receive('V1', '2.00')],
        [],
      ] as const),
      /^Several collections have the reference V1: name one by its id, of [\w-]+, [\w-]+\.$/m,
    ],
    [
      ...(['pays nothing', paid('V1', '1.00', 'Z'), ['--json']] as const),
      /^Nothing that Z owes can be paid by collection V1\.$/m,
    ],
  ])('refuses a receipt that %s', async (_what, more, options, sentence) => {
    const own = await upTo(before - 1, ...more)
    expect(await propose(own, 'V1', ...options)).toMatchObject({
      ...{ code: 1, out: '', err: expect.stringMatching(sentence) },
    })
  })

  test('leaves on account what pays nothing, and waits for what the client has', async () => {
    const own = await upTo(lineOf('ReportDirectPayment'), ...paid('V1', '1.00', 'Z'))
    expect(await propose(own, 'V1')).toMatchObject({
      code: 0,
      out: expect.stringMatching(
        /\n\nNothing that Z owes can be paid by it\.\nLeft on account: 1\.00 EUR\.\n$/,
      ),
    })
    expect(await propose(own, 'VIR-BATI-0305')).toMatchObject({
      ...{ code: 1, out: '' },
      err: 'The client has not passed VIR-BATI-0305 on yet: there is nothing to allocate.\n',
    })
  })
})
