/** A ledger on a server that wants TLS and a password; and what the command line says of one it cannot use. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import {
  type Authority,
  certificateAuthority,
  type Double,
  startDouble,
} from '@quittance/protocol-double'

import { openLedger } from './open-ledger.ts'
import { openStore } from './open-store.ts'
import { story, storyFile } from './testing/af-1.ts'
import { quittance } from './testing/command-line.ts'
import { cliDebugged } from './testing/processes.ts'

describe.each(['esdb', 'kurrentdb'])('A guarded server, by %s', (scheme) => {
  const passwords = new Map([['ledger', 'ge:heim!']])
  const scratch = mkdtempSync(join(tmpdir(), 'quittance-tls-'))
  const authorityFile = join(scratch, 'ca.crt')
  let authority: Authority
  let double: Double
  beforeAll(async () => {
    authority = await certificateAuthority()
    writeFileSync(authorityFile, authority.certificate)
    double = await startDouble({ identity: await authority.issue(), passwords })
  })
  afterAll(async () => {
    await double.close()
    rmSync(scratch, { recursive: true })
  })
  const at = (user: string, options = `tlsCAFile=${authorityFile}`) =>
    `${scheme}://${user}@localhost:${double.port}?${options}&discoveryInterval=10`

  test.each([
    ['a wrong password', () => at('ledger:falsch'), /^The event store denies access \(.*\): check/],
    ['no TLS', () => at('ledger:falsch', 'tls=false'), /^The event store does not answer \(.*\)/],
    [
      'no authority',
      () => at('ledger:falsch', 'tls=true'),
      /certificate is not trusted \(.*\): renew/,
    ],
    [
      'nobody there',
      () => `${scheme}://ledger:falsch@127.0.0.1:1?tls=false`,
      /: check host and port/,
    ],
    ['no connection string', () => `${scheme}://ledger:falsch@?tls`, /cannot be used: /],
  ])(
    'ends a command with 3 and says what to do, for want of %s',
    async (_what, place, sentence) => {
      for (const asked of [['run', storyFile], ['audit']]) {
        const { code, out, err } = await quittance(...asked, '--store', place())
        expect([code, out]).toEqual([3, ''])
        expect(err).toMatch(sentence)
        expect(err).not.toContain('falsch')
      }
      expect(double.log()).toEqual([])
    },
  )

  test('keeps a ledger, and no secret is in what its client says when it is debugged', async () => {
    const place = at('ledger:ge%3Aheim!')
    const { ended, lines } = cliDebugged('*', 'run', storyFile, '--store', place)
    const { code, err } = await ended
    expect(code).toBe(0)
    const basic = Buffer.from('ledger:ge:heim!').toString('base64')
    const told = lines.join('\n') + err
    expect(told).toContain('Using connection string')
    expect([basic, 'heim!'].filter((secret) => told.includes(secret))).toEqual([])
    expect(await quittance('audit', '--store', place)).toEqual({ code: 0, out: '', err: '' })
  })

  test('that changes the password refuses what follows, and keeps what there is', async () => {
    const store = await openStore(at('ledger:ge%3Aheim!'))
    const ledger = await openLedger(store)
    const before = double.log().length
    passwords.set('ledger', 'another')
    const answer = await ledger.execute({ ...story[0]?.command, commandId: 'another' })()
    expect(answer).toMatchObject({ left: { type: 'Denied' } })
    passwords.set('ledger', 'ge:heim!')
    await ledger.close()
    await store.close()
    expect(double.log()).toHaveLength(before)
  })
})
