/** Certificates for tests, made when they are needed. */
import { generate } from 'selfsigned'

import type { Identity } from './double.ts'

export interface Authority {
  /** In PEM: what clients are told to trust. */
  readonly certificate: string
  readonly issue: (asked?: Asked) => Promise<Identity>
}

interface Asked {
  /** 127.0.0.1 and localhost. */
  readonly host?: string
  /** Tomorrow. */
  readonly until?: Date
}

const day = 86_400_000

export const certificateAuthority = async (): Promise<Authority> => {
  const { cert: certificate, private: key } = await generate(
    [{ name: 'commonName', value: 'An authority for tests' }],
    {
      ...common(new Date(Date.now() + day)),
      extensions: [
        { name: 'basicConstraints', cA: true, critical: true },
        { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
      ],
    },
  )
  return {
    certificate,
    issue: async ({ host, until = new Date(Date.now() + day) } = {}) => {
      const names = host === undefined ? [byName('localhost'), localAddress] : [byName(host)]
      const issued = await generate([{ name: 'commonName', value: host ?? 'localhost' }], {
        ...common(until),
        ca: { key, cert: certificate },
        extensions: [
          { name: 'basicConstraints', cA: false },
          { name: 'keyUsage', digitalSignature: true },
          { name: 'extKeyUsage', serverAuth: true, clientAuth: true },
          { name: 'subjectAltName', altNames: names },
        ],
      })
      return { certificate: issued.cert, key: issued.private }
    },
  }
}

const common = (until: Date) => ({
  keyType: 'ec' as const,
  algorithm: 'sha256',
  notBeforeDate: new Date(until.getTime() - 2 * day),
  notAfterDate: until,
})

const byName = (value: string) => ({ type: 2 as const, value })
const localAddress = { type: 7 as const, ip: '127.0.0.1' }
