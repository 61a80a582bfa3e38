/** Tampering: whatever is done to a log, verification says where. */
import { describe, expect, test } from '@jest/globals'
import { inMemory, type Row } from '@quittance/event-store'

import { genesis } from '@quittance/ledger'

import type { Finding } from '../check.ts'
import { goodLog, rehashed } from '../testing/ledgers.ts'
import type { Checkpoint } from './checkpoint.ts'
import { sameHash } from './merkle.ts'
import { isConsistent, isIncluded } from './proofs.ts'
import { prove, proveConsistency } from './proving.ts'
import { leafOf, verify } from './verify.ts'

const verified = async (log: ReadonlyArray<Row>, ...checkpoints: ReadonlyArray<Checkpoint>) => {
  const findings: Array<Finding> = []
  let head: Omit<Checkpoint, 'origin'> = { size: 0, root: new Uint8Array() }
  for await (const page of verify(inMemory({ log: [...log], pageSize: 7 }), checkpoints)) {
    findings.push(...page.findings)
    head = { size: page.events, root: page.root }
  }
  return { findings, head }
}
const kept = async (log: ReadonlyArray<Row>): Promise<Checkpoint> => ({
  origin: 'example.com/ledger',
  ...(await verified(log)).head,
})

const rowOf = (log: ReadonlyArray<Row>, type: string): Row => {
  const row = log.find((each) => each.type === type)
  if (row === undefined) throw new Error(`no ${type}`)
  return row
}
const changed = (log: ReadonlyArray<Row>, type: string, change: (row: Row) => Partial<Row>) =>
  log.map((row) => (row.type === type ? { ...row, ...change(row) } : row))
const withMetadata = (changes: object) => (row: Row) => ({
  metadata: JSON.stringify({ ...JSON.parse(row.metadata), ...changes }),
})
/** As the store numbers them, without a hole. */
const numbered = (log: ReadonlyArray<Row>): ReadonlyArray<Row> =>
  log.map((row, index) => ({ ...row, position: String(index).padStart(19, '0') }))

describe('A ledger that holds', () => {
  test('is silent, with its checkpoints', async () => {
    const log = await goodLog()
    const [whole, begun] = [await kept(log), await kept(log.slice(0, 9))]
    expect(whole.size).toBe(log.length)
    expect((await verified(log, whole, begun)).findings).toEqual([])
  })
})

describe('Tampering', () => {
  const contract = 'contract-C1'
  const edited = (log: ReadonlyArray<Row>) =>
    changed(log, 'KycChecked', ({ data }) => ({ data: data.replace('standard', 'enhanced') }))

  test.each<
    readonly [
      what: string,
      tamper: (log: ReadonlyArray<Row>) => ReadonlyArray<Row>,
      check: string,
      place: string,
    ]
  >([
    ['an event is edited', edited, 'chained', `${contract}@3`],
    [
      'an event is given a text that is no Unicode, which no hash is of',
      (log) =>
        changed(log, 'KycChecked', ({ data }) => ({ data: data.replace('standard', '\\ud800') })),
      ...(['chained', `${contract}@3`] as const),
    ],
    [
      'an event is given a number beyond all numbers',
      (log) =>
        changed(log, 'KycChecked', ({ data }) => ({ data: data.replace('"standard"', '1e400') })),
      ...(['chained', `${contract}@3`] as const),
    ],
    [
      'an event is edited, and its own hash with it',
      (log) => {
        const anew = rehashed(edited(log))
        const row = rowOf(anew, 'KycChecked')
        return log.map((each) => (each.type === 'KycChecked' ? row : each))
      },
      ...(['chained', `${contract}@4`] as const),
    ],
    [
      'an event is inserted',
      (log) => {
        const at = log.findIndex(({ type }) => type === 'KycChecked')
        const row = { ...rowOf(log, 'KycChecked'), id: '00000000-0000-5000-8000-000000000000' }
        const later = log
          .slice(at)
          .map((each) =>
            each.stream === contract ? { ...each, revision: each.revision + 1n } : each,
          )
        return numbered([...log.slice(0, at), row, ...later])
      },
      ...(['chained', `${contract}@3`] as const),
    ],
    [
      'an event is deleted',
      (log) => log.filter(({ type }) => type !== 'KycChecked'),
      ...(['ordered', `${contract}@4`] as const),
    ],
    [
      'an event is deleted, and the rest moved up',
      (log) => {
        const { revision } = rowOf(log, 'KycChecked')
        return numbered(
          log
            .filter(({ type }) => type !== 'KycChecked')
            .map((row) =>
              row.stream === contract && row.revision > revision
                ? { ...row, revision: row.revision - 1n }
                : row,
            ),
        )
      },
      ...(['chained', `${contract}@3`] as const),
    ],
    [
      'two events are swapped',
      (log) => {
        const [one, other] = [rowOf(log, 'OfferSent'), rowOf(log, 'KycChecked')]
        const content = ({ id, type, data, metadata }: Row) => ({ id, type, data, metadata })
        return log.map((row) => {
          if (row === one) return { ...row, ...content(other) }
          return row === other ? { ...row, ...content(one) } : row
        })
      },
      ...(['chained', `${contract}@2`] as const),
    ],
    [
      'an event is back-dated',
      (log) => changed(log, 'KycChecked', withMetadata({ occurredAt: '2026-01-01T00:00:00Z' })),
      ...(['chained', `${contract}@3`] as const),
    ],
    [
      'an event is recorded earlier than it was',
      (log) => changed(log, 'KycChecked', withMetadata({ recordedAt: '2026-01-01T00:00:00.000Z' })),
      ...(['ordered', `${contract}@3`] as const),
    ],
    [
      'an event has another name',
      (log) => changed(log, 'KycChecked', () => ({ id: '00000000-0000-5000-8000-000000000000' })),
      ...(['chained', `${contract}@3`] as const),
    ],
  ])('is found where %s', async (_what, tamper, check, place) => {
    const log = await goodLog()
    const { findings } = await verified(tamper(log))
    const [first] = findings
    expect([first?.check, `${first?.stream}@${first?.revision}`]).toEqual([check, place])
  })

  test.each<readonly [what: string, tamper: (log: ReadonlyArray<Row>) => ReadonlyArray<Row>]>([
    ['rewritten, hashes and all', (log) => rehashed(edited(log))],
    [
      'told in another order',
      (log) => numbered([...log.slice(0, -2), ...log.slice(-2).toReversed()]),
    ],
  ])('of a log that is %s is found by its checkpoint alone', async (_what, tamper) => {
    const log = await goodLog()
    const signed = await kept(log)
    const after = tamper(log)
    expect((await verified(after)).findings).toEqual([])
    const last = after.at(-1)
    expect((await verified(after, signed)).findings).toEqual([
      {
        ...{ check: 'signed', stream: last?.stream, revision: String(last?.revision) },
        expected: expect.stringMatching(`^root .* of the first ${log.length} events, as signed`),
        found: expect.stringMatching(/^root .*: the log is another, or was changed up to here$/),
      },
    ])
  })

  test('of a log that is cut is found by a checkpoint that was kept', async () => {
    const log = await goodLog()
    const cut = log.slice(0, -3)
    expect((await verified(cut)).findings).toEqual([])
    const last = cut.at(-1)
    expect((await verified(cut, await kept(log))).findings).toEqual([
      {
        ...{ check: 'signed', stream: last?.stream, revision: String(last?.revision) },
        expected: `${log.length} events, as signed`,
        found: `the log ends after ${cut.length}`,
      },
    ])
  })

  test('that leaves no event to read ends there', async () => {
    const log = changed(await goodLog(), 'KycChecked', () => ({ data: '{' }))
    expect((await verified(log)).findings).toMatchObject([
      { check: 'readable', stream: contract, revision: '3' },
    ])
  })
})

describe('A proof', () => {
  test('of any event holds against the checkpoint, and of no other event', async () => {
    const log = await goodLog()
    const { size, root } = await kept(log)
    const store = inMemory({ log: [...log] })
    for (const { stream, revision } of log) {
      const proved = await prove(store, { stream, revision })
      if (proved === undefined) throw new Error('no proof')
      const { event, index, proof } = proved
      expect(isIncluded({ leaf: leafOf(event), index, size, root }, proof)).toBe(true)
      const forged = leafOf({ ...event, metadata: { ...event.metadata, hash: genesis } })
      expect(isIncluded({ leaf: forged, index, size, root }, proof)).toBe(false)
    }
    expect(await prove(store, { stream: 'contract-C1', revision: 99n })).toBeUndefined()
    expect(await prove(store, { stream: 'contract-C1', revision: 3n }, 2)).toBeUndefined()
  })

  test('of consistency holds between any two checkpoints of one log', async () => {
    const log = await goodLog()
    const store = inMemory({ log: [...log] })
    for (let size = 1; size <= log.length; size += 3) {
      const earlier = await kept(log.slice(0, size))
      const proved = await proveConsistency(store, size)
      if (proved === undefined) throw new Error('no proof')
      expect(sameHash(proved.from.root, earlier.root)).toBe(true)
      expect(isConsistent(proved.from, proved.to, proved.proof)).toBe(true)
    }
    expect(await proveConsistency(store, log.length + 1)).toBeUndefined()
    expect(await proveConsistency(store, 1, log.length + 1)).toBeUndefined()
  })
})
