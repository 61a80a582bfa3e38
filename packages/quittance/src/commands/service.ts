/** `quittance satisfaction` and `due`: what was promised to clients, and what is owed to them next. */
import {
  type Day,
  type Instant,
  type Month,
  millisecondsOf,
  parisDay,
  parisDayEnd,
  type Team,
} from '@quittance/domain/values'
import { type Cut, dueOn, type Service, satisfactionOf } from '@quittance/projections'

import { dueJson, dueTable } from '../say/due.ts'
import { type Measured, satisfactionText } from '../say/satisfaction.ts'
import { satisfactionJson } from '../say/satisfaction-json.ts'
import { asText, cutOf, reading } from './asking.ts'
import { Ends, type Exit, exit } from './exit.ts'
import type { Terminal } from './terminal.ts'

interface Asked {
  readonly contract?: string
  readonly store: string
  readonly json?: boolean
}

export const satisfaction = (
  asked: Asked & Cut & { readonly month?: Month; readonly team?: Team },
  { out }: Terminal,
): Promise<Exit> =>
  reading(asked.store, async ({ services }) => {
    const { contract, month, team, asOf } = asked
    const rows = found(asked, await services(contract, cutOf(asked)))
    const at = asOf === undefined ? lastOf(rows) : parisDayEnd(asOf)
    const measured: Measured = {
      ...{ contractId: contract, month, team, position: contract && rows[0]?.position },
      satisfaction: satisfactionOf(rows, at, { ...(month && { month }), ...(team && { team }) }),
    }
    out(asked.json ? asText(satisfactionJson(measured)) : satisfactionText(measured))
  })

export const due = (asked: Asked & Cut & { readonly on?: Day }, { out }: Terminal): Promise<Exit> =>
  reading(asked.store, async ({ services }) => {
    const rows = found(asked, await services(asked.contract, cutOf(asked)))
    const on = asked.on ?? parisDay(lastOf(rows))
    const owed = dueOn(rows, on)
    out(asked.json ? asText(dueJson(on, owed)) : dueTable(on, owed))
  })

const found = ({ contract }: Asked, rows: ReadonlyArray<Service>): ReadonlyArray<Service> => {
  if (rows.length > 0) return rows
  const what = contract === undefined ? 'no contract' : `no contract ${contract}`
  throw new Ends(
    exit.refused,
    `There is ${what} in this ledger, or none yet by then: check its name.`,
  )
}

/** The last that happened, by any of them. */
const lastOf = (rows: ReadonlyArray<Service>): Instant =>
  rows
    .map(({ seenAt }) => seenAt)
    .reduce((one, other) => (millisecondsOf(one) < millisecondsOf(other) ? other : one))
