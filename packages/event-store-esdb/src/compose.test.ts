/** compose.yaml at the root, as far as it can be looked at where there is no Docker. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'

const path = fileURLToPath(new URL('../../../compose.yaml', import.meta.url))
const text = readFileSync(path, 'utf8')

interface Service {
  readonly image: string
  readonly profiles: ReadonlyArray<string>
  readonly environment: Readonly<Record<string, unknown>>
  readonly volumes: ReadonlyArray<string>
  readonly ports: ReadonlyArray<string>
  readonly healthcheck: object
  readonly depends_on: Readonly<Record<string, { readonly condition: string }>>
  readonly networks?: { readonly cluster: { readonly ipv4_address: string } }
}

const file: {
  readonly services: Readonly<Record<string, Service>>
  readonly volumes: object
} = parse(text, { merge: true })
const { certificates, ...nodes } = file.services
const cluster = Object.values(nodes).filter(({ profiles }) => profiles.includes('cluster'))

describe('compose.yaml', () => {
  test('starts one node, or three', () => {
    expect(Object.keys(nodes)).toEqual(['single', 'node1', 'node2', 'node3'])
    expect(certificates?.profiles).toEqual(['single', 'cluster'])
    expect(nodes['single']?.environment['EVENTSTORE_CLUSTER_SIZE']).toBe(1)
    for (const { environment } of cluster) expect(environment['EVENTSTORE_CLUSTER_SIZE']).toBe(3)
  })

  test.each(Object.entries(nodes))(
    '%s has TLS, asked-for passwords and its own volume',
    (name, node) => {
      expect(node.image).toMatch(/eventstore\/eventstore:\d+\.\d+\}$/)
      expect(node.environment).toMatchObject({
        EVENTSTORE_DEFAULT_ADMIN_PASSWORD: expect.stringMatching(/^\$\{\w+:\?\}$/),
        EVENTSTORE_DEFAULT_OPS_PASSWORD: expect.stringMatching(/^\$\{\w+:\?\}$/),
        EVENTSTORE_CERTIFICATE_FILE: '/certs/node/node.crt',
        EVENTSTORE_CERTIFICATE_PRIVATE_KEY_FILE: '/certs/node/node.key',
        EVENTSTORE_TRUSTED_ROOT_CERTIFICATES_PATH: '/certs/ca',
      })
      expect(node.environment).not.toHaveProperty('EVENTSTORE_INSECURE')
      expect(node.volumes).toContain(`./certs/${name}:/certs/node:ro`)
      expect(node.volumes).toContain(`${name}:/var/lib/eventstore`)
      expect(file.volumes).toHaveProperty(name)
      expect(node.healthcheck).toBeDefined()
      expect(node.depends_on['certificates']?.condition).toBe('service_completed_successfully')
      for (const port of node.ports) expect(port).toMatch(/^127\.0\.0\.1:\d+:2113$/)
    },
  )

  test('each node of the cluster seeks the other two, at a port of its own', () => {
    const addresses = cluster.map(({ networks }) => networks?.cluster.ipv4_address)
    for (const [n, { environment, ports }] of cluster.entries()) {
      const others = addresses.filter((_, other) => other !== n).map((ip) => `${ip}:2113`)
      expect(environment['EVENTSTORE_GOSSIP_SEED']).toBe(others.join(','))
      expect(environment['EVENTSTORE_REPLICATION_IP']).toBe(addresses[n])
      const advertised = environment['EVENTSTORE_ADVERTISE_NODE_PORT_TO_CLIENT_AS']
      expect(ports).toEqual([`127.0.0.1:${advertised}:2113`])
    }
  })

  test('lets the key of the authority into no node', () => {
    for (const { volumes } of Object.values(nodes))
      expect(volumes.filter((volume) => /^\.\/certs(\/ca)?:/.test(volume))).toEqual([])
  })

  test('keeps no stream for a time only', () => {
    expect(text).not.toMatch(/max_?(age|count)/i)
  })
})
