/** More workers than before, or fewer, and back: no stop outlives what was repaired meanwhile. */
import { describe, expect, test } from '@jest/globals'
import { type EventStore, inMemory } from '@quittance/event-store'

import { progressOf } from './checkpoint.ts'
import { beginOnce } from './layout.ts'
import { openLedgerOn } from './ledger.ts'
import { type Part, partOf } from './part.ts'
import { stoppedOf } from './stopped-of.ts'
import { K, line, started } from './testing/commands.ts'
import { hasty } from './testing/hasty.ts'
import { given, logOf, told, typesOf } from './testing/ledger.ts'
import { work } from './worker.ts'

const [toStop, rest] = [started().slice(0, 2), started().slice(2)]

/** What these commands are answered where so many workers serve. */
const among = async (of: number, store: EventStore, commands: typeof rest) => {
  const holder = `worker-${of}-${Math.random()}`
  const worker = work(given(store), { ...partFor(of), holder, policies: hasty })
  const ledger = await openLedgerOn(given(store), { workers: of, policies: hasty })
  const answers: Array<unknown> = []
  for (const command of commands) answers.push(told(await ledger.execute(command)()))
  await worker.stop()
  return answers
}
const partFor = (of: number): Part => ({ member: partOf(K, of), of })

describe('A contract that stopped while there were two workers', () => {
  test('goes on when there are two again, since it was repaired among three', async () => {
    const store = inMemory()
    expect(await among(2, store, toStop)).toContain('ContractStopped')
    await among(3, store, rest)
    const { resume } = await openLedgerOn(given(store), { workers: 3, policies: hasty })
    expect(await resume(K)).toBeUndefined()
    expect(await stoppedOf(store.checkpoints, K)).toEqual([2])
    expect(await among(2, store, [line('B', '1.00')])).toEqual([
      { events: ['GuaranteeLineGranted'], consequences: expect.anything() },
    ])
    expect(await stoppedOf(store.checkpoints, K)).toEqual([])
    expect(typesOf(await logOf(store)).filter((type) => type === 'MonthClosed')).toHaveLength(1)
  })

  test('stays stopped when nothing was repaired, and is recorded once', async () => {
    const store = inMemory()
    await among(2, store, toStop)
    const { position } = (await progressOf(store.checkpoints, partFor(2))).progress
    await among(3, store, [])
    await among(2, store, [])
    expect(await stoppedOf(store.checkpoints, K)).toContain(2)
    const again = (await progressOf(store.checkpoints, partFor(2))).progress.position
    expect([position, again]).toEqual([again, expect.any(String)])
    expect(typesOf(await logOf(store)).filter((type) => type === 'ReactionRefused')).toHaveLength(1)
  })

  test('is not tried again by a worker that is only begun again', async () => {
    const store = inMemory()
    await among(2, store, toStop)
    await among(2, store, rest)
    expect(await stoppedOf(store.checkpoints, K)).toEqual([2])
  })
})

test('Each part begins once, for as long as there are so many', async () => {
  const { checkpoints } = inMemory()
  const begun: Array<string> = []
  const begin = ([member, of]: readonly [number, number]) =>
    beginOnce(checkpoints, { member, of }, async () => {
      begun.push(`${member} of ${of}`)
    })
  const two = [
    [0, 2],
    [1, 2],
  ] as const
  for (const part of [...two, ...two, [0, 3], ...two] as const) await begin(part)
  expect(begun).toEqual(['0 of 2', '1 of 2', '0 of 3', '0 of 2', '1 of 2'])
})

test('What is kept of workers and cannot be read stops whoever begins', async () => {
  const { checkpoints } = inMemory()
  await checkpoints.save('workers', '{"of":"two","begun":[]}')
  await expect(beginOnce(checkpoints, { member: 0, of: 2 }, async () => {})).rejects.toThrow(
    'the checkpoint workers cannot be read: of: expected number, found "two"',
  )
})
