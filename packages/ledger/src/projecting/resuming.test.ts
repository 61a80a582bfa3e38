/** What a projection may put aside: the line goes on, and it is told again. */
import { describe, expect, test } from '@jest/globals'
import { inMemory, type Tables } from '@quittance/event-store'

import { given, logOf } from '../testing/ledger.ts'
import { record, rowsIn, textsIn, trails } from '../testing/projecting.ts'
import { keep } from './keeping.ts'
import { rebuild } from './rebuilding.ts'
import { parkedBy, resume } from './resuming.ts'

let mended = false
/** Cannot be told of the second and the third event of a stream, until it is mended. */
const notices = {
  ...trails,
  unfit: 'park' as const,
  next: (...[row, told]: Parameters<typeof trails.next>) => {
    if (!mended && (told.revision === 1n || told.revision === 2n)) throw new Error('not yet')
    return trails.next(row, told)
  },
}

const parking = async (pageSize = 500) => {
  mended = false
  const store = inMemory({ pageSize })
  await record(store, ['A', 'A', 'B'])
  await record(store, ['B'], 'Unheard')
  await record(store, ['A', 'A'])
  const running = keep(given(store), store.tables, notices)
  await running.settled()
  return { store, running, log: await logOf(store) }
}

const counts = async (tables: Tables) =>
  [...(await rowsIn(tables))].map(([key, { count }]) => [key, count])

describe('What a projection may put aside', () => {
  test.each([1, 500])(
    'is kept, with its place and why, and the line goes on (S5)',
    async (size) => {
      const { store, running, log } = await parking(size)
      const { stream, revision } = { stream: 'contract-A', revision: 1n }
      expect(await parkedBy(store.tables, notices)).toEqual([
        {
          ...{ stream, revision, position: log[1]?.position, type: 'ContractRequested' },
          ...{ reason: 'not yet', attempts: 1 },
        },
        {
          ...{ stream: 'contract-B', revision, position: log[3]?.position, type: 'Unheard' },
          ...{ reason: expect.stringContaining('Contract'), attempts: 1 },
        },
        {
          ...{ stream, revision: 2n, position: log[4]?.position, type: 'ContractRequested' },
          ...{ reason: 'not yet', attempts: 1 },
        },
      ])
      expect(await counts(store.tables)).toEqual([
        ['A', 2],
        ['B', 1],
      ])
      expect((await running.lag()).position).toBe(log.at(-1)?.position)
      await running.stop()
    },
  )

  test('counts its attempts as long as they are in vain', async () => {
    const { store, running } = await parking()
    await resume(given(store), store.tables, notices)
    const left = await resume(given(store), store.tables, notices)
    expect(left.map(({ attempts }) => attempts)).toEqual([3, 3, 3])
    expect(await counts(store.tables)).toEqual([
      ['A', 2],
      ['B', 1],
    ])
    await running.stop()
  })

  test('is told in order once it can be, and put aside no longer, while the line goes on', async () => {
    const { store, running } = await parking()
    mended = true
    const told: Array<bigint> = []
    const watched = {
      ...notices,
      next: (...[row, event]: Parameters<typeof trails.next>) => {
        told.push(event.revision)
        return notices.next(row, event)
      },
    }
    const left = await resume(given(store), store.tables, watched)
    expect(told).toEqual([1n, 2n])
    expect(left.map(({ type }) => type)).toEqual(['Unheard'])
    await record(store, ['A'])
    await running.settled()
    expect(await counts(store.tables)).toEqual([
      ['A', 5],
      ['B', 1],
    ])
    await running.stop()
  })

  test('is told once, whoever else tells it, and whoever writes meanwhile', async () => {
    const { store, running } = await parking()
    mended = true
    let written = 0
    const busy: Tables = {
      ...store.tables,
      rows: async (table, keys) => {
        const rows = await store.tables.rows(table, keys)
        if (written++ < 2) {
          await record(store, ['A', 'C'])
          await running.settled()
        }
        return rows
      },
    }
    await Promise.all([1, 2].map(() => resume(given(store), busy, notices)))
    await running.settled()
    expect(await counts(store.tables)).toEqual([
      ['A', 6],
      ['B', 1],
      ['C', 2],
    ])
    await running.stop()
  })

  test('is told with the others where the rows are folded anew, which then answer', async () => {
    const { store, running } = await parking()
    mended = true
    await resume(given(store), store.tables, notices)
    await rebuild(given(store), store.tables, notices)
    expect(await store.tables.live('trails')).toBe('1.2')
    expect(await counts(store.tables)).toEqual([
      ['A', 4],
      ['B', 1],
    ])
    expect(await parkedBy(store.tables, notices)).toMatchObject([{ type: 'Unheard', attempts: 1 }])
    await running.stop()
  })

  test('is nothing where nothing was, or nothing is kept', async () => {
    const store = inMemory()
    expect(await parkedBy(store.tables, notices)).toEqual([])
    expect(await resume(given(store), store.tables, notices)).toEqual([])
    await record(store, ['A'])
    await rebuild(given(store), store.tables, notices)
    expect(await resume(given(store), store.tables, notices)).toEqual([])
    expect(await textsIn(store.tables)).toHaveLength(1)
  })
})
