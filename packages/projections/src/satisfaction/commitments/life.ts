/** SC-1, SC-3, SC-4, SC-5: from the application to the start. */
import { parisDay, parisDayEnd } from '@quittance/domain/values'

import { occurredAt } from '../../cut.ts'
import type { Commitment } from '../commitment.ts'
import { type MarkKind, markOf, type Told } from '../mark.ts'
import { closing, startOn, stopOn, voidOn } from './civil.ts'

const once = 'contract'

const then = (told: Told, mark: MarkKind) =>
  markOf(told, { mark, subject: once, at: occurredAt(told) })

/** By the start, and with no gap after it: whoever leaves is followed the same day. */
export const contacts: Commitment = {
  id: 'SC-1',
  promise: 'account manager and officer',
  ...{ team: 'accountManager', unit: 'days', inHours: false, rule: { standing: true } },
  marks: (told) => {
    const { event } = told
    switch (event.type) {
      case 'ContractSigned':
        return (['accountManager', 'accountOfficer'] as const).map((role) => ({
          ...startOn(told, role, event.signedOn),
          team: role,
        }))
      case 'ContractStarted': {
        const until = parisDayEnd(event.startedOn)
        return [markOf(told, { mark: 'due', subject: undefined, at: occurredAt(told), until })]
      }
      case 'ContractRescinded':
        return [voidOn(told, undefined, event.rescindedOn)]
      case 'ContractClosed':
        return closing(told, event.closedOn)
      case 'ContactAssigned': {
        const { team, personId, assignedOn } = event
        if (team !== 'accountManager' && team !== 'accountOfficer') return []
        const toldAt = occurredAt(told)
        return personId === null
          ? [{ ...startOn(told, team, assignedOn, assignedOn), team, anew: true, toldAt }]
          : [{ ...stopOn(told, team, assignedOn), toldAt }]
      }
      default:
        return []
    }
  },
}

/** On the day of the committee, unless the terms promise hours. */
export const offer: Commitment = {
  id: 'SC-3',
  promise: 'offer at once when approved',
  ...{ team: 'accountManager', unit: 'seconds', inHours: true },
  marks: (told) => {
    switch (told.event.type) {
      case 'ContractApproved': {
        const until = parisDayEnd(parisDay(occurredAt(told)))
        return [{ ...then(told, 'start'), until }]
      }
      case 'OfferSent':
        return [then(told, 'stop')]
      case 'ContractWithdrawn':
        return [then(told, 'void')]
      default:
        return []
    }
  },
}

export const introduction: Commitment = {
  id: 'SC-4',
  promise: 'introduction when signed',
  ...{ team: 'accountManager', unit: 'days', inHours: false, rule: { standing: true } },
  marks: (told) => {
    const { event } = told
    switch (event.type) {
      case 'ContractSigned':
        return [startOn(told, once, event.signedOn, event.signedOn)]
      case 'ClientTeamIntroduced':
        return [stopOn(told, once, event.introducedOn)]
      case 'ContractRescinded':
        return [voidOn(told, once, event.rescindedOn)]
      case 'ContractClosed':
        return [voidOn(told, once, event.closedOn)]
      default:
        return []
    }
  },
}

/** Golden C-1. */
export const start: Commitment = {
  id: 'SC-5',
  promise: 'start within 48 h',
  ...{ team: 'accountOfficer', unit: 'seconds', inHours: true },
  marks: (told) => {
    const { event } = told
    switch (event.type) {
      case 'SupportingDocumentsCompleted':
        return [then(told, 'start')]
      case 'ContractStarted':
        return [then(told, 'stop')]
      case 'ContractRescinded':
        return [then(told, 'void')]
      case 'WaitingForClientStarted':
        return event.commitment === 'SC-5' ? [then(told, 'pause')] : []
      case 'WaitingForClientEnded':
        return event.commitment === 'SC-5' ? [then(told, 'resume')] : []
      default:
        return []
    }
  },
}
