/** TLS and passwords: who is let in; and what is said of a server that cannot be used. */
import { inspect } from 'node:util'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import type { AppendError, Appended } from '@quittance/event-store'
import { certificateAuthority, type Double, startDouble } from '@quittance/protocol-double'
import { either as E } from 'fp-ts'

import { ServerError } from './server-error.ts'
import { all, clients, event, failureOf, followed, numbers } from './testing/clients.ts'
import { password, strangers, trusted, yesterday } from './testing/strangers.ts'

const escaped = encodeURIComponent(password)
const us = `ledger:${escaped}@`

let tls: Awaited<ReturnType<typeof trusted>>
let servers: Awaited<ReturnType<typeof strangers>>
let shown: string
let other: string
beforeAll(async () => {
  tls = await trusted()
  shown = tls.shown(await tls.issue())
  other = `tlsCAFile=${tls.file('other.crt', (await certificateAuthority()).certificate)}`
  servers = await strangers(tls)
})
afterAll(async () => {
  await servers.close()
  tls.remove()
})

type Ports = Awaited<ReturnType<typeof strangers>>['ports']

describe.each(clients)('Through %s', (name, open) => {
  const scheme = name === 'db-client' ? 'esdb' : 'kurrentdb'
  const opened = (address: string, timeout = 2_000) =>
    open(`${scheme}://${address}${address.includes('?') ? '&' : '?'}discoveryInterval=10`, {
      timeout,
    })

  test.each<readonly [what: string, user: string, of: keyof Ports, options: () => string]>([
    ['the right password', us, 'guarded', () => tls.authority],
    ['a certificate of one’s own', '', 'mutual', () => `${tls.authority}&${shown}`],
  ])('%s opens the server', async (_what, user, of, options) => {
    const store = await opened(`${user}localhost:${servers.ports[of]}?${options()}`, 10_000)
    const before = (await all(store.readAll())).length
    expect(await store.append(`a-${name}`, 'none', [event(7)])()).toMatchObject({ _tag: 'Right' })
    expect(numbers(await all(store.read(`a-${name}`)))).toEqual([7])
    expect(await followed(store, before + 1)).toHaveLength(before + 1)
    await store.checkpoints.save(name, '7')
    expect(await store.checkpoints.load(name)).toBe('7')
    await store.close()
  })

  test.each<
    readonly [what: string, of: keyof Ports, user: string, options: () => string, failure: object]
  >([
    ['a wrong password', 'guarded', 'ledger:falsch@', () => tls.authority, saying('Denied')],
    ['an unknown user', 'guarded', `nobody:${escaped}@`, () => tls.authority, saying('Denied')],
    ['no user at all', 'guarded', '', () => tls.authority, saying('Denied')],
    [
      'an expired certificate',
      'expired',
      us,
      () => tls.authority,
      saying('Untrusted', 'has expired'),
    ],
    [
      'another host’s certificate',
      'elsewhere',
      us,
      () => tls.authority,
      saying('Untrusted', 'altnames'),
    ],
    [
      'an unknown authority',
      'guarded',
      us,
      () => 'tls=true',
      saying('Untrusted', 'unable to verify'),
    ],
    ['another authority', 'guarded', us, () => other, saying('Untrusted', 'signature')],
    [
      'an authority in no file',
      'guarded',
      us,
      () => 'tlsCAFile=/nowhere',
      saying('Misspelt', 'not found'),
    ],
    ['no TLS, where it is wanted', 'guarded', us, () => 'tls=false', saying('Unreachable')],
    ['TLS, where there is none', 'plain', us, () => tls.authority, saying('Unreachable', 'TLS')],
    [
      'no certificate of ours',
      'mutual',
      us,
      () => tls.authority,
      saying('Untrusted', 'certificate'),
    ],
    ['nobody there', 'nobody', us, () => 'tls=false', saying('Unreachable', 'ECONNREFUSED')],
    ['no word', 'mute', us, () => 'tls=false', saying('Unreachable', 'no answer within')],
    ['a web server', 'web', us, () => 'tls=false', saying('Unreachable')],
    ['a newer web server', 'web2', us, () => 'tls=false', saying('TooOld', 'unknown')],
    ['version 21.10', 'old', us, () => 'tls=false', saying('TooOld', '21.10.0')],
    ['version 20.6', 'older', us, () => 'tls=false', saying('TooOld', 'unknown')],
  ])('%s is an error that says so, and no secret', async (_what, of, user, options, failure) => {
    const before = servers.written().length
    const error = await opened(`${user}localhost:${servers.ports[of]}?${options()}`).then(
      () => undefined,
      (thrown: unknown) => thrown,
    )
    expect(error).toBeInstanceOf(ServerError)
    expect(error).toMatchObject({ failure })
    expect(secretsIn(error)).toEqual([])
    expect(servers.written()).toHaveLength(before)
  })

  test.each([
    ['a host that nobody knows', 'no-such-host.invalid:2113', /no-such-host\.invalid/],
    ['hosts that nobody knows', 'a.invalid:2113,b.invalid:2113', /Failed to discover/],
  ])('%s is unreachable', async (_what, hosts, reason) => {
    const error = opened(`${us}${hosts}?tls=false&maxDiscoverAttempts=1`)
    await expect(error).rejects.toMatchObject({
      failure: { type: 'Unreachable', reason: expect.stringMatching(reason) },
    })
  })

  test('a scheme may be in capitals', async () =>
    expect(open(`${scheme.toUpperCase()}://127.0.0.1:1?tls=false`)).rejects.toMatchObject({
      failure: { type: 'Unreachable' },
    }))

  test.each(['', '/', '?tls=false'])('no host, as in %j, is misspelt', async (host) =>
    expect(opened(us + host)).rejects.toMatchObject({
      failure: { type: 'Misspelt', reason: 'it names no host' },
    }),
  )

  describe('what changes after the store was opened', () => {
    const scene = async (play: (on: Scene) => Promise<void>) => {
      const passwords = new Map([['ledger', password]])
      const double = await startDouble({ identity: await tls.issue(), passwords })
      const store = await opened(`${us}localhost:${double.port}?${tls.authority}`)
      try {
        await store.append('a', 'none', [event(1)])()
        await play({ double, passwords, store })
      } finally {
        await store.close()
        await double.close()
      }
    }

    test('another password: whoever has the old one is denied, once he begins another call', () =>
      scene(async ({ double, passwords, store }) => {
        passwords.set('ledger', 'another')
        expect(await failureOf(all(store.read('a')))).toMatchObject({ type: 'Denied' })
        expect(await failureOf(followed(store, 2))).toMatchObject({ type: 'Denied' })
        await double.restart() // so that the call ends that appends share
        let answer = await store.append('a', 0n, [event(2)])()
        while (failureIn(answer) === 'Unavailable')
          answer = await store.append('a', 0n, [event(2)])()
        expect(answer).toMatchObject({ left: { type: 'Denied' } })
        expect(secretsIn(answer)).toEqual([])
        passwords.set('ledger', password)
        expect(await store.append('a', 0n, [event(2)])()).toMatchObject({ _tag: 'Right' })
        expect(double.log()).toHaveLength(2)
      }))

    test('an expired certificate: it is unavailable, until it is renewed', () =>
      scene(async ({ double, store }) => {
        await double.restart(await tls.issue({ until: yesterday() }))
        const answer = await store.append('a', 0n, [event(2)])()
        expect(answer).toMatchObject({ left: { type: 'Unavailable' } })
        expect(await failureOf(all(store.read('a')))).toMatchObject({ type: 'Unavailable' })
        await double.restart(await tls.issue())
        while ((await store.append('a', 0n, [event(2)])())._tag === 'Left');
        expect(double.log()).toHaveLength(2)
      }))
  })
})

const failureIn = (answer: E.Either<AppendError, Appended>) =>
  E.isLeft(answer) ? answer.left.type : undefined

interface Scene {
  readonly double: Double
  readonly passwords: Map<string, string>
  readonly store: Awaited<ReturnType<(typeof clients)[number][1]>>
}

function secretsIn(shown: unknown): ReadonlyArray<string> {
  const text = inspect(shown, { depth: 9, showHidden: true })
  return [password, escaped, btoa(`ledger:${password}`), 'falsch'].filter((secret) =>
    text.includes(secret),
  )
}

function saying(type: string, reason = '') {
  return { type, reason: expect.stringContaining(reason) }
}
