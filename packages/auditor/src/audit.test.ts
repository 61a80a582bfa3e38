/** Each check, and the least that only it finds. */
import { describe, expect, test } from '@jest/globals'
import { inMemory, type Row } from '@quittance/event-store'

import { audit, checks } from './audit.ts'
import type { Finding } from './check.ts'
import {
  failedLog,
  findings,
  goodLog,
  paidLog,
  rehashed,
  reversedLog,
  tampered,
  twicePaidLog,
  withOneMore,
} from './testing/ledgers.ts'

const withData = (change: (data: Record<string, unknown>) => object) => (row: Row) => ({
  data: JSON.stringify(change(JSON.parse(row.data))),
})
const withMetadata = (changes: object) => (row: Row) => ({
  metadata: JSON.stringify({ ...JSON.parse(row.metadata), ...changes }),
})
const said = {
  ...{ schemaVersion: '1', commandId: 'c', commandHash: 'h', causationId: 'c', correlationId: 'c' },
  ...{ actor: 'test', occurredAt: '2026-01-13T09:00:00Z', recordedAt: '2026-03-01T09:00:00.000Z' },
}
const refusal = {
  ...{ policy: 'note-cover', contractId: 'C1', eventId: '00000000-0000-4000-8000-000000000001' },
  ...{ command: { type: 'NoteCover' }, rejection: { type: 'NotNow' } },
}
const recovery = {
  ...{ contractId: 'C1', debtorId: 'B', recoveryId: 'R1', recoveredOn: '2026-01-20' },
  ...{ forFactor: { amount: '40.00', currency: 'EUR' }, valueOn: '2026-01-21' },
  forClient: { amount: '20.00', currency: 'EUR' },
}
const eur = (amount: string) => ({ amount, currency: 'EUR' })
const excess = {
  ...{ contractId: 'C1', debtorId: 'B', invoiceId: '60471149-1e3c-5cc6-a64d-00ac6492c6ea' },
  ...{ number: 'AV1', applied: eur('0.00'), excess: eur('10.00'), valueOn: '2026-01-21' },
}
const reduced = withData((data) => ({
  ...{ ...data, outstanding: eur('810.00'), covered: eur('810.00'), released: eur('190.00') },
}))

const collected = async (pages: ReturnType<typeof audit>) => {
  const found: Array<Finding> = []
  for await (const page of pages) found.push(...page.findings)
  return found
}

describe('The audit', () => {
  test('is silent on a ledger that holds, and says how much it read', async () => {
    const log = await goodLog()
    const pages = []
    for await (const page of audit(inMemory({ log, pageSize: 7 }))) pages.push(page)
    expect(pages.flatMap(({ findings: found }) => found)).toEqual([])
    expect(pages.reduce((sum, { events }) => sum + events, 0)).toBe(log.length)
    expect(pages.length).toBeGreaterThan(2)
  })

  test('is silent on an empty log', async () => expect(await findings([])).toEqual([]))

  test.each([
    ['was paid', paidLog],
    ['was paid, and not any more', reversedLog],
    ['paid nothing out', failedLog],
  ])('is silent on a ledger that %s, whatever it lets go on the way', async (_what, logOf) => {
    const log = await logOf()
    for (const pageSize of [1, 2, 7]) {
      expect(await collected(audit(inMemory({ log, pageSize })))).toEqual([])
    }
  })

  /**
   * What only one check finds, what it says, and where. Whoever broke it chained it anew, so that its hashes
   * hold; but where that is what is broken.
   */
  const broken: ReadonlyArray<
    readonly [
      what: string,
      log: () => Promise<Array<Row>>,
      ...finding: readonly [string, string, string | RegExp, string | RegExp],
    ]
  > = [
    [
      'an event of a type that nobody knows',
      () => tampered('KycChecked', () => ({ type: 'KycForgotten' })),
      ...([
        'readable',
        'contract-C1@3',
        'an event that can be read',
        /^KycForgotten: it is not a Contract\.Event/,
      ] as const),
    ],
    [
      'an event without a field',
      () =>
        tampered(
          'KycChecked',
          withData(({ contractId }) => ({ contractId, level: 'standard' })),
        ),
      ...([
        'readable',
        'contract-C1@3',
        'an event that can be read',
        /expiresOn: expected Day, found nothing$/,
      ] as const),
    ],
    [
      'a stream of no room',
      () => withOneMore('KycChecked', { stream: 'diary-1', revision: 0n }),
      ...([
        'readable',
        'diary-1@0',
        'an event that can be read',
        'KycChecked: no room has a stream of that name',
      ] as const),
    ],
    [
      'a position that does not rise',
      async () => {
        const log = await goodLog()
        return log.map((row, index) => ({
          ...row,
          position: log[index === 2 ? 1 : index]?.position ?? '',
        }))
      },
      ...(['ordered', 'contract-C1@2', /^a position after 0*1$/, /^0*1$/] as const),
    ],
    [
      'an event that is gone',
      () => tampered('CoverNoted', () => undefined),
      ...(['ordered', 'contract-C1@8', 'revision 7', 'revision 8'] as const),
    ],
    [
      'an event recorded before the one before it',
      () => tampered('OfferSent', withMetadata({ recordedAt: '2026-01-31T09:00:00.000Z' })),
      ...([
        'ordered',
        'contract-C1@2',
        /^recorded at 2026-02-01T09:00:\d\d\.000Z or later$/,
        'recorded at 2026-01-31T09:00:00.000Z',
      ] as const),
    ],
    [
      'an event recorded at no instant',
      () => tampered('OfferSent', withMetadata({ recordedAt: '' })),
      ...([
        'ordered',
        'contract-C1@2',
        /^recorded at .* or later$/,
        'recorded at no instant',
      ] as const),
    ],
    [
      'a contract that is requested twice',
      () => withOneMore('ContractRequested'),
      ...([
        'replayable',
        'contract-C1@15',
        'ContractRequested on what came before it',
        'Invariant broken: a contract is requested twice',
      ] as const),
    ],
    [
      'a stream that begins in the middle',
      () =>
        tampered('AdvanceRequested', ({ data }) => ({
          type: 'AdvanceInstructed',
          data: JSON.stringify({ contractId: JSON.parse(data).contractId, advanceId: 'D1' }),
        })),
      ...([
        'replayable',
        'advance-C1_D1@0',
        'AdvanceInstructed on what came before it',
        /AdvanceInstructed/,
      ] as const),
    ],
    [
      'a cent that comes from nowhere',
      () =>
        tampered(
          'ScheduleBooked',
          withData((data) => ({ ...data, purchased: eur('1000.01') })),
        ),
      ...([
        'identity',
        'contract-C1@9',
        'client account + guarantee fund = 1000.00 − 0.00',
        '1000.01 + 0.00 after ScheduleBooked',
      ] as const),
    ],
    [
      'a fee that is not its parts',
      () =>
        tampered(
          'FactoringCommissionCharged',
          withData((data) => ({ ...data, inclTax: eur('9.61') })),
        ),
      ...([
        'identity',
        'contract-C1@10',
        'client account + guarantee fund = 1000.00 − 9.60',
        '990.39 + 0.00 after FactoringCommissionCharged',
      ] as const),
    ],
    [
      'an event that does not say who decided it',
      () => tampered('OfferSent', withMetadata({ actor: '' })),
      ...(['decided', 'contract-C1@2', 'its actor', 'nothing'] as const),
    ],
    [
      'an event that occurred at no instant',
      () => tampered('OfferSent', withMetadata({ occurredAt: 'yesterday' })),
      ...(['decided', 'contract-C1@2', 'an instant at which it occurred', 'yesterday'] as const),
    ],
    [
      'two commands under one name',
      () => tampered('FactoringCommissionCharged', withMetadata({ commandHash: 'f'.repeat(64) })),
      ...([
        'decided',
        'contract-C1@10',
        /^the command .* as its first event has it$/,
        /^another under its name: f+$/,
      ] as const),
    ],
    [
      'a reaction that was refused, and waits',
      () =>
        withOneMore('KycChecked', {
          ...{ stream: 'policy-note-cover', revision: 0n, type: 'ReactionRefused' },
          ...withData(() => refusal)({ data: '{}' } as Row),
          metadata: JSON.stringify(said),
        }),
      ...([
        'decided',
        'policy-note-cover@0',
        'NoteCover, by which note-cover follows event 00000000-0000-4000-8000-000000000001',
        'refused: NotNow',
      ] as const),
    ],
    [
      'money that leaves suspense and never came',
      () =>
        withOneMore('AdvanceBooked', {
          type: 'RecoveryBooked',
          ...withData(() => recovery)({ data: '{}' } as Row),
        }),
      ...([
        'balanced',
        'contract-C1@15',
        '0.00 on 258100 EUR at the end of the log, as the receipts have it',
        '-60.00',
      ] as const),
    ],
    [
      'a credit of a debtor that no receipt holds',
      () =>
        withOneMore('AdvanceBooked', {
          type: 'CreditNoteBooked',
          ...withData(() => excess)({ data: '{}' } as Row),
        }),
      ...([
        'balanced',
        'contract-C1@15',
        '0.00 on 252100 EUR at the end of the log, as the receipts have it',
        '10.00',
      ] as const),
    ],
    [
      'cover that goes otherwise than it is released',
      () =>
        tampered(
          'OutstandingReduced',
          withData((data) => ({ ...data, released: eur('190.00') })),
          paidLog,
        ),
      ...([
        'balanced',
        'guaranteeLine-C1_B@3',
        '903100 to move by -200.00 with OutstandingReduced',
        '-190.00',
      ] as const),
    ],
    [
      'more cover than the limit',
      () =>
        tampered(
          'GuaranteeLineGranted',
          withData((data) => ({ ...data, limit: eur('500.00'), mayCover: eur('500.00') })),
        ),
      ...([
        'covered',
        'guaranteeLine-C1_B@2',
        'cover in use of 500.00 at most',
        /^1000\.00 after InvoiceCovered of /,
      ] as const),
    ],
    [
      'a draw that was answered on another availability',
      () =>
        tampered(
          'AdvanceGranted',
          withData((data) => ({ ...data, availability: eur('900.00') })),
        ),
      ...([
        'funded',
        'contract-C1@13',
        /^availability of 890\.40 on 2026-01-13, before D1$/,
        '900.00',
      ] as const),
    ],
    [
      'a receipt of which more is booked than was allocated, and of another less',
      async () => {
        const shifted = ['250.00', '150.00']
        const [taken, booked] = [[...shifted], [...shifted]]
        return (await twicePaidLog()).map((row) => {
          if (row.type === 'PaymentApplied') {
            const open = eur(taken.length === 2 ? '750.00' : '600.00')
            const applied = eur(taken.shift() ?? '')
            return { ...row, ...withData((data) => ({ ...data, applied, open }))(row) }
          }
          if (row.type !== 'CollectionBooked') return row
          const applied = eur(booked.shift() ?? '')
          const lines = (of: unknown) =>
            (of as ReadonlyArray<object>).map((line) => ({ ...line, applied }))
          return { ...row, ...withData((data) => ({ ...data, lines: lines(data['lines']) }))(row) }
        })
      },
      ...(['allocated', 'contract-C1@15', /^200\.00 of .* booked at most/, '250.00'] as const),
    ],
    [
      'an invoice and its line that are open for another amount than their contract says',
      async () => {
        const invoice = await tampered(
          'PaymentApplied',
          withData((data) => ({ ...data, applied: eur('190.00'), open: eur('810.00') })),
          paidLog,
        )
        return tampered('OutstandingReduced', reduced, async () => invoice)
      },
      ...([
        'projected',
        'invoice-60471149-1e3c-5cc6-a64d-00ac6492c6ea@3',
        '810.00 outstanding at the end of the log, as its invoices are open',
        '800.00',
      ] as const),
    ],
    [
      'a line that owes another amount than the invoices of its debtor',
      () => tampered('OutstandingReduced', reduced, paidLog),
      ...([
        'projected',
        'invoice-60471149-1e3c-5cc6-a64d-00ac6492c6ea@3',
        '800.00 outstanding under the line C1_B at the end of the log, as the invoices are open',
        '810.00',
      ] as const),
    ],
    [
      'an advance of which less was paid out than is booked',
      () =>
        tampered(
          'AdvancePaid',
          withData((data) => ({ ...data, amount: eur('400.00') })),
        ),
      ...([
        'projected',
        'advance-C1_D1@3',
        '400.00 of C1_D1 booked from then on, as it was paid out or came back',
        '500.00',
      ] as const),
    ],
    [
      'an event that was changed after it was written',
      () =>
        tampered(
          'KycChecked',
          withData((data) => ({ ...data, level: 'enhanced' })),
        ),
      ...(['chained', 'contract-C1@3', /^hash /, /^[0-9a-f]{64}$/] as const),
    ],
  ]

  const forged = (check: string, log: Array<Row>) => (check === 'chained' ? log : rehashed(log))

  test.each(broken)('finds %s', async (_what, log, check, place, expected, found) => {
    const all = await findings(forged(check, await log()))
    expect(all).toEqual([
      {
        ...{ check, stream: place.split('@')[0], revision: place.split('@')[1] },
        expected: typeof expected === 'string' ? expected : expect.stringMatching(expected),
        found: typeof found === 'string' ? found : expect.stringMatching(found),
      },
    ])
  })

  test.each(broken)(
    'finds %s when the check is asked alone, and not when the others are',
    async (_what, log, name) => {
      const rows = forged(name, await log())
      const alone = checks.filter((check) => check.name === name)
      expect(alone).toHaveLength(1)
      expect(await findings(rows, alone)).toHaveLength(1)
      expect(
        await findings(
          rows,
          checks.filter((check) => !alone.includes(check)),
        ),
      ).toEqual([])
    },
  )

  test.each(broken)('finds %s whatever it lets go on the way', async (_what, log, name) => {
    const rows = forged(name, await log())
    const store = inMemory({ log: rows, pageSize: 3 })
    const whole = await collected(audit({ readAll: store.readAll }))
    expect(whole).toHaveLength(1)
    expect(await collected(audit(store))).toEqual(whole)
  })

  test('tells a stream that ended and goes on what came before, and nothing of it twice', async () => {
    const back = { contractId: 'C1', advanceId: 'D1', amount: eur('500.00') }
    const failed = { ...back, failedOn: '2026-01-14', reason: 'the account is closed' }
    const log = await withOneMore('AdvancePaid', {
      type: 'AdvanceFailed',
      ...withData(() => failed)({ data: '{}' } as Row),
    })
    const store = inMemory({ log: rehashed(log), pageSize: 1 })
    const reads: Array<string> = []
    const read: typeof store.read = (stream, range) => {
      reads.push(stream)
      return store.read(stream, range)
    }
    expect(await collected(audit({ ...store, read }))).toEqual([
      {
        ...{ check: 'projected', stream: 'advance-C1_D1', revision: '4' },
        expected: '-500.00 of C1_D1 booked from then on, as it was paid out or came back',
        found: '0.00',
      },
    ])
    expect(reads).toContain('advance-C1_D1')
    expect(new Set(reads).size).toBe(reads.length)
  })

  test('finds every place that does not hold', async () => {
    const log = await tampered('KycChecked', () => ({ type: 'KycForgotten' }))
    const cents = log.map((row) =>
      row.type === 'ScheduleBooked'
        ? { ...row, ...withData((data) => ({ ...data, purchased: eur('1000.01') }))(row) }
        : row,
    )
    expect(
      (await findings(rehashed(cents))).map(({ check, revision }) => [check, revision]),
    ).toEqual([
      ['readable', '3'],
      ['identity', '9'],
    ])
  })

  test.each([
    ['that is no JSON', { data: '{"contractId":' }, 'its data is not JSON'],
    ['that is no object', { data: '[]' }, 'its data is no JSON object'],
    [
      'whose metadata are no texts',
      { metadata: '{"actor":1}' },
      'its metadata is no JSON object of texts',
    ],
  ])(
    'ends at a row %s, whatever was asked: nothing after it can be vouched for',
    async (_what, damage, reason) => {
      const log = await tampered('OfferSent', () => damage)
      // Not examined any more.
      log.splice(4, 1)
      for (const asked of [checks, ...checks.map((check) => [check])]) {
        expect(await findings([...log], asked)).toEqual([
          {
            ...{ check: 'readable', stream: 'contract-C1', revision: '2', found: reason },
            expected: 'an event that can be read; nothing after it was examined',
          },
        ])
      }
    },
  )

  test('fails where the store does', async () => {
    const store = inMemory({ log: await goodLog() })
    await store.close()
    await expect(audit(store).next()).rejects.toThrow('The store did not answer: it is closed')
  })
})

describe('A reaction that was refused', () => {
  const refused = () =>
    withOneMore('KycChecked', {
      ...{ stream: 'policy-note-cover', revision: 0n, type: 'ReactionRefused' },
      ...withData(() => refusal)({ data: '{}' } as Row),
      metadata: JSON.stringify(said),
    })
  const followed = async () => {
    const log = await refused()
    const follows = withMetadata({ causationId: refusal.eventId })(log.at(1) as Row)
    return [...log.slice(0, 1), ...log.slice(2), { ...(log[1] as Row), ...follows, revision: 14n }]
  }
  const { policy, contractId, eventId, rejection } = refusal
  const stop = { after: null, contractId, policy, eventId, rejection }
  const place = (index: number) => String(index).padStart(19, '0')

  test.each<
    readonly [
      what: string,
      log: () => Promise<Array<Row>>,
      kept: Readonly<Record<string, object>>,
      waits: boolean,
    ]
  >([
    ['where nothing is kept, and nothing followed', refused, {}, true],
    ['where nothing is kept, and something followed', followed, {}, false],
    [
      'where it is kept that it waits, though a part of it followed',
      followed,
      { reactions: { position: place(99), stopped: [stop] } },
      true,
    ],
    [
      'where a worker of two keeps that it waits',
      refused,
      {
        'reactions-0-of-2': { position: place(99), stopped: [stop] },
        'reactions-1-of-2': { position: place(99), stopped: [stop] },
      },
      true,
    ],
    [
      'where its contract was resumed, and nothing had to follow',
      refused,
      { reactions: { position: place(99), stopped: [] } },
      false,
    ],
    [
      'where its contract stopped at another event since',
      refused,
      { reactions: { position: place(99), stopped: [{ ...stop, eventId: 'another' }] } },
      false,
    ],
    [
      'where it was refused, and that it stopped was not kept any more',
      refused,
      { reactions: { position: place(3), stopped: [] } },
      true,
    ],
  ])('is a finding while it waits: %s', async (_what, log, kept, waits) => {
    const store = inMemory({ log: await log() })
    for (const [name, progress] of Object.entries(kept)) {
      await store.checkpoints.save(name, JSON.stringify(progress))
    }
    const found = await collected(audit(store, [checkNamed('decided')]))
    expect(found.map(({ stream }) => stream)).toEqual(waits ? ['policy-note-cover'] : [])
  })
})

const checkNamed = (name: string) => {
  const check = checks.find((each) => each.name === name)
  if (check === undefined) throw new Error(`no check ${name}`)
  return check
}

describe('A check', () => {
  test('has a name of its own, a sentence of what holds, and a page of help', () => {
    expect(checks.map(({ name }) => name)).toEqual([
      ...['readable', 'ordered', 'replayable', 'decided', 'identity', 'balanced'],
      ...['covered', 'funded', 'allocated', 'projected', 'chained'],
    ])
    for (const { holds, page } of checks) {
      expect(holds).toMatch(/^[a-z].*[^.]$/)
      expect(page).toMatch(/^[A-Z](.{1,119}\n){2}.*\.$/)
    }
  })
})
