/** Evidence through the front door: signed, verified, proved. */
import { generateKeyPairSync } from 'node:crypto'
import { chmodSync, readFileSync, truncateSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { contract, story } from './testing/af-1.ts'
import { isInstalled, said } from './testing/books.ts'
import { quittance } from './testing/command-line.ts'
import { readLog, tamper } from './testing/files.ts'
import { notary, origin } from './testing/notary.ts'
import { fingerprint, scratch } from './testing/scratch.ts'

const files = scratch()
const { path, story: storyFile, remove } = files
afterAll(remove)

const { ledger, early, late, keys, newKeys, signs, verifies, copy, begin } = notary(files)
beforeAll(begin)

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

  test('signs nothing that does not hold, nothing of another name and nothing by another key', async () => {
    const store = await copy('changed.db')
    await signs(store)
    expect(await signs(store, keys.private, 'example.com/other')).toMatchObject({
      ...{ code: 1, out: '' },
      err: expect.stringContaining('OriginDiffers: this log is signed as example.com/ledger'),
    })
    expect(await signs(store, newKeys().private)).toMatchObject({
      ...{ code: 1, out: '' },
      err: expect.stringContaining('SignatureInvalid: the checkpoint of example.com/ledger in the'),
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
  const verifier = fileURLToPath(new URL('../../../docs/verify/verify.py', import.meta.url))
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
    await expectOthersToAgree(store, out)
  })

  /** The audit finds the same but for what is signed; the verifier that is not ours stops at the first. */
  async function expectOthersToAgree(store: string, out: string) {
    const found = out.trimEnd().split('\n')
    const chained = found.filter((line) => !line.startsWith('signed'))
    const audited = await quittance('audit', 'ordered', 'chained', '--store', store)
    expect([audited.code, audited.out]).toEqual([
      chained.length > 0 ? 1 : 0,
      chained.map((line) => `${line}\n`).join(''),
    ])
    if (!isInstalled('python3')) return
    const log = path('tampered.ndjson')
    writeFileSync(log, (await quittance('export', '--store', store)).out)
    const asked = said('python3', verifier, 'log', log, '--checkpoint', late, '--key', keys.public)
    expect(asked.status).toBe(1)
    const [first = ''] = found.map((line) => /\S+@\d+/.exec(line)?.[0])
    expect(asked.text).toContain(chained.length > 0 ? first : 'the log ends after')
  }

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

  test('names a key that is not there, though nothing is signed that it could check', async () => {
    const store = path('unsigned.db')
    await quittance(
      'run',
      storyFile(...story.slice(0, 2).map(({ command }) => command)),
      '--store',
      store,
    )
    const { code, out, err } = await verifies(store, '--key', path('no.pem'))
    expect([code, out]).toEqual([1, ''])
    expect(err).toMatch(/^KeyMissing: there is no key .*no\.pem: check its name/)
  })

  test.each(['verify', 'audit'])(
    '%s leaves a damaged file as it is, and says that it is one',
    async (asked) => {
      const store = await copy('damaged.db')
      truncateSync(store, 60_000)
      const before = fingerprint(store)
      const { code, out, err } = await quittance(asked, '--store', store)
      expect([code, out]).toEqual([3, ''])
      expect(err).toContain('damaged.db is a damaged ledger')
      expect(fingerprint(store)).toEqual(before)
    },
  )

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
      'EventChanged',
      1,
      async () => {
        const store = await copy('changed.db')
        tamper(store, `UPDATE events SET data = replace(data, 'ALPHA', 'OMEGA') WHERE revision = 0`)
        const place = ['--stream', `contract-${contract}`, '--revision', '0']
        return ['prove', '--store', store, ...place, '--checkpoint', late]
      },
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
