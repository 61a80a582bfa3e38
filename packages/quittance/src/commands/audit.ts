/** `quittance audit`: silence when all holds. */
import { audit as auditOf, checks } from '@quittance/auditor'
import spinner from 'yocto-spinner'

import { openStore } from '../open-store.ts'
import { Ends, type Exit, exit } from './exit.ts'
import type { Terminal } from './terminal.ts'

export const audit = async (
  names: ReadonlyArray<string>,
  { store: location, json }: { readonly store: string; readonly json?: boolean },
  { out, err, isWatched }: Terminal,
): Promise<Exit> => {
  const unknown = names.find((name) => !checks.some((check) => check.name === name))
  if (unknown !== undefined) {
    const known = checks.map(({ name }) => name).join(', ')
    throw new Ends(exit.wrongUse, `There is no check ${unknown}: choose among ${known}.`)
  }
  const asked = names.length === 0 ? checks : checks.filter(({ name }) => names.includes(name))
  const store = await openStore(location)
  const progress = isWatched ? spinner({ text: 'Reading the log' }).start() : undefined
  let events = 0
  let found = 0
  try {
    for await (const page of auditOf(store, asked)) {
      events += page.events
      if (progress) progress.text = `${events.toLocaleString('en-GB')} events, ${found} findings`
      for (const finding of page.findings) {
        found += 1
        const { check, stream, revision, expected, found: was } = finding
        const place = `${stream}@${revision}`
        out(
          json ? JSON.stringify(finding) : `${check}: ${place}: expected ${expected}; found ${was}`,
        )
      }
    }
  } finally {
    progress?.stop()
    await store.close()
  }
  if (found === 0) return exit.well
  if (!json) {
    const findings = found === 1 ? '1 finding' : `${found} findings`
    err(`${findings} in ${events.toLocaleString('en-GB')} events.`)
  }
  return exit.refused
}
