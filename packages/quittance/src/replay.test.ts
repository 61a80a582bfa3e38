/** `quittance replay`: everything anew, and whatever is not what the events add up to is named. */
import { copyFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { openSqlite } from '@quittance/event-store-sqlite'
import { openLedgerOn, tell as told } from '@quittance/ledger'
import { balances, collections, due, receivables } from '@quittance/projections'
import { startDouble } from '@quittance/protocol-double'

import { memory } from '../../ledger/src/memory.ts'
import { asText, fromText, type Snapshot } from '../../ledger/src/snapshot.ts'
import { openLedger } from './open-ledger.ts'
import { roomOfStream, type rooms } from './rooms/rooms.ts'
import { runStory } from './story/run-story.ts'
import { contract } from './testing/af-1.ts'
import { right } from './testing/answers.ts'
import { quittance } from './testing/command-line.ts'
import { examples, storyOf } from './testing/examples.ts'
import { execute, readLog, tamper } from './testing/files.ts'
import { givenTo } from './testing/keeping.ts'
import { scratch } from './testing/scratch.ts'

const { path, remove } = scratch()
afterAll(remove)

/** With the rows of every projection that can be kept, and a state of every stream but the shortest. */
const keeping = async (folder: string): Promise<string> => {
  const file = path()
  const store = await openSqlite(file, { create: true })
  const kept = memory(store.checkpoints, { shortest: 1 })
  const ledger = await openLedgerOn(givenTo(store), { memory: kept })
  for await (const { asExpected } of runStory({ ...ledger, store }, storyOf(folder))) {
    expect(asExpected).toBe(true)
    await kept.snapshots.settle()
  }
  await ledger.close()
  await store.close()
  const keeper = await openLedger(file)
  await keeper.keep(balances).settled()
  await keeper.keep(due).settled()
  await keeper.keep(collections).settled()
  await keeper.keep(receivables).settled()
  await keeper.close()
  return file
}

const stores = new Map<string, string>()
beforeAll(async () => {
  for (const folder of examples) stores.set(folder, await keeping(folder))
})
const of = (folder: string) => stores.get(folder) ?? ''
const copy = (folder = '1-first-contract'): string => {
  const to = path()
  copyFileSync(of(folder), to)
  return to
}
test('An event that cannot have happened is named, where it stands', async () => {
  const store = copy()
  tamper(store, `UPDATE events SET data = replace(data, '"54600.00"', '"54601.00"')`)
  const { code, err } = await quittance('replay', '--store', store)
  expect([code, err]).toEqual([
    3,
    expect.stringMatching(
      /^contract-AF-2026-0001@10 cannot have happened: .* Run `quittance audit`/,
    ),
  ])
})

const found = async (store: string) => {
  const { code, out } = await quittance('replay', '--store', store, '--json')
  return {
    code,
    differences: out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line)),
  }
}

describe('quittance replay', () => {
  test.each(examples)('finds what is kept and what decides of %s as it was', async (folder) => {
    const store = of(folder)
    const { code, out } = await quittance('replay', '--store', store)
    expect(code).toBe(0)
    expect(out).toMatch(/^\d+ events replayed: [\d,]+ figures, rows and snapshots are alike\.\n$/)
    const json = JSON.parse((await quittance('replay', '--store', store, '--json')).out)
    expect(json.events).toBe((await readLog(store)).length)
    const streams = new Set((await readLog(store)).map(({ stream }) => stream))
    expect(json.compared).toBeGreaterThan(2 * streams.size)
  })

  test('compares every projection, and each figure of it in some example', async () => {
    const seen = new Map<string, Set<string>>()
    for (const folder of examples) {
      const followed = new Map<string, ReturnType<(typeof rooms)[number]['begin']>>()
      for (const recorded of await readLog(of(folder))) {
        const { stream } = recorded
        const following = followed.get(stream) ?? roomOfStream(stream)?.begin()
        if (following) followed.set(stream, following)
        following?.tell(told(recorded) as never)
      }
      for (const [stream, { views }] of followed) {
        for (const { projection, shows } of views()) {
          const name = `${stream.slice(0, stream.indexOf('-'))}: ${projection}`
          const figures = Object.keys(shows).filter((figure) => shows[figure] !== undefined)
          seen.set(name, new Set([...(seen.get(name) ?? []), ...figures]))
        }
      }
    }
    const said = [...seen].map(([name, figures]) => `${name}: ${[...figures].join(', ')}`)
    expect(said.toSorted()).toEqual(shown)
  })

  test.each([
    ['balances', '"amount":"', '"amount":"9'],
    ['due', '"isFunded":true', '"isFunded":false'],
    ['collections', '"state":"identified"', '"state":"received"'],
    ['receivables', '"isReopened":false', '"isReopened":true'],
  ])('finds a kept row of %s that was changed', async (projection, was, becomes) => {
    const broken = copy()
    const one = `projection = '${projection}' AND key =
      (SELECT min(key) FROM projected_rows WHERE projection = '${projection}' AND text LIKE '%${was}%')`
    execute(
      broken,
      `UPDATE projected_rows SET text = replace(text, '${was}', '${becomes}') WHERE ${one}`,
    )
    const { code, differences } = await found(broken)
    expect([code, differences]).toEqual([
      1,
      [
        {
          ...{ projection, key: expect.any(String) },
          expected: expect.stringContaining(was),
          found: expect.stringContaining(becomes),
        },
      ],
    ])
  })

  test.each(['balances', 'due', 'collections', 'receivables'])(
    'finds a row of %s that is missing, and one that is too many',
    async (projection) => {
      const broken = copy()
      const all = `projection = '${projection}'`
      const one = `(SELECT min(key) FROM projected_rows WHERE ${all})`
      execute(broken, `UPDATE projected_rows SET key = 'AF-9' WHERE ${all} AND key = ${one}`)
      const { out } = await quittance('replay', '--store', broken)
      expect(out.trimEnd().split('\n').toSorted()).toEqual([
        expect.stringMatching(new RegExp(`^${projection}: \\S+: expected \\{.*\\}; found no row$`)),
        expect.stringMatching(new RegExp(`^${projection}: AF-9: expected no row; found \\{.*\\}$`)),
      ])
    },
  )

  const streams: ReadonlyArray<readonly [stream: string, folder: string]> = [
    [`contract-${contract}`, '1-first-contract'],
    [`guaranteeLine-${contract}_B`, '1-first-contract'],
    ['debtor-', '7-guarantee-line'],
    ['invoice-', '1-first-contract'],
    ['collection-', '1-first-contract'],
    [`advance-${contract}_D1`, '1-first-contract'],
    ['recovery-', '12-recovery'],
    ['relationship-', '13-a-year-of-service'],
  ]
  test.each(streams)('finds a kept state of %s that is another', async (prefix, folder) => {
    const broken = copy(folder)
    const stream = await rewritten(broken, prefix, (kept) => ({
      ...kept,
      state: { ...(kept.state as object), more: true },
    }))
    expect((await found(broken)).differences).toEqual([
      {
        ...{ projection: 'snapshot', key: expect.stringMatching(`^${stream}@\\d+$`) },
        ...{ expected: 'state.more missing', found: 'true' },
      },
    ])
  })

  test('names the first figure of a kept state that is another', async () => {
    const broken = copy()
    await rewritten(broken, `contract-${contract}`, ({ state, ...kept }) => {
      const { account, ...others } = state as { account: { outstanding: object } }
      const outstanding = { ...account.outstanding, minor: 1n }
      return { ...kept, state: { ...others, account: { ...account, outstanding } } }
    })
    expect((await found(broken)).differences).toEqual([
      {
        ...{ projection: 'snapshot', key: expect.stringContaining(`contract-${contract}@`) },
        expected: expect.stringMatching(/^state\.account\.outstanding\.minor\.\$bigint "\d+"$/),
        found: '"1"',
      },
    ])
  })

  test.each<[what: string, (kept: Snapshot) => Snapshot, expected: string, found: string]>([
    ['of another event', (kept) => ({ ...kept, hash: 'f'.repeat(64) }), '^hash "', '"ffff'],
    ['of another room', (kept) => ({ ...kept, category: 'advance' }), 'a contract', 'an? advance'],
    [
      'beyond the end of its stream',
      (kept) => ({ ...kept, revision: kept.revision + 999n }),
      'to end with contract-',
      'no such event',
    ],
    [
      'that answered another command',
      (kept) => ({ ...kept, answered: kept.answered.slice(1) }),
      '^answered',
      '@|missing',
    ],
  ])('finds a kept state %s', async (_what, otherwise, expected, was) => {
    const broken = copy()
    await rewritten(broken, `contract-${contract}`, otherwise)
    expect((await found(broken)).differences).toEqual([
      {
        ...{ projection: 'snapshot', key: expect.stringContaining(`contract-${contract}`) },
        ...{ expected: expect.stringMatching(expected), found: expect.stringMatching(was) },
      },
    ])
  })

  test('finds a kept state that cannot be read, and passes over one of another fold', async () => {
    const [broken, older] = [copy(), copy()]
    execute(broken, "UPDATE checkpoints SET checkpoint = 'x' WHERE name LIKE 'snapshot-contract-%'")
    expect((await found(broken)).differences).toEqual([
      {
        ...{ projection: 'snapshot', key: `contract-${contract}` },
        ...{ expected: 'a snapshot that can be read', found: 'it is not whole' },
      },
    ])
    await rewritten(older, `contract-${contract}`, (kept) => ({
      ...kept,
      foldVersion: 0,
      state: {},
    }))
    expect((await quittance('replay', '--store', older)).code).toBe(0)
  })

  test('goes by a server, and by rows that are kept beside it', async () => {
    const double = await startDouble()
    try {
      const [log, rows] = [path('log.ndjson'), path('rows.db')]
      writeFileSync(log, (await quittance('export', '--store', of('1-first-contract'))).out)
      const beside = ['--store', double.connectionString, '--tables', rows]
      await quittance('import', log, '--store', double.connectionString)
      expect((await quittance('close-day', '--on', '2026-03-31', ...beside)).code).toBe(0)
      const { code, out } = await quittance('replay', ...beside, '--json')
      const here = await quittance('replay', '--store', copy(), '--json')
      expect([code, JSON.parse(out).events]).toEqual([0, JSON.parse(here.out).events])
      execute(rows, "UPDATE projected_rows SET key = 'AF-9'")
      expect((await quittance('replay', ...beside)).out).toMatch(/^due: AF-9: expected no row; /m)
    } finally {
      await double.close()
    }
  })

  // What an event says twice must be the same both times: each fold reads one of them.
  test.each([
    ['receivables', 'open', 'PaymentApplied', '$.open.amount'],
    ['journal', 'coverInUse', 'OutstandingReduced', '$.released.amount'],
  ])('finds by %s that %s is said otherwise', async (projection, figure, type, path) => {
    const broken = copy()
    const tables = ['checkpoints', 'projected_rows', 'projections', 'live_projections']
    execute(broken, tables.map((table) => `DELETE FROM ${table};`).join(''))
    const last = `(SELECT max(position) FROM events WHERE type = '${type}')`
    tamper(
      broken,
      `UPDATE events SET data = json_set(data, '${path}', '1.00') WHERE position = ${last}`,
    )
    const { code, differences } = await found(broken)
    const said = expect.stringMatching(`^${figure} -?[0-9.]+$`)
    expect(code).toBe(1)
    expect(differences).toContainEqual({
      ...{ projection, key: expect.any(String), expected: said, found: said },
    })
    expect(differences.every((each) => each.expected.startsWith(`${figure} `))).toBe(true)
  })
})

const rewritten = async (
  file: string,
  prefix: string,
  change: (kept: Snapshot) => Snapshot,
): Promise<string> => {
  const store = await openSqlite(file)
  for (const stream of new Set((await readLog(file)).map((each) => each.stream))) {
    const text = stream.startsWith(prefix)
      ? await store.checkpoints.load(`snapshot-${stream}`)
      : undefined
    if (text === undefined) continue
    await store.checkpoints.save(
      `snapshot-${stream}`,
      await asText(change(right(await fromText(text)))),
    )
    await store.close()
    return stream
  }
  throw new Error(`no state of ${prefix} is kept`)
}

/** By stream and projection, the figures that are compared. */
const shown = [
  'collection: collections: received, allocated, held, refunded, forwarded, reversed, left',
  'contract: aged: outstanding, debtorsCredit',
  'contract: balances: outstanding, fundsInUse, guaranteeFund, clientAccount',
  'contract: due: outstanding, openInvoices, closedUntil',
  'contract: journal: outstanding, clientAccount, guaranteeFund',
  'contract: position: outstanding, fundsInUse, guaranteeFund, clientAccount, availability, status',
  'contract: service: terms',
  'contract: statement: outstanding, fundsInUse, guaranteeFund, clientAccount',
  'debtor: debtors: lines, typology, insolvency, judgmentOn, claims',
  'debtor: insolvencies: insolvency, judgmentOn, claims',
  'guaranteeLine: journal: coverInUse',
  'guaranteeLine: lines: limit, coverInUse, outstanding, called',
  'guaranteeLine: losses: called, recovered',
  'invoice: receivables: number, open, paid, credited, status, dueOn, isDisputed',
  'invoice: recoveries: number, open, paid, credited, status, dueOn, isDisputed',
  'recovery: recoveries: taken, promise, suspendedFor, penalties',
  'relationship: followUp: contacts, meetings, trainings',
  'relationship: service: complaints, surveys',
]
