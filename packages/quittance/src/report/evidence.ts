/** What holds of the whole log: every check, its size and root, and how far it is signed. */
import { audit, checks, type Finding, type Verified, verify } from '@quittance/auditor'
import type { EventStore } from '@quittance/event-store'

import type { SignedHead } from '../evidence/signed-head.ts'

export interface Evidence {
  /** How many were examined; all of them, unless one could not be read. */
  readonly events: number
  readonly root: Verified['root']
  /** By check, in the order in which checks are best read; last of what was signed. */
  readonly found: ReadonlyArray<Found>
  /** The first of them. */
  readonly findings: ReadonlyArray<Finding>
  /** Checkpoints that it was held against, the longest last; nothing is signed where there is none. */
  readonly heads: ReadonlyArray<SignedHead>
  /** Whether each was signed by a key that was named. */
  readonly signatureChecked: boolean
}

interface Found {
  readonly check: string
  /** What holds when it finds nothing. */
  readonly holds: string
  readonly findings: number
}

/** A page is for people: beyond so many, `quittance audit` has the rest. */
export const shownFindings = 100

const signed = { name: 'signed', holds: 'the log has the root that was signed, as far as it was' }

export const evidenceIn = async (
  store: Pick<EventStore, 'readAll'>,
  { heads, signatureChecked }: Pick<Evidence, 'heads' | 'signatureChecked'>,
): Promise<Evidence> => {
  const findings: Array<Finding> = []
  const counts = new Map<string, number>()
  const note = (found: ReadonlyArray<Finding>): void => {
    for (const finding of found) {
      counts.set(finding.check, (counts.get(finding.check) ?? 0) + 1)
      if (findings.length < shownFindings) findings.push(finding)
    }
  }
  for await (const { findings: found } of audit(store)) note(found)
  let head: Pick<Verified, 'events' | 'root'> | undefined
  for await (const { findings: found, ...upTo } of verify(store, heads)) {
    head = upTo
    // Order and chains were asked about before.
    note(found.filter(({ check }) => check === signed.name))
  }
  return {
    ...{ events: head?.events ?? 0, root: head?.root ?? new Uint8Array() },
    found: [...checks, signed].map(({ name, holds }) => ({
      ...{ check: name, holds, findings: counts.get(name) ?? 0 },
    })),
    ...{ findings, heads: heads.toSorted((one, other) => one.size - other.size), signatureChecked },
  }
}

export const findingsIn = ({ found }: Evidence): number =>
  found.reduce((all, { findings }) => all + findings, 0)
