/** A contract that stopped, and goes on. */
import { afterAll, beforeEach, describe, expect, test } from '@jest/globals'
import { openSqlite } from '@quittance/event-store-sqlite'

import { openLedger } from '../open-ledger.ts'
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

test('A contract that is stopped at another number of workers is said to be, and stays so', async () => {
  const resume = ['resume', '--contract', contract, '--store', store]
  expect(await quittance(...resume, '--workers', '3')).toEqual({
    ...{ code: 1, out: '' },
    err: `Contract ${contract} is not stopped among 3 workers, but without workers (quittance resume --contract ${contract}).\n`,
  })
  expect((await quittance(...resume)).code).toBe(0)
  await stop(store, contract, 'reactions-0-of-2')
  expect(await quittance(...resume)).toEqual({
    ...{ code: 1, out: '' },
    err: `Contract ${contract} is not stopped without workers, but among 2 workers (quittance resume --contract ${contract} --workers 2).\n`,
  })
  expect((await quittance(...resume, '--workers', '2')).code).toBe(0)
})

test('Resuming what is not stopped does nothing, and says so', async () => {
  const file = path()
  await quittance('run', storyFile, '--store', file)
  const before = await readLog(file)
  expect(await quittance('resume', '--contract', contract, '--store', file)).toEqual({
    ...{ code: 1, out: '' },
    err: `Contract ${contract} is not stopped without workers: check its name, and how many workers there are.\n`,
  })
  expect(await readLog(file)).toEqual(before)
})

test('A resume lasts beside a service that saw the contract stop', async () => {
  const service = await openLedger(store)
  const [first] = af1
  const sent = { ...first?.command, commandId: first?.commandId }
  expect(await service.execute(sent)()).toMatchObject({ left: { type: 'ContractStopped' } })
  const resume = ['resume', '--contract', contract, '--store', store]
  expect(await quittance(...resume)).toEqual({ code: 0, out: '', err: '' })
  expect(await service.execute(sent)()).toMatchObject({ _tag: 'Right' })
  await service.close()
  expect(await quittance('run', storyFile, '--store', store)).toMatchObject({ code: 0, err: '' })
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
