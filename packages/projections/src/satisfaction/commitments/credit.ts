/** SC-7 and SC-14: how long the credit desk takes; measured, unless the terms promise hours. */
import { occurredAt } from '../../cut.ts'
import type { Commitment } from '../commitment.ts'
import { type MarkKind, markOf, type Told } from '../mark.ts'

const then = (told: Told, mark: MarkKind, debtorId: string) =>
  markOf(told, { mark, subject: debtorId, at: occurredAt(told) })

export const arbitration: Commitment = {
  id: 'SC-7',
  promise: 'credit arbitration',
  ...{ team: 'credit', unit: 'seconds', inHours: true },
  marks: (told) => {
    const { event } = told
    switch (event.type) {
      case 'ArbitrationRequested':
        return [then(told, 'start', event.debtorId)]
      case 'ArbitrationDecided':
        return [then(told, 'stop', event.debtorId)]
      default:
        return []
    }
  },
}

export const lineDecision: Commitment = {
  id: 'SC-14',
  promise: 'guarantee decision',
  ...{ team: 'credit', unit: 'seconds', inHours: true },
  marks: (told) => {
    const { event } = told
    switch (event.type) {
      case 'GuaranteeLineRequested':
        return [then(told, 'start', event.debtorId)]
      case 'GuaranteeLineGranted':
      case 'GuaranteeLineRefused':
        return [then(told, 'stop', event.debtorId)]
      default:
        return []
    }
  },
}
