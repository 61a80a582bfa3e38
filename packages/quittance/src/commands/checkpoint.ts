/** `quittance checkpoint`: the notary signs how long the log is, and its root. */
import { createPublicKey } from 'node:crypto'
import {
  type Finding,
  isKeyName,
  readSigningKey,
  signedCheckpoint,
  verify,
} from '@quittance/auditor'

import { keep, keptHead, mustBeSigned, unlessRejected } from '../evidence/signed-head.ts'
import { openStore } from '../open-store.ts'
import { Ends, type Exit, exit } from './exit.ts'
import type { Terminal } from './terminal.ts'

/** Prints the note, and keeps it beside the log. Nothing is signed that does not hold. */
export const checkpoint = async (
  { store: location, key, origin }: { store: string; key: string; origin: string },
  { out }: Terminal,
): Promise<Exit> => {
  if (!isKeyName(origin)) {
    throw new Ends(
      exit.wrongUse,
      `${origin} names no log: take a name without space or +, such as example.com/ledger.`,
    )
  }
  const signer = { name: origin, key: unlessRejected(await readSigningKey(key)) }
  const store = await openStore(location)
  try {
    const before = await keptHead(store)
    if (before !== undefined && before.origin !== origin) {
      throw new Ends(exit.refused, `OriginDiffers: this log is signed as ${before.origin}.`)
    }
    // A log has one key: a note by another would stand where whoever keeps the first looks for his own.
    if (before) mustBeSigned(before, { name: origin, publicKey: createPublicKey(signer.key) })
    let head: Parameters<typeof signedCheckpoint>[0] | undefined
    for await (const { findings, events, root } of verify(store, before ? [before] : [])) {
      const [first] = findings
      if (first) throw new Ends(exit.refused, unsound(first))
      head = { size: events, root }
    }
    if (head === undefined) return exit.well
    const note = signedCheckpoint(head, signer)
    await keep(store, note)
    out(note)
    return exit.well
  } finally {
    await store.close()
  }
}

const unsound = ({ check, stream, revision }: Finding): string =>
  `Nothing was signed: ${check} does not hold at ${stream}@${revision}. Run \`quittance verify\` to see what is wrong.`
