/** Turns: what became of a contract, from the request to the close, and who said so. */
import type { Contract } from '@quittance/domain/events'
import type { Day } from '@quittance/domain/values'
import type { Decoded } from '@quittance/event-store'
import { List } from 'immutable'

import { bookedOn } from '../cut.ts'
import type { Projection } from '../projection.ts'

const types = [
  ...(['ContractRequested', 'ContractApproved', 'ContractDeclined', 'ContractWithdrawn'] as const),
  ...(['OfferSent', 'KycChecked', 'ContractSigned', 'ContractRescinded'] as const),
  ...(['SupportingDocumentReceived', 'SupportingDocumentsCompleted'] as const),
  ...(['ContractStarted', 'TermsAmended', 'ContractSuspended', 'ContractResumed'] as const),
  ...(['NoticeGiven', 'RunOffStarted', 'RunOffReopened', 'ContractClosed'] as const),
]

type Turning = Extract<Contract.Event, { readonly type: (typeof types)[number] }>

export interface Turn extends Pick<Decoded<Turning>, 'event' | 'stream' | 'revision'> {
  /** The day on which it happened; the event may name another from which it counts. */
  readonly on: Day
  /** Who did it, as the command said. */
  readonly actor: string
}

/** One list a contract, in the order of the log. */
export const turns: Projection<List<Turn>, Contract.Event> = {
  key: ({ event }) => event.contractId,
  next: (row, { event, stream, revision, metadata, ...told }) => {
    if (!isTurning(event)) return row
    const turn = { event, stream, revision, actor: metadata['actor'] ?? '' }
    return (row ?? List()).push({ ...turn, on: bookedOn({ metadata, ...told }) })
  },
}

const isTurning = (event: Contract.Event): event is Turning =>
  types.some((type) => type === event.type)
