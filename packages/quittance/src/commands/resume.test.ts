/** A contract that stopped, and goes on. */
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { openSqlite } from '@quittance/event-store-sqlite'

import { story as af1, contract, lineOf, storyFile, upTo } from '../testing/af-1.ts'
import { quittance } from '../testing/command-line.ts'
import { readLog } from '../testing/files.ts'
import { scratch } from '../testing/scratch.ts'

const { path, story, remove } = scratch()
afterAll(remove)

let store = ''
beforeEach(async () => {
  store = path()
  const begun = upTo(lineOf.schedule).map(({ command }) => command)
  await quittance('run', story(...begun), '--store', store)
  await stop(store, contract)
})

describe('A contract whose policies stopped', () => {
  test('records what is sent, says so, and draws nothing', async () => {
    const { code, err } = await quittance('run', storyFile, '--store', store)
    expect(code).toBe(1)
    expect(err).toContain(
      `:${lineOf.schedule}: what was sent is recorded, but contract ${contract}`,
    )
    expect(err).toContain(`then run quittance resume --contract ${contract}.`)
  })

  test('goes on once it is resumed, and what was done is not done again', async () => {
    const before = await readLog(store)
    const resume = ['resume', '--contract', contract, '--store', store]
    expect(await quittance(...resume)).toEqual({ code: 0, out: '', err: '' })
    expect(await readLog(store)).toEqual(before)
    expect(await quittance('run', storyFile, '--store', store)).toMatchObject({ code: 0, err: '' })
    expect((await readLog(store)).length).toBeGreaterThan(af1.length)
  })
})

test('A contract that stopped at one of several workers is resumed for that worker', async () => {
  const name = 'reactions-0-of-2'
  await stop(store, contract, name)
  const resume = ['resume', '--contract', contract, '--store', store, '--workers']
  expect(await quittance(...resume, '2')).toEqual({ code: 0, out: '', err: '' })
  const opened = await openSqlite(store)
  expect(JSON.parse((await opened.checkpoints.load(name)) ?? '')).toMatchObject({ stopped: [] })
  await opened.close()
  expect((await quittance(...resume, '0')).code).toBe(2)
})

test('Resuming what never stopped does nothing', async () => {
  const file = path()
  await quittance('run', storyFile, '--store', file)
  const before = await readLog(file)
  expect(await quittance('resume', '--contract', contract, '--store', file)).toMatchObject({
    code: 0,
  })
  expect(await readLog(file)).toEqual(before)
})

/** As a ledger leaves it whose reaction to the first event of the log was refused. */
async function stop(location: string, contractId: string, name = 'reactions') {
  const opened = await openSqlite(location)
  const kept = await opened.checkpoints.load('reactions')
  const { position } = JSON.parse(kept ?? '{}')
  const stopped = [
    {
      ...{ after: null, contractId, policy: 'note-cover', eventId: 'E1' },
      rejection: { type: 'ContractUnknown' },
    },
  ]
  await opened.checkpoints.save(name, JSON.stringify({ position, stopped }))
  await opened.close()
}
