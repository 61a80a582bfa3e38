/** How far the reactions have come, and the contracts whose policies stopped on the way. */
import { invariant } from '@quittance/domain/values'
import type { Checkpoints, Position } from '@quittance/event-store'
import { either as E } from 'fp-ts'
import * as t from 'io-ts'

import type { Flat } from './aggregate.ts'
import type { Stop } from './answer.ts'
import { explain } from './explain.ts'

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

const name = 'reactions'

export const loadProgress = async (checkpoints: Checkpoints): Promise<Progress> => {
  const text = await checkpoints.load(name)
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

export const saveProgress = (checkpoints: Checkpoints, progress: Progress): Promise<void> => {
  const stopped = [...progress.stopped.values()].map(({ after, stop }) => ({
    after: after ?? null,
    ...stop,
  }))
  return checkpoints.save(name, JSON.stringify({ position: progress.position ?? null, stopped }))
}
