/** `quittance verify`: is this the log that was written, event by event, and the one that was signed? */
import { type Finding, verify as verified } from '@quittance/auditor'
import spinner from 'yocto-spinner'

import { type HeadsAsked, headsIn, type SignedHead } from '../evidence/signed-head.ts'
import { openStore } from '../open-store.ts'
import { type Exit, exit } from './exit.ts'
import type { Terminal } from './terminal.ts'

export interface VerifyAsked extends HeadsAsked {
  readonly store: string
  readonly json?: boolean
}

/** Says how far it is signed: what comes after that is held by its chains alone. */
export const verify = async (
  { store: location, checkpoint, key, json }: VerifyAsked,
  { out, isWatched }: Terminal,
): Promise<Exit> => {
  const store = await openStore(location)
  const progress = isWatched ? spinner({ text: 'Reading the log' }).start() : undefined
  try {
    const heads = await headsIn(store, { ...(checkpoint && { checkpoint }), ...(key && { key }) })
    let [events, found] = [0, 0]
    for await (const page of verified(store, heads)) {
      events = page.events
      found += page.findings.length
      if (progress) progress.text = `${events.toLocaleString('en-GB')} events, ${found} findings`
      for (const finding of page.findings) out(json ? JSON.stringify(finding) : sentence(finding))
    }
    if (found > 0) return exit.refused
    const end = json ? JSON.stringify(ending(events, heads, key)) : endingText(events, heads, key)
    out(end)
    return exit.well
  } finally {
    progress?.stop()
    await store.close()
  }
}

const sentence = ({ check, stream, revision, expected, found }: Finding): string =>
  `${check}: ${stream}@${revision}: expected ${expected}; found ${found}`

const ending = (events: number, heads: ReadonlyArray<SignedHead>, key: string | undefined) => {
  const last = heads.toSorted((one, other) => other.size - one.size)[0]
  return {
    events,
    signedUpTo: last?.size ?? 0,
    ...{ origin: last?.origin ?? null, signatureChecked: last !== undefined && key !== undefined },
  }
}

const endingText = (...of: Parameters<typeof ending>): string => {
  const { events, signedUpTo, origin, signatureChecked } = ending(...of)
  const count = (of: number) => of.toLocaleString('en-GB')
  if (origin === null) return `${count(events)} events hold by their chains; none of it is signed.`
  const by = signatureChecked
    ? `signed by ${origin}`
    : `as a checkpoint of ${origin} has it (name its --key to check who signed)`
  return `${count(events)} events hold: ${count(signedUpTo)} ${by}, ${count(events - signedUpTo)} after them by their chains alone.`
}
