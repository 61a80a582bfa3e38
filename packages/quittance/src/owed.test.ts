/** `aged` and `receivables`: what is owed under a contract, in the figures of the stories. */
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { quittance } from './testing/command-line.ts'
import { tell } from './testing/examples.ts'
import { scratch } from './testing/scratch.ts'

const { path, story, remove } = scratch()
afterAll(remove)

/** Each example in a ledger of its own, and its contract; of AF-3 before the debtor is insolvent. */
const examples = {
  'AF-1': ['1-first-contract', 'AF-2026-0001', path()],
  'AF-2': ['2-availability', 'AF-2026-0002', path()],
  'AF-3': ['7-guarantee-line', 'AF-2026-0007', path(), '--as-of', '2026-03-16'],
  'AF-5': ['9-lettrage', 'AF-2026-0019', path()],
  'AF-16': ['8-schedule-line-by-line', 'AF-2026-0001', path()],
} as const
type Example = keyof typeof examples
/** As far as the line of AF-3 was withdrawn, and its debtor not yet insolvent. */
const withdrawn = ['--as-of', '2026-03-16']
beforeAll(async () => {
  for (const [folder, , store] of Object.values(examples)) await tell(folder, store)
})

const ask = async (question: string, of: Example, ...options: ReadonlyArray<string>) => {
  const [, contract, store, ...by] = examples[of]
  const asked = [question, '--contract', contract, '--store', store, ...by, ...options]
  const { code, out, err } = await quittance(...asked)
  expect([code, err]).toEqual([0, ''])
  return out
}
const askJson = async (question: string, of: Example, ...options: ReadonlyArray<string>) =>
  JSON.parse(await ask(question, of, '--json', ...options))

interface Aged {
  readonly debtorId: string
  readonly open: string
  readonly disputed: string
  readonly credit: string
  readonly account: string
}
interface Receivable {
  readonly [field: string]: unknown
  readonly number: string
  readonly open: string
  readonly legal: { readonly state: string }
  readonly collection: { readonly state: string }
  readonly cover: { readonly state: string; readonly covered: string }
  readonly funding: { readonly state: string; readonly eligible: string }
}

describe('quittance aged', () => {
  test.each<[Example, ReadonlyArray<string>, ReadonlyArray<string>, string]>([
    ['AF-1', [], ['B 10000.00 0.00 0.00 10000.00', 'C 600.00 0.00 0.00 600.00'], '10600.00'],
    [
      'AF-1',
      ['--as-of', '2026-01-12'],
      ['B 36000.00 0.00 0.00 36000.00', 'C 18600.00 0.00 0.00 18600.00'],
      '54600.00',
    ],
    [
      ...([
        'AF-2',
        [],
        [
          'A 50000.00 0.00 0.00 50000.00',
          'B 80000.00 20000.00 0.00 80000.00',
          'C 70000.00 0.00 0.00 70000.00',
        ],
      ] as const),
      '200000.00',
    ],
    [
      'AF-3',
      withdrawn,
      ['D 12000.00 0.00 0.00 12000.00', 'E 19000.00 0.00 0.00 19000.00'],
      '31000.00',
    ],
    // On 6 March CONSTRUX has paid 50.00 too much; on the 11th it is used for F103.
    [
      'AF-5',
      ['--as-of', '2026-03-06'],
      ['B 43765.44 0.00 0.00 43765.44', 'C 18000.00 0.00 50.00 17950.00'],
      '61765.44',
    ],
    ['AF-5', [], ['B 7765.44 0.00 0.00 7765.44', 'C 17950.00 0.00 0.00 17950.00'], '25715.44'],
    // The credit note on F103, which is paid, is CONSTRUX's.
    ['AF-16', [], ['B 34000.00 0.00 0.00 34000.00', 'C 8600.00 0.00 1000.00 7600.00'], '42600.00'],
  ])(
    'of %s %j has the account of each debtor, and comes to the outstanding',
    async (of, by, debtors, open) => {
      const told = await askJson('aged', of, ...by)
      expect(
        told.debtors.map(({ debtorId, open, disputed, credit, account }: Aged) =>
          [debtorId, open, disputed, credit, account].join(' '),
        ),
      ).toEqual(debtors)
      const { outstanding } = await askJson('balances', of, ...by)
      expect([told.total.open, outstanding]).toEqual([open, open])
    },
  )

  test('shows a person a line a debtor, by how long it is due', async () =>
    expect(await ask('aged', 'AF-5', '--as-of', '2026-03-06', '--on', '2026-04-10')).toBe(
      `
Aged balance (balance âgée) of contract AF-2026-0019 of ALPHA, 2026-04-10, in EUR

Debtor  Not due  1–30 days      31–60  61–90  91+  Open (encours)  Disputed (litige)  Credit  Account (compte)
B                           43,765.44                   43,765.44                                    43,765.44
C                           18,000.00                   18,000.00                      50.00         17,950.00
Total                       61,765.44                   61,765.44                      50.00         61,715.44
`.trimStart(),
    ))

  test('gives a machine decimal strings, by the last of the days past due', async () => {
    const told = await askJson('aged', 'AF-1', '--on', '2026-06-09')
    const ages = { notDue: '0.00', upTo30: '0.00', upTo60: '0.00', upTo90: '0.00' }
    const figures = (open: string) => ({
      ...{ ...ages, beyond90: open, open, disputed: '0.00', credit: '0.00', account: open },
    })
    expect(told).toEqual({
      ...{ contractId: 'AF-2026-0001', clientId: 'ALPHA', currency: 'EUR' },
      ...{ bookedOn: '2026-03-31', on: '2026-06-09' },
      debtors: [
        { debtorId: 'B', ...figures('10000.00') },
        { debtorId: 'C', ...figures('600.00') },
      ],
      total: figures('10600.00'),
    })
  })

  test('says so where nothing is owed', async () =>
    expect(await ask('aged', 'AF-1', '--as-of', '2026-01-07')).toMatch(
      /, 2026-01-07, in EUR\n\nNothing is open, and no debtor has a credit\.\n$/,
    ))
})

describe('quittance receivables', () => {
  const rows = async (of: Example, ...options: ReadonlyArray<string>) => {
    const { receivables } = await askJson('receivables', of, ...options)
    return receivables.map((each: Receivable) => {
      const { number, open, legal, collection, cover, funding } = each
      const [cases, figures] = [
        [legal, collection, cover, funding],
        [open, cover.covered, funding.eligible],
      ]
      return [number, ...figures, ...cases.map(({ state }) => state)].join(' ')
    })
  }

  test.each<[Example, ReadonlyArray<string>, ReadonlyArray<string>]>([
    [
      ...(['AF-1', []] as const),
      [
        'F102 10000.00 10000.00 10000.00 assigned overdue covered fundable',
        'F104 600.00 600.00 600.00 assigned overdue covered fundable',
      ],
    ],
    [
      ...(['AF-2', ['--on', '2026-03-17']] as const),
      [
        'A2 10000.00 10000.00 0.00 assigned overdue covered withdrawn',
        'A1 40000.00 40000.00 40000.00 assigned open covered fundable',
        'B1 60000.00 45000.00 60000.00 assigned open partlyCovered fundable',
        'B2 20000.00 0.00 0.00 assigned open uncovered notFundable',
        'C1 50000.00 50000.00 50000.00 assigned open covered fundable',
        'C2 20000.00 10000.00 0.00 assigned open partlyCovered notFundable',
      ],
    ],
    [
      // G-1, its last step.
      ...(['AF-3', ['--debtor', 'D', ...withdrawn]] as const),
      [
        'F3 4000.00 4000.00 4000.00 assigned partlyPaid covered fundable',
        'F4 7000.00 5000.00 7000.00 assigned open partlyCovered fundable',
        'F5 1000.00 0.00 1000.00 assigned open uncovered fundable',
      ],
    ],
    [
      ...(['AF-5', ['--as-of', '2026-03-05', '--on', '2026-02-27', '--debtor', 'C']] as const),
      [
        'F103 18000.00 18000.00 18000.00 assigned reopened covered fundable',
        'F104 600.00 600.00 600.00 assigned open covered fundable',
      ],
    ],
  ])('of %s %j are each in its four dimensions', async (of, options, expected) =>
    expect(await rows(of, ...options)).toEqual(expected),
  )

  test.each<[Example, string, string, ReadonlyArray<string>, ReadonlyArray<string>]>([
    ['AF-1', '10600.00', '10600.00', [], []],
    ['AF-2', '200000.00', '135000.00', ['overLimit B 15000.00'], []],
    ['AF-3', '31000.00', '28000.00', ['overLimit D 3000.00'], withdrawn],
    ['AF-5', '25715.44', '25715.44', [], []],
    ['AF-16', '42600.00', '41600.00', ['debtorCredit C 1000.00'], []],
  ])(
    'of %s come to the outstanding, %s, of which %s is fundable',
    async (of, open, fundable, causes, options) => {
      const { total, exclusions } = await askJson('receivables', of, ...options)
      const { outstanding } = await askJson('balances', of, ...options)
      const waterfall = await askJson('availability', of, ...options)
      expect([total.open, outstanding]).toEqual([open, open])
      expect([total.fundable, waterfall.fundable]).toEqual([fundable, fundable])
      expect(
        exclusions.map(({ cause, debtorId, amount }: Readonly<Record<string, string>>) =>
          [cause, debtorId, amount].join(' '),
        ),
      ).toEqual(causes)
    },
  )

  test('shows a person what is due, covered, disputed and funded, and why not', async () =>
    expect(await ask('receivables', 'AF-2', '--on', '2026-03-17')).toBe(
      `
Open receivables of contract AF-2026-0002 of BETA, 2026-03-17, in EUR

Invoice   Debtor  Due               Open  Law       Collection          Covered  Cover     Disputed    Eligible  Funding
A2        A       2026-01-15   10,000.00  assigned  61 days overdue   10,000.00  covered                   0.00  withdrawn: overdue
A1        A       2026-03-20   40,000.00  assigned  not due           40,000.00  covered              40,000.00  fundable
B1        B       2026-03-20   60,000.00  assigned  not due           45,000.00  in part              60,000.00  fundable
B2        B       2026-03-20   20,000.00  assigned  not due                0.00  none     20,000.00        0.00  not fundable: disputed
C1        C       2026-03-20   50,000.00  assigned  not due           50,000.00  covered              50,000.00  fundable
C2        C       2026-04-09   20,000.00  assigned  not due           10,000.00  in part                   0.00  not fundable: termTooLong
Total                         200,000.00                             155,000.00           20,000.00  150,000.00
less      B                                                                                          -15,000.00  over limit (hors approbation)
Fundable                                                                                             135,000.00
`.trimStart(),
    ))

  test('gives a machine all that is known of each', async () => {
    const { receivables, ...rest } = await askJson(
      'receivables',
      'AF-3',
      '--debtor',
      'D',
      ...withdrawn,
    )
    expect(rest).toMatchObject({
      contractId: 'AF-2026-0007',
      bookedOn: '2026-03-16',
      on: '2026-03-16',
    })
    expect(receivables[0]).toEqual({
      ...{ invoiceId: expect.any(String), number: 'F3', debtorId: 'D' },
      ...{ issuedOn: '2026-02-09', dueOn: '2026-04-30', face: '6000.00', open: '4000.00' },
      legal: { state: 'assigned', assignedOn: '2026-02-09', notifiedOn: null },
      collection: {
        ...{ state: 'partlyPaid', daysPastDue: 0, isReopened: false },
        ...{ credited: '0.00', paid: '2000.00', borne: '0.00' },
      },
      cover: { state: 'covered', covered: '4000.00', uncovered: '0.00' },
      ...{ disputed: '0.00', dispute: null },
      funding: { state: 'fundable', eligible: '4000.00', exclusions: [] },
    })
  })

  test('says what a debtor disputes and that he was told, and that its cover waits', async () => {
    const [folder, contract, store] = ['1-first-contract', 'AF-2026-0001', path()]
    await tell(folder, store)
    const of = { contractId: contract, debtorId: 'B', invoiceId: 'F102' }
    const by = { occurredAt: '2026-04-01T09:00:00Z', actor: 'test' }
    const file = story(
      { type: 'NotifyDebtor', ...by, ...of, notifiedOn: '2026-04-01' },
      {
        ...{ type: 'DisputeInvoice', ...by, ...of, amount: { amount: '3000.00', currency: 'EUR' } },
        ...{ reason: 'two pallets damaged', disputedOn: '2026-04-01' },
      },
    )
    expect(await quittance('run', file, '--store', store)).toMatchObject({ err: '', code: 0 })
    const asked = ['receivables', '--contract', contract, '--store', store, '--debtor', 'B']
    expect(JSON.parse((await quittance(...asked, '--json')).out).receivables).toMatchObject([
      {
        ...{ legal: { notifiedOn: '2026-04-01' }, cover: { state: 'suspended' } },
        ...{ disputed: '3000.00', funding: { state: 'fundable', eligible: '7000.00' } },
        dispute: { amount: '3000.00', reason: 'two pallets damaged', disputedOn: '2026-04-01' },
      },
    ])
    expect((await quittance(...asked)).out).toMatch(
      /^F102 .* 10,000\.00 +notified +22 days overdue +10,000\.00 +suspended +3,000\.00 +7,000\.00 +in part: disputed$/m,
    )
    const aged = await quittance('aged', '--contract', contract, '--store', store, '--json')
    expect(JSON.parse(aged.out).total).toMatchObject({ open: '10600.00', disputed: '3000.00' })
  })

  test('says so where nothing is open', async () =>
    expect(await ask('receivables', 'AF-1', '--as-of', '2026-01-07')).toMatch(
      /\n\nNothing is open\.\n$/,
    ))
})

describe('What is not there', () => {
  test.each(['aged', 'receivables', 'collections', 'lines'])(
    '%s of a contract ends with 1, and its name',
    async (question) => {
      const asked = [question, '--contract', 'AF-9', '--store', examples['AF-1'][2]]
      expect(await quittance(...asked)).toMatchObject({
        ...{ code: 1, out: '' },
        err: expect.stringMatching(/^There is no contract AF-9 in this ledger: check its name\./),
      })
    },
  )

  test('receivables of a debtor of no line end with 1, and his name', async () => {
    const asked = ['--contract', 'AF-2026-0001', '--debtor', 'Z', '--store', examples['AF-1'][2]]
    expect(await quittance('receivables', ...asked)).toMatchObject({
      ...{ code: 1, out: '' },
      err: 'Contract AF-2026-0001 has no debtor Z: `quittance lines` names those it has.\n',
    })
  })
})
