/** Servers that let nobody in, or not everybody; and others that are no event store. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer as createHttp } from 'node:http'
import { createServer as createHttp2 } from 'node:http2'
import { type AddressInfo, createServer as createTcp, type Server } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { certificateAuthority, type Identity, startDouble } from '@quittance/protocol-double'

export const yesterday = () => new Date(Date.now() - 86_400_000)

/** A colon and what must be escaped in an address, as people have it in passwords. */
export const password = 'ge:h@im/!'

/** By user. */
const passwords = new Map([['ledger', password]])

/** An authority with its certificate in a file, and files of whatever else a client reads. */
export const trusted = async () => {
  const directory = mkdtempSync(join(tmpdir(), 'quittance-tls-'))
  const file = (name: string, text: string): string => {
    const path = join(directory, name)
    writeFileSync(path, text)
    return path
  }
  const { certificate, issue } = await certificateAuthority()
  const shown = ({ certificate, key }: Identity) =>
    `userCertFile=${file('user.crt', certificate)}&userKeyFile=${file('user.key', key)}`
  return {
    certificate,
    issue,
    file,
    /** As an option of a connection string. */
    authority: `tlsCAFile=${file('ca.crt', certificate)}`,
    /** The certificate of a client, as options. */
    shown,
    remove: () => rmSync(directory, { recursive: true }),
  }
}

/** Each at a port of its own, by what it is. */
export const strangers = async ({ issue, certificate }: Awaited<ReturnType<typeof trusted>>) => {
  const [own, expired, elsewhere] = await Promise.all([
    issue(),
    issue({ until: yesterday() }),
    issue({ host: 'db.example.org' }),
  ])
  const doubles = {
    guarded: await startDouble({ identity: own, passwords }),
    expired: await startDouble({ identity: expired }),
    elsewhere: await startDouble({ identity: elsewhere }),
    mutual: await startDouble({ identity: { ...own, clientAuthority: certificate } }),
    plain: await startDouble(),
    old: await startDouble({ version: '21.10.0' }),
    older: await startDouble({ version: '20.6.1' }),
  }
  const others = {
    web: await listening(createHttp((_request, response) => response.end('Hello'))),
    web2: await listening(
      createHttp2((_request, response) => {
        response.statusCode = 404
        response.end('Nothing here')
      }),
    ),
    mute: await listening(createTcp()),
  }
  const ports = { nobody: 1, ...portsOf(doubles), ...portsOf(others) }
  return {
    ports,
    /** Of all of them: what got through. */
    written: () => Object.values(doubles).flatMap(({ log }) => log()),
    close: async () => {
      for (const { close } of [...Object.values(doubles), ...Object.values(others)]) await close()
    },
  }
}

const portsOf = <Name extends string>(
  servers: Readonly<Record<Name, { readonly port: number }>>,
): Record<Name, number> => {
  const entries = Object.entries<{ readonly port: number }>(servers)
  return Object.fromEntries(entries.map(([name, { port }]) => [name, port])) as Record<Name, number>
}

const listening = async (server: Server) => {
  const sockets = new Set<{ destroy: () => unknown }>()
  server.on('connection', (socket) => sockets.add(socket))
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.close()
      for (const socket of sockets) socket.destroy()
    },
  }
}
