/** `quittance report`: the file of a contract as one page, to read and to print. */
import { parisDayEnd } from '@quittance/domain/values'
import { type Cut, satisfactionOf } from '@quittance/projections'
import spinner from 'yocto-spinner'

import { type HeadsAsked, headsIn } from '../evidence/signed-head.ts'
import { openStore } from '../open-store.ts'
import { queriesOn } from '../queries.ts'
import { evidenceIn, findingsIn } from '../report/evidence.ts'
import type { Report } from '../report/report.ts'
import { reportDocument } from '../report/report-document.ts'
import { cutOf, found } from './asking.ts'
import { type Exit, exit } from './exit.ts'
import { kept } from './page-file.ts'
import type { Terminal } from './terminal.ts'

export interface ReportAsked extends Cut, HeadsAsked {
  readonly contract: string
  readonly store: string
  readonly out?: string
}

/** What does not hold is no reason to show nothing: the page says so, and so does how this ends. */
export const report = async (
  { store: location, out: path, ...asked }: ReportAsked,
  { out, err, isWatched }: Terminal,
): Promise<Exit> => {
  const store = await openStore(location)
  const progress = isWatched ? spinner({ text: 'Reading the log' }).start() : undefined
  try {
    const made = await reportIn(store, asked)
    const { html } = await import('../page/html.ts')
    const page = html(reportDocument(made))
    progress?.stop()
    out(path === undefined ? page : await kept(path, page))
    const findings = findingsIn(made.evidence)
    if (findings === 0) return exit.well
    err(
      `${findings === 1 ? '1 finding' : `${findings} findings`}: the page says what does not hold.`,
    )
    return exit.refused
  } finally {
    progress?.stop()
    await store.close()
  }
}

const reportIn = async (
  store: Awaited<ReturnType<typeof openStore>>,
  { contract, checkpoint, key, ...at }: Omit<ReportAsked, 'store' | 'out'>,
): Promise<Report> => {
  const by = cutOf(at)
  const queries = queriesOn(store)
  const asked = { contract, ...by }
  const statement = await found(asked, queries.statement)
  const turns = await found(asked, queries.turns)
  const service = await found(asked, async (id, upTo) => (await queries.services(id, upTo))[0])
  const measuredAt = by.asOf === undefined ? service.seenAt : parisDayEnd(by.asOf)
  const heads = await headsIn(store, { ...(checkpoint && { checkpoint }), ...(key && { key }) })
  return {
    ...{ statement, turns: [...turns], by },
    satisfaction: satisfactionOf([service], measuredAt),
    evidence: await evidenceIn(store, { heads, signatureChecked: key !== undefined }),
  }
}
