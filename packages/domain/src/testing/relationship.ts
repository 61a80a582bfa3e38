/** A relationship in words that its tests share. */
import { either as E } from 'fp-ts'

import { Command } from '../relationship/commands.ts'
import { Event } from '../relationship/events.ts'
import { decider } from '../relationship/index.ts'
import { story } from './story.ts'

export const { stateAfter, told } = story(decider)

type Fields = Readonly<Record<string, unknown>>

const contractId = 'AF-2026-0013'

/** A command as it is sent, of the one contract. */
export const ask = (type: Command['type'], fields: Fields): Command =>
  read(Command, { type, contractId, ...fields })

/** An event as it is stored. */
export const happened = (type: Event['type'], fields: Fields = {}): Event =>
  read(Event, { type, contractId, ...fields })

const read = <A>(
  codec: { readonly decode: (u: unknown) => E.Either<unknown, A> },
  flat: Fields,
): A => {
  const decoded = codec.decode(flat)
  if (E.isRight(decoded)) return decoded.right
  throw new Error(`cannot be read: ${JSON.stringify(flat)}`)
}

export const figures = (started = 10) => ({
  commitments: [
    {
      ...{ commitment: 'SC-6', started, kept: 7, missed: 2, pending: 0, voided: 1 },
      delays: { unit: 'seconds', p50: 64800, p90: 108000, p95: 108000, worst: 108000 },
    },
  ],
  complaints: { open: 0, late: 0 },
  surveys: { sent: 0, answered: 0, nps: null, csat: null },
  correctiveActions: 0,
})
