/** Service, contract by contract: what happened of what was promised, in no more than its marks. */
import type { Relationship } from '@quittance/domain/events'
import { type Life, livedOn, requested, termsOn } from '@quittance/domain/figures'
import {
  type CommitmentId,
  type ContractId,
  type DebtorId,
  type Instant,
  type InvoiceId,
  millisecondsOf,
  parisDay,
} from '@quittance/domain/values'
import type { Decoded } from '@quittance/event-store'
import { List, Map as PersistentMap } from 'immutable'

import { occurredAt } from '../cut.ts'
import type { Projection } from '../projection.ts'
import { type Agreed, type Clock, clocksAt } from './clock.ts'
import { commitments } from './commitments.ts'
import type { Mark, ServiceEvent, Told } from './mark.ts'

export interface Service {
  readonly contractId: ContractId
  /** Nothing where a cut has left out the beginning. */
  readonly life: Life | undefined
  readonly marks: PersistentMap<CommitmentId, List<Mark>>
  /** What was bought, and who owes it: SC-9 is read from their streams. */
  readonly invoices: PersistentMap<InvoiceId, DebtorId>
  /** What the client said. */
  readonly voice: List<Voice>
  /** The latest that happened. */
  readonly seenAt: Instant
  /** Of the last event, in the log. */
  readonly position: string
}

/** Complaints, and surveys. */
export type Voice = Extract<
  Relationship.Event,
  { readonly complaintId: unknown } | { readonly surveyId: unknown }
>

export const service: Projection<Service, ServiceEvent> = {
  key: ({ event }) => event.contractId,
  next: (row, told) => {
    const before = row ?? begun(told)
    return {
      ...heard(before, told),
      life: lived(before.life, told.event),
      marks: marked(before.marks, told),
      invoices: bought(before.invoices, told.event),
      voice: isVoice(told.event) ? before.voice.push(told.event) : before.voice,
    }
  },
}

/** That much has been read. */
export const heard = (row: Service, told: Decoded<unknown>): Service => {
  const at = occurredAt(told)
  return {
    ...row,
    seenAt: millisecondsOf(row.seenAt) < millisecondsOf(at) ? at : row.seenAt,
    position: BigInt(row.position) < BigInt(told.position) ? told.position : row.position,
  }
}

/** Every clock of every commitment that had started by then, as it stood then. */
export const clocksOf = (row: Service, at: Instant): ReadonlyArray<Clock> =>
  commitments.flatMap((commitment) => {
    const marks = row.marks.get(commitment.id)?.toArray() ?? []
    const agreedAt = (startedAt: Instant) => agreed(row.life, commitment.id, startedAt)
    return clocksAt({ commitment, contractId: row.contractId, marks, agreedAt }, at)
  })

const begun = (told: Told): Service => ({
  ...{ contractId: told.event.contractId, life: undefined, marks: PersistentMap() },
  invoices: PersistentMap(),
  ...{ voice: List(), seenAt: occurredAt(told), position: told.position },
})

const marked = (marks: Service['marks'], told: Told): Service['marks'] =>
  commitments.reduce((all, { id, marks: marksOf }) => {
    const more = marksOf(told)
    return more.length === 0 ? all : all.set(id, (all.get(id) ?? List()).push(...more))
  }, marks)

const bought = (invoices: Service['invoices'], event: ServiceEvent): Service['invoices'] =>
  event.type === 'ScheduleBooked'
    ? event.accepted.reduce(
        (all, line) => (line.kind === 'invoice' ? all.set(line.invoiceId, line.debtorId) : all),
        invoices,
      )
    : invoices

/** A life is a contract's alone; other rooms have no event of its names. */
const lived = (life: Life | undefined, event: ServiceEvent): Life | undefined => {
  if (event.type === 'ContractRequested') return requested(event.clientId, event.currency)
  return life && isOfLife(event) ? livedOn(life, event) : life
}

const isOfLife = (
  event: ServiceEvent,
): event is Extract<
  ServiceEvent,
  { readonly type: 'OfferSent' | 'ContractStarted' | 'TermsAmended' | 'ContractClosed' }
> => ['OfferSent', 'ContractStarted', 'TermsAmended', 'ContractClosed'].includes(event.type)

/** By the terms in force when the clock starts: those offered, as long as none are. */
const agreed = (life: Life | undefined, of: CommitmentId, startedAt: Instant): Agreed => {
  const isInForce = life !== undefined && !life.versions.isEmpty()
  const terms = isInForce ? termsOn(life, parisDay(startedAt)) : life?.offered
  return {
    hours: terms?.commitments.promised.find(({ commitment }) => commitment === of),
    readySuffices: terms?.commitments.availabilitySuffices ?? false,
  }
}

const isVoice = (event: ServiceEvent): event is Voice =>
  'complaintId' in event || 'surveyId' in event
