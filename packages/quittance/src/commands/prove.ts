/** `quittance prove` and `consistency`: proofs for whoever has a checkpoint, and not the log. */
import { prove as proofOf, proveConsistency, sameHash } from '@quittance/auditor'
import type { Recorded } from '@quittance/event-store'
import { hashOf } from '@quittance/ledger'
import { either as E } from 'fp-ts'

import { portable } from '../evidence/portable.ts'
import { headIn, keptHead, type SignedHead } from '../evidence/signed-head.ts'
import { openStore } from '../open-store.ts'
import { Ends, type Exit, exit } from './exit.ts'
import type { Terminal } from './terminal.ts'

/** Against a checkpoint: that of the file, else the one that the ledger keeps. */
export const prove = async (
  asked: { store: string; stream: string; revision: bigint; checkpoint?: string },
  { out }: Terminal,
): Promise<Exit> => {
  const store = await openStore(asked.store)
  try {
    const head = asked.checkpoint ? await headIn(asked.checkpoint) : await keptHead(store)
    if (head === undefined) throw new Ends(exit.refused, nothingSigned)
    const proved = await proofOf(store, asked, head.size)
    if (proved === undefined) {
      const place = `${asked.stream}@${asked.revision}`
      throw new Ends(
        exit.refused,
        `EventNotSigned: ${place} is not among the ${head.size} events of that checkpoint.`,
      )
    }
    mustAgree(head, proved)
    const { event, index, proof } = proved
    if (!isAsHashed(event)) throw new Ends(exit.refused, changed(asked))
    out(
      JSON.stringify(
        { checkpoint: head.text, index, proof: proof.map(base64), event: portable(event) },
        null,
        2,
      ),
    )
    return exit.well
  } finally {
    await store.close()
  }
}

export const consistency = async (
  asked: { store: string; from: string; to?: string },
  { out }: Terminal,
): Promise<Exit> => {
  const store = await openStore(asked.store)
  try {
    const from = await headIn(asked.from)
    const to = asked.to ? await headIn(asked.to) : await keptHead(store)
    if (to === undefined) throw new Ends(exit.refused, nothingSigned)
    if (to.size < from.size) {
      throw new Ends(
        exit.wrongUse,
        `The first checkpoint is of ${from.size} events, the second of ${to.size}: exchange them.`,
      )
    }
    const proved = await proveConsistency(store, from.size, to.size)
    if (proved === undefined) {
      throw new Ends(
        exit.refused,
        `LogTooShort: this log has not the ${to.size} events of that checkpoint.`,
      )
    }
    mustAgree(from, proved.from)
    mustAgree(to, proved.to)
    out(JSON.stringify({ from: from.text, to: to.text, proof: proved.proof.map(base64) }, null, 2))
    return exit.well
  } finally {
    await store.close()
  }
}

/** A leaf is the hash that the event carries: of another content it would prove what never was. */
const isAsHashed = (event: Recorded): boolean =>
  E.toUnion(
    E.tryCatch(
      () => hashOf(event),
      () => undefined,
    ),
  ) === event.metadata['hash']

const changed = ({ stream, revision }: { readonly stream: string; readonly revision: bigint }) =>
  `EventChanged: ${stream}@${revision} is not what its hash is of: see \`quittance verify\`.`

const nothingSigned =
  'NothingSigned: this log has no checkpoint yet: run `quittance checkpoint`, or name a file.'

const mustAgree = (head: SignedHead, found: Pick<SignedHead, 'size' | 'root'>): void => {
  if (head.size === found.size && sameHash(head.root, found.root)) return
  throw new Ends(
    exit.refused,
    `CheckpointOfAnotherLog: ${head.at} has a checkpoint of ${head.origin} that this log does not meet.`,
  )
}

const base64 = (hash: Uint8Array): string => Buffer.from(hash).toString('base64')
