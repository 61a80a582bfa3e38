/** The report through the front door: its bytes, its figures against those of the commands, and what it refuses. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { contract, storyFile } from './testing/af-1.ts'
import { quittance } from './testing/command-line.ts'
import { startContract } from './testing/contracts.ts'
import { examples, storyOf, tell } from './testing/examples.ts'
import { tamper } from './testing/files.ts'
import { plain, tablesIn, textOf } from './testing/pages.ts'
import { importShown, pageOf, shownReports, signedOptions } from './testing/reports.ts'
import { scratch } from './testing/scratch.ts'

const { path, story, remove } = scratch()
afterAll(remove)

const asked = (store: string, of: string, ...options: ReadonlyArray<string>) =>
  quittance('report', '--contract', of, '--store', store, ...options)

const made = async (...of: Parameters<typeof asked>): Promise<string> => {
  const { code, out, err } = await asked(...of)
  expect([code, err]).toEqual([0, ''])
  return out
}

const af1 = path()
beforeAll(() => quittance('run', storyFile, '--store', af1))

describe.each(shownReports)('The report on $contract', (shown) => {
  const store = path()
  beforeAll(() => importShown(shown, store))
  const page = readFileSync(pageOf(shown), 'utf8')

  test('is the page that docs/examples shows, of the log that lies beside it', async () => {
    expect(await made(store, shown.contract, ...signedOptions(shown))).toBe(page)
    expect(await made(store, shown.contract, ...signedOptions(shown))).toBe(page)
  })

  test('is the same bytes of another store with the same log', async () => {
    const other = path()
    await importShown(shown, other)
    expect(await made(other, shown.contract)).toBe(await made(store, shown.contract))
  })

  test('asks nothing of any network, and runs nothing', () => {
    const urls = page.match(/https?:[^"'\s]*/g) ?? []
    expect(new Set(urls)).toEqual(new Set(['http://www.w3.org/2000/svg'])) // a name, not a place
    expect(page).not.toMatch(/<script|javascript:|\son\w+=|@import|url\(|<(link|img)[^>]*=.http/i)
  })

  test('says how far it is signed, and the root that was', () => {
    const [, size, root] = readFileSync(signedOptions(shown)[1] ?? '', 'utf8').split('\n')
    const events = readFileSync(pageOf(shown), 'utf8').match(/Size of the log<\/th><td[^>]*>(\d+)/)
    const head = tablesIn(page)['head'] ?? []
    expect(head).toContainEqual(['Last signed checkpoint', `${size} events, by example.com/ledger`])
    expect(head).toContainEqual(['Its root', root])
    expect(head).toContainEqual(['Its signature', 'made by the key that was named'])
    const after = Number(events?.[1]) - Number(size)
    expect(head).toContainEqual(['After it, by their chains alone', `${after} events`])
    const [, [, rootOfAll] = []] = head
    expect(rootOfAll === root).toBe(after === 0)
  })
})

/** Every contract of every story. */
const files = examples.flatMap((folder) => {
  const contracts = storyOf(folder).map(({ command }) => Object(command).contractId)
  return [...new Set<string>(contracts.filter((of) => of !== undefined))].map(
    (of) => [folder, of] as const,
  )
})

describe.each(files)('Of %s, the report on %s', (folder, of) => {
  const store = path()
  let tables: ReturnType<typeof tablesIn>
  let page: string
  beforeAll(async () => {
    await tell(folder, store)
    page = await made(store, of)
    tables = tablesIn(page)
  })
  const json = async (command: string) =>
    JSON.parse((await quittance(command, '--contract', of, '--store', store, '--json')).out)
  const rows = (id: string) => (tables[id] ?? []).map((row) => row.map(plain))

  test('has the position that balances tells, by the law', async () => {
    const { outstanding, fundsInUse, guaranteeFund, clientAccount, availability, bookedOn } =
      await json('balances')
    const values = [...page.matchAll(/<dd class="value">([^<]*)<\/dd>/g)].map(([, value = '']) =>
      plain(textOf(value)),
    )
    expect(values.slice(5, 10)).toEqual([
      ...[outstanding, fundsInUse, guaranteeFund, clientAccount, availability],
    ])
    const equation = textOf(page.match(/<div class="equation">(.*?)<\/div>/s)?.[1] ?? '')
    const [c = 0n, g = 0n, one, e = 0n, f = 0n, other] =
      equation.match(/−?[\d,.]*\d/g)?.map((each) => BigInt(plain(each).replace('.', ''))) ?? []
    expect([c, g, e, f]).toEqual(
      [clientAccount, guaranteeFund, outstanding, fundsInUse].map(minorOf),
    )
    expect([one, other]).toEqual([c + g, e - f])
    expect(one).toBe(other)
    const last = [bookedOn, outstanding, fundsInUse, guaranteeFund, clientAccount]
    expect(rows('months').at(-1) ?? last).toEqual(last)
  })

  test('falls from the outstanding to the availability that availability tells', async () => {
    const told = await json('availability')
    const steps = rows('availability')
    if (steps.length === 0) {
      expect([told.outstanding, told.fundsInUse, told.availability].map(Number)).toEqual([0, 0, 0])
      return
    }
    const amounts = new Map(steps.map(([name = '', , amount]) => [name, amount]))
    const named = [...['Outstanding (encours)', 'Eligible', 'Fundable', 'Gross availability']]
    expect([...named, 'Availability (disponible)'].map((name) => amounts.get(name))).toEqual([
      ...[told.outstanding, told.eligible, told.fundable, told.grossAvailability],
      told.availability,
    ])
    const causes = new Map<string, bigint>()
    for (const { rule, amount } of told.exclusions) {
      causes.set(rule, (causes.get(rule) ?? 0n) - minorOf(amount))
    }
    const shown = steps.filter(([, rule]) => rule !== '')
    expect(new Map(shown.map(([, rule, amount]) => [rule, minorOf(amount ?? '')]))).toEqual(causes)
    const less = steps.filter(([name]) => name?.startsWith('less '))
    const fall = less.reduce((all, [, , amount]) => all + minorOf(amount ?? ''), 0n)
    expect(minorOf(told.outstanding) + fall).toBe(minorOf(told.availability))
  })

  test('has every line that statement tells', async () => {
    const { lines } = await json('statement')
    const blank = (amount: string) => (Number(amount) === 0 ? '' : amount)
    expect(
      rows('statement').map(([number, on, value, , ...rest]) => [number, on, value, ...rest]),
    ).toEqual(
      lines.map((line: Record<string, string>, index: number) => [
        ...[String(index + 1), line['bookedOn'], line['valueOn'], plain(line['reference'] ?? '')],
        ...[blank(line['debit'] ?? ''), blank(line['credit'] ?? '')],
        ...[line['clientAccount'], line['guaranteeFund'], line['outstanding'], line['fundsInUse']],
      ]),
    )
  })

  test('ages what aged ages', async () => {
    const { debtors, total } = await json('aged')
    const ages = ['notDue', 'upTo30', 'upTo60', 'upTo90', 'beyond90']
    const cells = (aged: Record<string, string>) => [
      ...ages.map((age) => (Number(aged[age]) === 0 ? '' : aged[age])),
      ...[aged['open'], Number(aged['disputed']) === 0 ? '' : aged['disputed']],
      ...[Number(aged['credit']) === 0 ? '' : aged['credit'], aged['account']],
    ]
    const each = debtors.map((aged: Record<string, string>) => [aged['debtorId'], ...cells(aged)])
    expect(rows('aged')).toEqual(each.length === 0 ? [] : [...each, ['Total', ...cells(total)]])
  })

  test('has every fee that statement tells, and their sum', async () => {
    const { fees, interest } = await json('statement')
    const shown = ['factoring', 'financing', 'fees'].flatMap((id) => rows(id).slice(0, -1))
    const amounts = (fee: Record<string, string>) => [
      ...[fee['bookedOn'], plain(fee['reference'] ?? '')],
      ...[fee['exclTax'], fee['vatAmount'], fee['inclTax']],
    ]
    expect(shown.map(([on, , ...rest]) => [on, ...rest.slice(0, 4)]).toSorted()).toEqual(
      fees.map(amounts).toSorted(),
    )
    const sum = (of: string) =>
      fees.reduce((all: bigint, fee: Record<string, string>) => all + minorOf(fee[of] ?? ''), 0n)
    expect(rows('costs').at(-1)?.slice(1).map(minorOf) ?? [0n, 0n, 0n, 0n]).toEqual([
      ...[BigInt(fees.length), sum('exclTax'), sum('vatAmount'), sum('inclTax')],
    ])
    expect(rows('interest').map((row) => [row[0], row.at(-1)])).toEqual(
      interest.map((scale: Record<string, string>) => [
        ...[scale['month'] ?? scale['advanceId'], scale['rounded']],
      ]),
    )
  })

  test('counts what satisfaction counts', async () => {
    const { commitments } = await json('satisfaction')
    const begun = commitments.filter(({ started }: { started: number }) => started > 0)
    expect(rows('commitments').map((row) => [row[0]?.split(' ')[0], ...row.slice(1, 6)])).toEqual(
      begun.map((card: Record<string, unknown>) => [
        card['commitment'],
        ...['started', 'kept', 'missed', 'pending', 'voided'].map((of) => String(card[of])),
      ]),
    )
  })

  test('finds nothing, as audit and verify do', async () => {
    const verified = JSON.parse((await quittance('verify', '--store', store, '--json')).out)
    const checks = rows('checks')
    expect(checks).toHaveLength(12)
    for (const [, , events, findings] of checks) {
      expect([events, findings]).toEqual([String(verified.events), 'none'])
    }
    expect(page).toContain('All of it holds: no check found anything.')
    expect(page).not.toContain('class="findings"')
  })
})

const minorOf = (amount: string): bigint => BigInt(amount.replace('.', ''))

describe('A report of another time', () => {
  test.each(['2026-01-12', '2026-02-28'])('as of %s is of that day', async (asOf) => {
    const page = await made(af1, contract, '--as-of', asOf)
    const of = ['--contract', contract, '--store', af1, '--as-of', asOf, '--json']
    const { bookedOn, outstanding, fundsInUse, guaranteeFund, clientAccount } = JSON.parse(
      (await quittance('balances', ...of)).out,
    )
    expect(tablesIn(page)['months']?.at(-1)?.map(plain)).toEqual([
      ...[bookedOn, outstanding, fundsInUse, guaranteeFund, clientAccount],
    ])
    const { measuredAt } = JSON.parse((await quittance('satisfaction', ...of)).out)
    expect(page).toContain(`Measured at ${measuredAt}.`)
    expect(page).toContain(`quittance report --contract ${contract} --as-of ${asOf}</code>`)
    expect(page).toContain('75 events</td>') // of the whole log, all the same
  })

  test('as known at an instant says which', async () => {
    const page = await made(af1, contract, '--known-at', '2999-01-01T00:00:00Z')
    expect(page).toContain(`--contract ${contract} --known-at 2999-01-01T00:00:00Z</code>`)
    const before = await asked(af1, contract, '--known-at', '2020-01-01T00:00:00Z')
    expect(before).toEqual({
      ...{ code: 1, out: '' },
      err: `There is no contract ${contract} in this ledger, or none yet by then: check its name.\n`,
    })
  })
})

describe('A log that does not hold', () => {
  const broken = async (sql: string): Promise<string> => {
    const store = path()
    await importShown(shownReports[0], store)
    tamper(store, sql)
    return store
  }

  test('is reported all the same: in words, on the first page and at the last, and by how it ends', async () => {
    const store = await broken(
      `UPDATE events SET data = json_set(data, '$.purchased.amount', '54600.01') WHERE type = 'ScheduleBooked'`,
    )
    const file = path('report.html')
    expect(await asked(store, contract, '--out', file)).toEqual({
      ...{ code: 1, out: `${file}\n` },
      err: '2 findings: the page says what does not hold.\n',
    })
    const page = readFileSync(file, 'utf8')
    const bad =
      '<div class="bad"><dt>Findings</dt><dd class="value">2</dd><dd>the log does not hold</dd>'
    expect(page.split(bad)).toHaveLength(3)
    expect(page).toContain('This log does not hold: 2 findings.')
    expect(textOf(page)).toContain(
      'Finding: identityExpected client account + guarantee fund = 54600.00 − 0.00; found 54600.01 + 0.00 after ScheduleBooked.Shown by contract-AF-2026-0001@10',
    )
    const found = (tablesIn(page)['checks'] ?? []).filter(([, , , findings]) => findings !== 'none')
    expect(found.map(([check, , , findings]) => [check, findings])).toEqual([
      ...[
        ['identity', '1'],
        ['chained', '1'],
      ],
    ])
    expect(page).not.toContain('All of it holds')
  })

  test('says how many findings it does not show', async () => {
    const store = path()
    await importShown(shownReports[1], store)
    tamper(store, `UPDATE events SET metadata = replace(metadata, '"hash":"', '"hash":"0')`)
    const { code, out, err } = await asked(store, shownReports[1].contract)
    const all = Number(err.match(/^(\d+) findings: /)?.[1])
    expect([code, all > 100]).toEqual([1, true])
    expect(out.match(/<h3>Finding: /g)).toHaveLength(100)
    expect(out).toContain(`Here are the first 100; ${all - 100} more: ask quittance audit.`)
  })

  test('is found by its checkpoint where its tail was cut off', async () => {
    const store = path()
    await importShown(shownReports[1], store)
    tamper(store, 'DELETE FROM events WHERE position = (SELECT max(position) FROM events)')
    const { code, out } = await asked(
      store,
      shownReports[1].contract,
      ...signedOptions(shownReports[1]),
    )
    expect(code).toBe(1)
    expect(textOf(out)).toContain('Finding: signedExpected 299 events, as signed')
    expect(tablesIn(out)['head']).toContainEqual(['After it, by their chains alone', '0 events'])
  })

  test('that cannot be read is no page', async () => {
    const store = await broken(
      `UPDATE events SET data = '{"contractId":"AF-2026-0001"}' WHERE type = 'KycChecked'`,
    )
    const file = path('report.html')
    expect(await asked(store, contract, '--out', file)).toMatchObject({ code: 3, out: '' })
    expect(existsSync(file)).toBe(false)
  })
})

test('Help says what it takes, and how it ends', async () => {
  const { code, out } = await quittance('report', '--help')
  expect(code).toBe(0)
  expect(out).toMatch(
    /--as-of <day>.*--known-at <instant>.*--contract <id>.*--store <where>.*--checkpoint <file\.\.\.>.*--key <file>.*--out <file>.*Ends with 0, 1 .* with findings,\nand then the page is written/s,
  )
})

describe('Nothing is written', () => {
  test('where there is no such contract, key, checkpoint or store', async () => {
    const file = path('report.html')
    const out = ['--out', file]
    expect(await asked(af1, 'AF-9', ...out)).toEqual({
      ...{ code: 1, out: '' },
      err: 'There is no contract AF-9 in this ledger: check its name.\n',
    })
    const [note = '', key = ''] = [path('no.note'), path('no.pub')]
    writeFileSync(note, 'not a note')
    const unread = await asked(af1, contract, '--checkpoint', note, ...out)
    expect([unread.code, unread.err.split(':')[0]]).toEqual([1, 'CheckpointUnreadable'])
    const signed = signedOptions(shownReports[0]).slice(0, 2)
    const keyless = await asked(af1, contract, ...signed, '--key', key, ...out)
    expect([keyless.code, keyless.err.split(':')[0]]).toEqual([1, 'KeyMissing'])
    expect(await asked(path('no.db'), contract, ...out)).toMatchObject({ code: 3, out: '' })
    expect(existsSync(file)).toBe(false)
  })

  test('over a file that is there', async () => {
    const file = path('report.html')
    writeFileSync(file, 'what was shown')
    expect(await asked(af1, contract, '--out', file)).toEqual({
      ...{ code: 2, out: '' },
      err: `${file} is there already, and was left as it is: name another file with --out.\n`,
    })
    expect(readFileSync(file, 'utf8')).toBe('what was shown')
  })
})

describe('Whatever a ledger says', () => {
  const written = async (text: string): Promise<string> => {
    const store = path()
    const lines = startContract('K').map((line) => ({
      ...{ ...line, actor: text },
      ...(line.type === 'SendOffer'
        ? { terms: { ...Object(line)['terms'], ...reserve(text) } }
        : {}),
    }))
    const received = { type: 'ReceiveSupportingDocument', document: text, contractId: 'K' }
    const late = { occurredAt: '2026-01-08T09:00:00Z', actor: text }
    const { code, err } = await quittance(
      ...['run', story(...lines, { ...received, ...late }), '--store', store],
    )
    expect([code, err]).toEqual([0, ''])
    return made(store, 'K')
  }
  const reserve = (cause: string) => ({ specialReserves: [{ kind: 'fixed', cause, ...zero }] })
  const zero = { amount: { amount: '1.00', currency: 'EUR' } }
  const marks = (page: string) => page.match(/[<>"]/g)

  test.each([
    ...['<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', '</style><svg onload=x>'],
    ...["'-->&amp;", '$& $1 \\3c'],
  ])('stays text: %s', async (text) => {
    const page = await written(text)
    expect(marks(page)).toEqual(marks(await written('a')))
    const shown = tablesIn(page)
    expect(shown['turns']?.filter(([, , by]) => by === text)).toHaveLength(8)
    expect(shown['turns']?.at(-1)?.[1]).toBe(`Document received: ${text}`)
    expect(shown['terms']?.find(([term]) => term?.startsWith('Special'))?.[1]).toContain(text)
  })
})

describe('The odd ones', () => {
  const told = async (...lines: ReadonlyArray<object>): Promise<string> => {
    const store = path()
    const { code, err } = await quittance('run', story(...lines), '--store', store)
    expect([code, err]).toEqual([0, ''])
    return store
  }
  const begun = (count: number) => startContract('K').slice(0, count)
  const nothing = [
    ...['Nothing is outstanding, and nothing may be drawn.', 'Nothing was booked yet.'],
    ...['Nothing moved yet.', 'Nothing is open, and no debtor has a credit.'],
    ...['Nothing was charged yet.', 'No clock began yet.'],
  ]

  test('a contract that is only requested says that nothing is there', async () => {
    const page = textOf(await made(await told(...begun(1)), 'K'))
    for (const sentence of [...nothing, 'No terms were offered.', 'Requested by']) {
      expect(page).toContain(sentence)
    }
  })

  test('a contract that was declined says why, and by whom', async () => {
    const by = { occurredAt: '2026-01-05T14:00:00Z', actor: 'credit committee' }
    const declined = { type: 'DeclineContract', ...by, contractId: 'K', reason: 'too young' }
    const page = await made(await told(...begun(1), declined), 'K')
    expect(page).toContain('<dd class="value">Declined</dd>')
    expect(tablesIn(page)['turns']?.at(-1)).toEqual([
      ...['2026-01-05', 'Declined: too young', 'credit committee', 'contract-K@1'],
    ])
  })

  test('a contract with an offer says that it is not in force', async () => {
    const page = await made(await told(...begun(3)), 'K')
    expect(page).toContain('The terms as offered, not in force')
    expect(tablesIn(page)['terms']).toHaveLength(31)
  })

  test('a contract in another currency keeps to its own', async () => {
    const store = await told(
      ...startContract('K'),
      ...startContract('Y').map((line) =>
        JSON.parse(JSON.stringify(line).replaceAll('EUR', 'USD').replaceAll('USDIBOR', 'EURIBOR')),
      ),
    )
    expect(await made(store, 'Y')).not.toMatch(/EUR\b/)
    expect(await made(store, 'K')).not.toMatch(/USD\b/)
  })

  test('a contract that has ended says when, and one that owes more than may be lent says so', async () => {
    const store = path()
    const ended = await tell('6-to-the-end', store)
    const { bookedOn: closing = '' } = ended.find(({ type }) => type === 'ContractClosed') ?? {}
    const closed = await made(store, contract, '--as-of', closing)
    expect(closed).toContain('<dd class="value">Closed</dd>')
    expect(closed).toContain(
      `<dt>Closed</dt><dd class="value">${closing}</dd><dd>nothing is owed either way</dd>`,
    )
    const over = textOf(await made(store, contract))
    expect(over).toContain('−10,046.09more is in use than may be (dépassement)')
    expect(over).toContain('nothing is granted on this day: FundingEnded.')
  })

  test('terms that changed say from which day, and from what to what', async () => {
    const store = path()
    await tell('5-rate-change', store)
    const page = await made(store, 'AF-2026-0017')
    expect(page).toContain('Version 2 of the terms, in force from 2026-02-16, and what it changed')
    expect(tablesIn(page)['terms-2']).toEqual([
      ['Financing commission (commission de financement), margin', '1.5\u00a0%', '1.8\u00a0%'],
    ])
  })
})
