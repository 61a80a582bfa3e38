/** Where the reactions are, kept and found again. */
import { describe, expect, test } from '@jest/globals'
import { inMemory } from '@quittance/event-store'

import { Overtaken, type Progress, progressOf } from './checkpoint.ts'
import { whole } from './part.ts'

const stop = {
  ...{ contractId: 'K1', policy: 'book-schedule', eventId: 'E1' },
  rejection: { type: 'ContractNotStarted', figures: [{ amount: '1.00', currency: 'EUR' }] },
}

test.each<[string, Progress]>([
  ['at the start', { position: undefined, stopped: new Map() }],
  ['on the way', { position: '0000000000000000007', stopped: new Map() }],
  [
    'with contracts that stopped',
    {
      position: '0000000000000000009',
      stopped: new Map([
        ['K1', { after: '0000000000000000003', stop }],
        ['K2', { after: undefined, stop: { ...stop, contractId: 'K2' } }],
      ]),
    },
  ],
])('Progress %s is found as it was kept', async (_where, progress) => {
  const { checkpoints } = inMemory()
  const { progress: mine, save } = await progressOf(checkpoints, whole)
  mine.position = progress.position
  for (const [contractId, stopped] of progress.stopped) mine.stopped.set(contractId, stopped)
  await save()
  expect((await progressOf(checkpoints, whole)).progress).toEqual(progress)
})

test('A checkpoint that cannot be read stops the ledger', async () => {
  const { checkpoints } = inMemory()
  await checkpoints.save('reactions', '{"position":7,"stopped":[]}')
  await expect(progressOf(checkpoints, whole)).rejects.toThrow(
    'the checkpoint reactions cannot be read: position: expected string, found 7',
  )
})

describe('The place of a part', () => {
  test('is kept only by whoever knows what is kept, so it never goes back (C4)', async () => {
    const { checkpoints } = inMemory()
    const [one, other] = [await progressOf(checkpoints, part), await progressOf(checkpoints, part)]
    one.progress.position = '0000000000000000009'
    await one.save()
    other.progress.position = '0000000000000000007'
    await expect(other.save()).rejects.toThrow(Overtaken)
    expect((await progressOf(checkpoints, part)).progress).toEqual(one.progress)
    one.progress.stopped.set('K1', { after: undefined, stop })
    await one.save()
    expect((await progressOf(checkpoints, part)).progress).toEqual(one.progress)
  })

  test.each<[string, Progress, position: string | undefined]>([
    [
      'where the whole is',
      { position: '0000000000000000009', stopped: new Map() },
      '0000000000000000009',
    ],
    [
      'before the first that stopped there',
      {
        position: '0000000000000000009',
        stopped: new Map([['K1', { after: '0000000000000000003', stop }]]),
      },
      '0000000000000000003',
    ],
    [
      'at the beginning, where the first event stopped',
      { position: '0000000000000000009', stopped: new Map([['K1', { after: undefined, stop }]]) },
      undefined,
    ],
  ])('begins %s', async (_where, progress, position) => {
    const { checkpoints } = inMemory()
    const { progress: all, save } = await progressOf(checkpoints, whole)
    Object.assign(all, progress)
    await save()
    const begun = await progressOf(checkpoints, part)
    expect(begun.progress).toEqual({ position, stopped: new Map() })
  })

  const part = { member: 1, of: 2 }
})
