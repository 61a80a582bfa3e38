/** Where the reactions are, kept and found again. */
import { expect, test } from '@jest/globals'
import { inMemory } from '@quittance/event-store'

import { loadProgress, type Progress, saveProgress } from './checkpoint.ts'

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
  await saveProgress(checkpoints, progress)
  expect(await loadProgress(checkpoints)).toEqual(progress)
})

test('A checkpoint that cannot be read stops the ledger', async () => {
  const { checkpoints } = inMemory()
  await checkpoints.save('reactions', '{"position":7,"stopped":[]}')
  await expect(loadProgress(checkpoints)).rejects.toThrow(
    'the checkpoint reactions cannot be read: position: expected string, found 7',
  )
})
