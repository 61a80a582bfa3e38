/** `quittance diff`: what changed between two moments of knowledge, and by which events. */
import { copyFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { contract, lastBalances, storyFile } from './testing/af-1.ts'
import { quittance } from './testing/command-line.ts'
import { examples, tell } from './testing/examples.ts'
import { readLog, tamper } from './testing/files.ts'
import { scratch } from './testing/scratch.ts'

const { path, remove } = scratch()
afterAll(remove)

const store = path()
beforeAll(async () => {
  await quittance('run', storyFile, '--store', store)
})
const copy = (): string => {
  const to = path()
  copyFileSync(store, to)
  return to
}

describe('quittance diff', () => {
  test('says what was recorded in between, and what it moved', async () => {
    const log = await readLog(store)
    const month = log.find(
      ({ type, data }) => type === 'MonthClosed' && data['month'] === '2026-03',
    )
    const before = log.findLast(({ position }) => position < (month?.position ?? ''))
    const own = copy()
    secondBySecond(own)
    const at = async (position: string | undefined) =>
      (await readLog(own)).find((each) => each.position === position)?.metadata['recordedAt'] ?? ''
    const moments = ['--known-at', await at(before?.position), '--known-at', '2026-05-01T00:00:00Z']
    const { code, out } = await quittance('diff', ...moments, '--store', own, '--json')
    expect(code).toBe(0)
    const [changed, ...others] = JSON.parse(out)
    // The month's closing told nobody else.
    expect(others).toEqual([])
    const { outstanding, fundsInUse, guaranteeFund, clientAccount, availability } = lastBalances
    expect(changed).toMatchObject({
      ...{ stream: `contract-${contract}`, currency: 'EUR' },
      after: { outstanding, fundsInUse, guaranteeFund, clientAccount, availability },
    })
    expect(changed.events).toEqual([
      expect.objectContaining({
        ...{ revision: String(month?.revision), type: 'MonthClosed' },
        ...{ bookedOn: '2026-03-31', by: {} },
      }),
      expect.objectContaining({
        type: 'FinancingCommissionCharged',
        by: { fundsInUse: '36.14', clientAccount: '-36.14', availability: '-36.14' },
      }),
    ])
    const text = (await quittance('diff', ...moments, '--store', own)).out
    expect(text).toMatch(/^contract-AF-2026-0001, in EUR .* Before .* After$/m)
    expect(text).toMatch(/^client account +3,862\.03 +3,825\.89$/m)
    expect(text).toMatch(
      /FinancingCommissionCharged {2}funds in use by 36\.14; client account by -36\.14/,
    )
  })

  test.each(examples)('of %s adds up, stream by stream and event by event', async (folder) => {
    const own = path()
    await tell(folder, own)
    secondBySecond(own)
    const log = await readLog(own)
    const half = log[Math.floor(log.length / 2)]?.metadata['recordedAt'] ?? ''
    const moments = ['--known-at', half, '--known-at', '2030-01-01T00:00:00Z']
    const all = JSON.parse((await quittance('diff', ...moments, '--store', own, '--json')).out)
    const later = log.filter(
      ({ metadata }) => Date.parse(metadata['recordedAt'] ?? '') > Date.parse(half),
    )
    const places = (events: ReadonlyArray<{ stream: string; revision: unknown }>) =>
      events.map(({ stream, revision }) => `${stream}@${revision}`).toSorted()
    const said = all.flatMap(({ stream, events }: Changed) =>
      events.map(({ revision }) => ({ stream, revision })),
    )
    expect(places(said)).toEqual(places(later))
    // What was at the end of the time before is what was at the beginning of this.
    const earlier = ['--known-at', '2020-01-01T00:00:00Z', '--known-at', half]
    const first: ReadonlyArray<Changed> = JSON.parse(
      (await quittance('diff', ...earlier, '--store', own, '--json')).out,
    )
    expect(first.flatMap(({ events }) => events)).toHaveLength(log.length - later.length)
    const begun = new Map(first.map(({ stream, after }) => [stream, after]))
    for (const { stream, before } of all as ReadonlyArray<Changed>)
      expect([stream, before ?? undefined]).toEqual([stream, begun.get(stream)])
    for (const { before, after, events } of all as ReadonlyArray<Changed>) {
      for (const [name, figure] of Object.entries(after)) {
        if (!/^-?\d+\.\d\d$/.test(figure)) continue
        const sum = events.reduce((total, { by }) => total + cents(by[name]), cents(before?.[name]))
        expect([name, sum]).toEqual([name, cents(figure)])
      }
    }
  })

  test('of one contract names what is told of it, and nothing else', async () => {
    const own = path()
    await quittance('run', storyFile, '--store', own)
    const [request] = (await readLog(own)).filter(({ type }) => type === 'ContractRequested')
    expect(request?.stream).toBe(`contract-${contract}`)
    const moments = ['--known-at', '2020-01-01T00:00:00Z', '--known-at', '2099-01-01T00:00:00Z']
    const streamsOf = async (...asked: ReadonlyArray<string>) =>
      JSON.parse((await quittance('diff', ...moments, ...asked, '--store', own, '--json')).out).map(
        ({ stream }: Changed) => stream.slice(0, stream.indexOf('-')),
      )
    expect(new Set(await streamsOf('--contract', contract))).toEqual(
      new Set(['contract', 'guaranteeLine', 'invoice', 'collection', 'advance', 'debtor']),
    )
    expect(await streamsOf('--contract', 'AF-9')).toEqual([])
    // Nobody knows yet whose money it is.
    secondBySecond(own)
    const came = (await readLog(own)).find(({ type }) => type === 'CollectionReceived')
    moments[3] = came?.metadata['recordedAt'] ?? ''
    expect(await streamsOf()).toContain('collection')
    expect(await streamsOf('--contract', contract)).not.toContain('collection')
  })

  test('is silent about what did not change', async () => {
    const moments = ['--known-at', '2020-01-01T00:00:00Z', '--known-at', '2020-01-02T00:00:00Z']
    expect(await quittance('diff', ...moments, '--store', store)).toEqual({
      ...{ code: 0, err: '', out: 'Nothing was recorded in between.\n' },
    })
  })

  test.each([
    ['one moment', ['2026-01-01T00:00:00Z']],
    ['the later first', ['2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z']],
    ['three', ['2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', '2026-01-03T00:00:00Z']],
  ])('does not compare %s', async (_what, moments) => {
    const asked = moments.flatMap((moment) => ['--known-at', moment])
    expect(await quittance('diff', ...asked, '--store', store)).toMatchObject({
      code: 2,
      err: expect.stringMatching(/^Two instants are compared/),
    })
  })
})

interface Changed {
  readonly stream: string
  readonly before: Record<string, string> | null
  readonly after: Record<string, string>
  readonly events: ReadonlyArray<{ readonly revision: string; readonly by: Record<string, string> }>
}

const cents = (text = '0.00') => BigInt(text.replace('.', ''))

/** Recorded a second apart, so that any two moments are told apart. */
const secondBySecond = (store: string) =>
  tamper(
    store,
    `UPDATE events SET metadata = json_set(metadata, '$.recordedAt',
      strftime('%Y-%m-%dT%H:%M:%S.000Z', '2026-04-01', '+' || position || ' seconds'))`,
  )
