/** AF-1 in a file, told in two halves, each signed by a notary. */
import { generateKeyPairSync } from 'node:crypto'
import { writeFileSync } from 'node:fs'

import { story } from './af-1.ts'
import { quittance } from './command-line.ts'
import type { scratch } from './scratch.ts'

export const origin = 'example.com/ledger'

export const notary = ({ path, story: storyFile }: ReturnType<typeof scratch>) => {
  const newKeys = () => {
    const { privateKey, publicKey } = generateKeyPairSync('ed25519')
    const files = { private: path('key.pem'), public: path('public.pem') }
    const pem = privateKey.export({ type: 'pkcs8', format: 'pem' })
    writeFileSync(files.private, pem, { mode: 0o600 })
    writeFileSync(files.public, publicKey.export({ type: 'spki', format: 'pem' }))
    return files
  }
  const [ledger, early, late, keys] = [path(), path('early.note'), path('late.note'), newKeys()]

  const signs = (store: string, key = keys.private, name = origin) =>
    quittance('checkpoint', '--store', store, '--key', key, '--origin', name)

  const exported = async (): Promise<string> => {
    const log = path('log.ndjson')
    writeFileSync(log, (await quittance('export', '--store', ledger)).out)
    return log
  }

  return {
    ...{ ledger, early, late, keys, newKeys, signs, exported },
    begin: async (): Promise<void> => {
      for (const [lines, note] of [
        [story.slice(0, 14), early],
        [story, late],
      ] as const) {
        const commands = lines.map(({ command, expect }) => ({
          ...{ ...command, ...(expect ? { expect } : {}) },
        }))
        const { code, err } = await quittance('run', storyFile(...commands), '--store', ledger)
        if (code !== 0) throw new Error(err)
        writeFileSync(note, (await signs(ledger)).out)
      }
    },
    verifies: (store: string, ...more: ReadonlyArray<string>) =>
      quittance('verify', '--store', store, ...more),
    /** Without what the notary kept beside the log. */
    copy: async (name: string): Promise<string> => {
      const store = path(name)
      await quittance('import', await exported(), '--store', store)
      return store
    },
  }
}

/** The third event and the fourth, both of the contract, in each other's place. */
export const exchanged = (log: string): string => {
  const lines = log.split('\n')
  const [one = '', other = ''] = lines.slice(2, 4)
  return [...lines.slice(0, 2), other, one, ...lines.slice(4)].join('\n')
}
