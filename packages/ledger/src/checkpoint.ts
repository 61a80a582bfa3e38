/** How far the reactions have come, and the contracts whose policies stopped on the way. */
import { invariant } from '@quittance/domain/values'
import type { Checkpoints, Position } from '@quittance/event-store'
import { either as E } from 'fp-ts'
import * as t from 'io-ts'

import type { Flat } from './aggregate.ts'
import type { Stop } from './answer.ts'
import { explain } from './explain.ts'
import { nameOf, type Part, whole } from './part.ts'

export interface Progress {
  /** Of the last event whose reactions are done; none before the first. */
  position: Position | undefined
  /** By contract. */
  readonly stopped: Map<string, Stopped>
}

interface Stopped {
  /** The last event before the one whose reaction was refused. */
  readonly after: Position | undefined
  readonly stop: Stop
}

const Saved = t.type({
  position: t.union([t.string, t.null]),
  stopped: t.array(
    t.type({
      after: t.union([t.string, t.null]),
      contractId: t.string,
      policy: t.string,
      eventId: t.string,
      rejection: t.intersection([t.type({ type: t.string }), t.UnknownRecord]),
    }),
  ),
})

/** Where reactions go on, and how their place is kept. */
export interface KeptProgress {
  readonly progress: Progress
  /**
   * Only where what is kept is still as it was found, so that it never goes back, and nobody's word
   * that a contract stopped, or goes on, is lost: else it rejects with `Overtaken`.
   */
  readonly save: () => Promise<void>
  /** Rejects with `Overtaken` where somebody else has kept another place. */
  readonly demandKept: () => Promise<void>
}

/** Somebody else has kept another place meanwhile: whoever finds that goes on from there. */
export class Overtaken extends Error {
  override readonly name = 'Overtaken'

  constructor(name: string) {
    super(`another has kept how far ${name} has come`)
  }
}

/** Of a worker's part, or of the whole. */
export const progressOf = async (checkpoints: Checkpoints, part: Part): Promise<KeptProgress> => {
  const name = nameOf(part)
  let kept = await checkpoints.load(name)
  const progress =
    kept === undefined && part.of > 1
      ? fromBefore((await progressOf(checkpoints, whole)).progress)
      : progressIn(name, kept)
  return {
    progress,
    save: async () => {
      const next = textOf(progress)
      if (!(await checkpoints.replace(name, kept, next))) throw new Overtaken(name)
      kept = next
    },
    demandKept: async () => {
      if ((await checkpoints.load(name)) !== kept) throw new Overtaken(name)
    },
  }
}

/** A part that begins goes on from the whole; from the first that stopped there, which may be repaired. */
const fromBefore = ({ position, stopped }: Progress): Progress => {
  const afters = [...stopped.values()].map(({ after }) => after)
  const [first] = [position, ...afters].map((place) => place ?? beginning).toSorted()
  return { position: first === beginning ? undefined : first, stopped: new Map() }
}

/** Before every position. */
const beginning = ''

const progressIn = (name: string, text: string | undefined): Progress => {
  if (text === undefined) return { position: undefined, stopped: new Map() }
  const saved = Saved.decode(JSON.parse(text))
  if (E.isLeft(saved)) {
    invariant(false, `the checkpoint ${name} cannot be read: ${explain(saved.left)}`)
  }
  const { position, stopped } = saved.right
  return {
    position: position ?? undefined,
    stopped: new Map(
      stopped.map(({ after, rejection, ...where }) => {
        // It was JSON when it was saved.
        const stop = { ...where, rejection: rejection as Flat }
        return [where.contractId, { after: after ?? undefined, stop }]
      }),
    ),
  }
}

const textOf = ({ position, stopped }: Progress): string =>
  JSON.stringify({
    position: position ?? null,
    stopped: [...stopped.values()].map(({ after, stop }) => ({ after: after ?? null, ...stop })),
  })
