/** Evidence through the front door: signed, proved, checked by a program that is not ours, and moved. */
import { generateKeyPairSync } from 'node:crypto'
import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { contract, story } from './testing/af-1.ts'
import { isInstalled, said } from './testing/books.ts'
import { quittance } from './testing/command-line.ts'
import { readLog, tamper } from './testing/files.ts'
import { fingerprint, scratch } from './testing/scratch.ts'

const { path, story: storyFile, remove } = scratch()
afterAll(remove)

const origin = 'example.com/ledger'
const ledger = path('ledger.db')
const [early, late] = [path('early.note'), path('late.note')]
const keys = newKeys()

/** AF-1 in two halves, each signed. */
beforeAll(async () => {
  for (const [lines, note] of [
    [story.slice(0, 14), early],
    [story, late],
  ] as const) {
    const commands = lines.map(({ command, expect: expected }) => ({
      ...command,
      ...(expected ? { expect: expected } : {}),
    }))
    const { code, err } = await quittance('run', storyFile(...commands), '--store', ledger)
    if (code !== 0) throw new Error(err)
    writeFileSync(note, (await signs(ledger)).out)
  }
})

describe('quittance checkpoint', () => {
  test('prints what it signed, and verify says how far that goes', async () => {
    const events = (await readLog(ledger)).length
    expect(readFileSync(late, 'utf8').split('\n').slice(0, 2)).toEqual([origin, String(events)])
    const sizes = [early, late].map((note) => Number(readFileSync(note, 'utf8').split('\n')[1]))
    const { code, out, err } = await verifies(
      ledger,
      '--checkpoint',
      early,
      late,
      '--key',
      keys.public,
    )
    expect([code, err]).toEqual([0, ''])
    expect(out).toBe(
      `${sizes[1]} events hold: ${sizes[1]} signed by ${origin}, 0 after them by their chains alone.\n`,
    )
    expect(sizes[0]).toBeLessThan(sizes[1] ?? 0)
    const json = JSON.parse((await verifies(ledger, '--json')).out)
    expect(json).toEqual({ events, signedUpTo: events, origin, signatureChecked: false })
  })

  test('says of a log that nobody signed that it is held by its chains', async () => {
    const store = await copy('unsigned.db')
    expect(await verifies(store)).toEqual({
      ...{ code: 0, err: '' },
      out: `${(await readLog(ledger)).length} events hold by their chains; none of it is signed.\n`,
    })
  })

  test('signs nothing that does not hold, and nothing of another name', async () => {
    const store = await copy('changed.db')
    await signs(store)
    expect(await signs(store, keys.private, 'example.com/other')).toMatchObject({
      ...{ code: 1, out: '' },
      err: expect.stringContaining('OriginDiffers: this log is signed as example.com/ledger'),
    })
    tamper(store, `UPDATE events SET data = replace(data, 'standard', 'enhanced')`)
    expect(await signs(store)).toMatchObject({
      ...{ code: 1, out: '' },
      err: expect.stringMatching(
        /^Nothing was signed: chained does not hold at contract-AF-2026-0001@3\./,
      ),
    })
    expect((await signs(store, keys.private, 'a b')).code).toBe(2)
  })
})

describe('A key', () => {
  test.each<readonly [name: string, key: () => string]>([
    ['KeyMissing', () => path('no.pem')],
    ['KeyExposed', () => withMode(0o640)],
    ['KeyExposed', () => withMode(0o604)],
    ['KeyUnfit', () => written('not a key')],
    [
      'KeyUnfit',
      () =>
        written(generateKeyPairSync('ed448').privateKey.export({ type: 'pkcs8', format: 'pem' })),
    ],
  ])('is refused: %s', async (name, key) => {
    const before = fingerprint(ledger)
    const { code, out, err } = await signs(ledger, key())
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain(`${name}: `)
    expect(fingerprint(ledger)).toEqual(before)
  })

  test('is not that of whoever signed', async () => {
    const { code, err } = await verifies(ledger, '--key', newKeys().public)
    expect(code).toBe(1)
    expect(err).toContain('SignatureInvalid: the checkpoint of example.com/ledger in the ledger')
  })

  function withMode(mode: number): string {
    const file = newKeys().private
    chmodSync(file, mode)
    return file
  }
  function written(text: string | Buffer): string {
    const file = path('key.pem')
    writeFileSync(file, text, { mode: 0o600 })
    return file
  }
})

describe('quittance verify', () => {
  const ofContract = `stream = 'contract-${contract}'`
  const swapped = `
    CREATE TEMP TABLE was AS SELECT * FROM events;
    UPDATE events SET type = was.type, data = was.data, metadata = was.metadata FROM was
    WHERE events.${ofContract} AND was.${ofContract} AND events.revision IN (3, 4)
      AND was.revision = 7 - events.revision`
  const movedUp = `
    UPDATE events SET position = -position WHERE position > 3;
    UPDATE events SET position = -position - 1 WHERE position < 0`
  const inserted = `
    INSERT INTO events (position, stream, revision, id, type, data, metadata)
    SELECT (SELECT max(position) + 1 FROM events), stream,
      (SELECT max(revision) + 1 FROM events WHERE ${ofContract}),
      '00000000-0000-5000-8000-000000000000', type, data, metadata
    FROM events WHERE ${ofContract} AND revision = 3`

  test.each<readonly [what: string, sql: string, finding: RegExp]>([
    [
      'edited',
      `UPDATE events SET data = replace(data, 'standard', 'enhanced')`,
      /^chained: contract-AF-2026-0001@3: expected hash/,
    ],
    [
      'back-dated',
      `UPDATE events SET metadata = json_set(metadata, '$.occurredAt', '2026-01-01T00:00:00Z')
      WHERE ${ofContract} AND revision = 3`,
      /^chained: contract-AF-2026-0001@3: expected hash/,
    ],
    ['swapped', swapped, /^(chained|ordered): contract-AF-2026-0001@[34]: expected/],
    ['inserted', inserted, /^chained: contract-AF-2026-0001@\d\d: expected/m],
    [
      'deleted, and the rest moved up',
      `DELETE FROM events WHERE ${ofContract} AND revision = 3; ${movedUp};
      UPDATE events SET revision = -revision WHERE ${ofContract} AND revision > 3;
      UPDATE events SET revision = -revision - 1 WHERE revision < 0`,
      /^chained: contract-AF-2026-0001@3: expected hash/,
    ],
    [
      'cut off',
      'DELETE FROM events WHERE position > (SELECT max(position) - 5 FROM events)',
      /^signed: \S+@\d+: expected \d+ events, as signed; found the log ends after \d+$/m,
    ],
  ])('says where an event was %s', async (_what, sql, finding) => {
    const store = await copy('tampered.db')
    tamper(store, sql)
    const { code, out } = await verifies(store, '--checkpoint', late, '--key', keys.public)
    expect(code).toBe(1)
    expect(out).toMatch(finding)
  })

  test.each([
    [
      'of another log',
      () => otherNote(),
      1,
      /signed: .*: expected root .* of the first 3 events, as signed by example.com\/ledger; found root/,
    ],
    ['that is none', () => broken(), 1, /CheckpointUnreadable/],
    ['that is not there', () => path('no.note'), 2, /cannot be read \(ENOENT\)/],
  ])('is told a checkpoint %s', async (_what, note, code, sentence) => {
    const heard = await verifies(ledger, '--checkpoint', await note())
    expect(heard.code).toBe(code)
    expect(`${heard.out}${heard.err}`).toMatch(sentence)
  })

  test.each([
    ['an event is gone', '', 'there is no event before position 4'],
    ['only the log was closed up', movedUp, 'there is no event before contract-AF-2026-0001@4'],
  ])('is not asked of a file where %s: the store does not open it', async (_what, sql, why) => {
    const store = await copy('tampered.db')
    tamper(store, `DELETE FROM events WHERE ${ofContract} AND revision = 3; ${sql}`)
    const { code, out, err } = await verifies(store)
    expect([code, out]).toEqual([3, ''])
    expect(err).toContain(`is a damaged ledger (${why})`)
  })

  async function otherNote(): Promise<string> {
    const store = path('other.db')
    const [request, approve, offer] = story.map(({ command }) => ({ ...command, contractId: 'K' }))
    await quittance('run', storyFile(request ?? {}, approve ?? {}, offer ?? {}), '--store', store)
    const note = path('other.note')
    writeFileSync(note, (await signs(store)).out)
    return note
  }
  function broken(): string {
    const note = path('broken.note')
    writeFileSync(note, readFileSync(late, 'utf8').slice(0, 40))
    return note
  }
})

describe('The verifier in Python', () => {
  const verifier = fileURLToPath(new URL('../../../docs/verify/verify.py', import.meta.url))
  const here = isInstalled('python3')
  const asked = (...of: ReadonlyArray<string>) => said('python3', verifier, ...of)
  const title = here ? '' : 'is not installed here, and was NOT asked: '

  test(`${title}agrees on the log, and on what is signed of it`, async () => {
    const log = await exported()
    const size = (await readLog(ledger)).length
    for (const note of [early, late]) {
      const signed = Number(readFileSync(note, 'utf8').split('\n')[1])
      if (here)
        expect(asked('log', log, '--checkpoint', note, '--key', keys.public)).toEqual({
          ...{
            status: 0,
            text: `${size} events hold; ${signed} of them are signed by ${origin}\n`,
          },
        })
    }
    const root = readFileSync(late, 'utf8').split('\n')[2]
    if (here) expect(asked('log', log).text).toBe(`${size} events hold; root ${root}\n`)
  })

  test(`${title}agrees on proofs, of events all over it and of every two checkpoints`, async () => {
    const proof = path('proof.json')
    for (const { stream, revision } of (await readLog(ledger)).filter(
      (_, index) => index % 25 === 3,
    )) {
      const of = ['--stream', stream, '--revision', String(revision)]
      const { code, out } = await quittance('prove', '--store', ledger, ...of)
      expect(code).toBe(0)
      writeFileSync(proof, out)
      if (here)
        expect(asked('proof', proof, '--key', keys.public)).toMatchObject({
          ...{ status: 0, text: expect.stringContaining(`${stream}@${revision} is event `) },
        })
      writeFileSync(proof, out.replace('"2026', '"2025'))
      if (here) expect(asked('proof', proof, '--key', keys.public).status).toBe(1)
    }
    const { code, out } = await quittance('consistency', '--store', ledger, '--from', early)
    expect(code).toBe(0)
    writeFileSync(proof, out)
    if (here) expect(asked('consistency', proof, '--key', keys.public).status).toBe(0)
    writeFileSync(proof, JSON.stringify({ ...JSON.parse(out), from: readFileSync(late, 'utf8') }))
    if (here) expect(asked('consistency', proof, '--key', keys.public).status).toBe(1)
  })

  test.each<readonly [what: string, change: (log: string) => string, sentence: RegExp]>([
    [
      'edited',
      (log) => log.replace('"standard"', '"enhanced"'),
      /AF-2026-0001@3: the hash is not of this event/,
    ],
    ['out of order', exchanged, /contract-AF-2026-0001@3: expected revision 2/],
    [
      'cut',
      (log) => log.slice(0, log.indexOf('\n', log.length / 2) + 1),
      /the log ends after \d+ of \d+ events/,
    ],
    ['no JSON', () => '{\n', /cannot be read/],
  ])(`${title}finds a log that is %s`, async (_what, change, sentence) => {
    const log = await exported()
    writeFileSync(log, change(readFileSync(log, 'utf8')))
    const { status, text } = here
      ? asked('log', log, '--checkpoint', late, '--key', keys.public)
      : { status: 1, text: '' }
    expect(status).toBe(1)
    if (here) expect(text).toMatch(sentence)
  })

  test(`${title}finds a signature of nobody it was told of`, async () => {
    const log = await exported()
    const forged = path('forged.note')
    for (const [key, note] of [
      [newKeys().public, readFileSync(late, 'utf8')],
      [keys.public, exchangedSignature()],
      [keys.public, readFileSync(late, 'utf8').replace('\n\n', '\nmore\n\n')],
    ] as const) {
      writeFileSync(forged, note)
      const ours = await verifies(ledger, '--checkpoint', forged, '--key', key)
      expect(ours.code).toBe(1)
      if (here) expect(asked('log', log, '--checkpoint', forged, '--key', key).status).toBe(1)
    }
  })
})

/** What was signed of the whole log, under what was signed of half of it. */
const exchangedSignature = () => {
  const [[text], [, signature]] = [early, late].map((note) =>
    readFileSync(note, 'utf8').split('\n\n'),
  ) as [[string], [string, string]]
  return `${text}\n\n${signature}`
}

describe('A log that is exported', () => {
  test('is imported with the same hashes, and holds what was signed', async () => {
    const [log, store] = [await exported(), path('moved.db')]
    expect(await quittance('import', log, '--store', store)).toEqual({ code: 0, out: '', err: '' })
    const moved = (await readLog(store)).map(({ position: _place, ...event }) => event)
    expect(moved).toEqual((await readLog(ledger)).map(({ position: _place, ...event }) => event))
    const { code, out } = await verifies(store, '--checkpoint', late, '--key', keys.public)
    expect([code, out]).toEqual([0, expect.stringContaining(`signed by ${origin}`)])
    expect((await quittance('export', '--store', store)).out).toBe(readFileSync(log, 'utf8'))
    const asked = (of: string) => quittance('balances', '--contract', contract, '--store', of)
    expect(await asked(store)).toEqual(await asked(ledger))
  })

  test('is imported again, or after an interruption, from where it was', async () => {
    const [log, store] = [await exported(), path('moved.db')]
    const lines = readFileSync(log, 'utf8').split('\n')
    const half = path('half.ndjson')
    writeFileSync(half, `${lines.slice(0, 30).join('\n')}\n`)
    await quittance('import', half, '--store', store)
    expect(await readLog(store)).toHaveLength(30)
    for (const _again of [1, 2]) {
      expect((await quittance('import', log, '--store', store)).code).toBe(0)
      expect(await readLog(store)).toHaveLength(lines.length - 1)
    }
    const shorter = await quittance('import', half, '--store', store)
    expect([shorter.code, shorter.err]).toEqual([1, expect.stringContaining('LogDiffers: ')])
  })

  test.each<readonly [what: string, change: (log: string) => string, finding: RegExp]>([
    [
      'out of order',
      exchanged,
      /^ordered: contract-AF-2026-0001@3: expected revision 2; found revision 3$/m,
    ],
    [
      'short of a line',
      (log) => log.replace(/^.*"KycChecked".*\n/m, ''),
      /^ordered: contract-AF-2026-0001@4: expected revision 3/m,
    ],
    [
      'edited',
      (log) => log.replace('"standard"', '"enhanced"'),
      /^chained: contract-AF-2026-0001@3: expected hash/m,
    ],
    [
      'not JSON',
      (log) => log.replace(/^.*"KycChecked".*$/m, '{'),
      /^readable: .*log\.ndjson@4: .*found line is not JSON$/m,
    ],
    [
      'no event',
      (log) => log.replace('"revision":"3"', '"revision":3'),
      /^readable: .*log\.ndjson@4: .*revision: expected Revision, found 3$/m,
    ],
    [
      'more than an event',
      (log) => log.replace('{"stream"', '{"colour":"blue","stream"'),
      /^readable: .*log\.ndjson@1: .*no such field/m,
    ],
  ])('is not imported when it is %s: nothing is written', async (_what, change, finding) => {
    const [log, store] = [await exported(), path('refused.db')]
    const text = readFileSync(log, 'utf8')
    expect(change(text)).not.toBe(text)
    writeFileSync(log, change(text))
    const { code, out } = await quittance('import', log, '--store', store)
    expect(code).toBe(1)
    expect(out).toMatch(finding)
    expect(existsSync(store)).toBe(false)
  })

  test('is not imported into a ledger that has another history, nor where there is no file', async () => {
    const [log, store] = [await exported(), path('other.db')]
    const [request] = story.map(({ command }) => ({ ...command, contractId: 'K' }))
    await quittance('run', storyFile(request ?? {}), '--store', store)
    const before = await readLog(store)
    const { code, err } = await quittance('import', log, '--store', store)
    expect([code, err]).toEqual([
      1,
      expect.stringContaining('LogDiffers: the ledger has contract-K@0'),
    ])
    expect(await readLog(store)).toEqual(before)
    expect((await quittance('import', path('no.ndjson'), '--store', store)).code).toBe(2)
  })
})

describe('A proof is refused by name', () => {
  test.each<readonly [name: string, code: number, asked: () => Promise<ReadonlyArray<string>>]>([
    [
      'EventNotSigned',
      1,
      async () => ['prove', '--store', ledger, '--stream', 'contract-X', '--revision', '0'],
    ],
    [
      'EventNotSigned',
      1,
      async () => [
        'prove',
        '--store',
        ledger,
        '--stream',
        `contract-${contract}`,
        '--revision',
        '20',
        '--checkpoint',
        early,
      ],
    ],
    [
      'NothingSigned',
      1,
      async () => [
        'prove',
        '--store',
        await copy('unsigned.db'),
        '--stream',
        `contract-${contract}`,
        '--revision',
        '0',
      ],
    ],
    [
      'NothingSigned',
      1,
      async () => ['consistency', '--store', await copy('unsigned.db'), '--from', early],
    ],
    [
      'exchange them',
      2,
      async () => ['consistency', '--store', ledger, '--from', late, '--to', early],
    ],
    [
      'It is not a revision',
      2,
      async () => ['prove', '--store', ledger, '--stream', 'contract-X', '--revision', '-1'],
    ],
  ])('%s', async (name, code, asked) => {
    const heard = await quittance(...(await asked()))
    expect([heard.code, heard.out]).toEqual([code, ''])
    expect(heard.err).toContain(name)
  })
})

function newKeys() {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519')
  const files = { private: path('key.pem'), public: path('public.pem') }
  writeFileSync(files.private, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  writeFileSync(files.public, publicKey.export({ type: 'spki', format: 'pem' }))
  return files
}

function signs(store: string, key = keys.private, name = origin) {
  return quittance('checkpoint', '--store', store, '--key', key, '--origin', name)
}

function verifies(store: string, ...more: ReadonlyArray<string>) {
  return quittance('verify', '--store', store, ...more)
}

async function exported(): Promise<string> {
  const log = path('log.ndjson')
  writeFileSync(log, (await quittance('export', '--store', ledger)).out)
  return log
}

/** Without what the notary kept beside the log. */
async function copy(name: string): Promise<string> {
  const store = path(name)
  await quittance('import', await exported(), '--store', store)
  return store
}

/** The events of the third and fourth line of the contract's stream. */
function exchanged(log: string): string {
  const lines = log.split('\n')
  const [one = '', other = ''] = lines.slice(2, 4)
  return [...lines.slice(0, 2), other, one, ...lines.slice(4)].join('\n')
}
