/** A policy that is refused. */
import { month, rate, text } from '@quittance/domain/values'

import { only, type Policy, send } from '../policy.ts'

/** Closes a month as soon as a contract is approved: too early, unless it has started meanwhile. */
export const hasty: ReadonlyArray<Policy> = [
  {
    name: 'hasty',
    *react(append) {
      for (const { contractId } of only(append, 'ContractApproved')) {
        const fixing = {
          reference: text('EURIBOR-1M'),
          rate: rate('0.02'),
          source: text('a sheet'),
        }
        yield [send({ type: 'CloseMonth', contractId, month: month('2026-01'), fixing })]
      }
    },
  },
]
