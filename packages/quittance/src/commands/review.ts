/** `quittance review`: the monthly quality review of a contract, as a page or as Markdown. */
import {
  instant,
  lastDayOf,
  type Month,
  millisecondsOf,
  parisDayEnd,
} from '@quittance/domain/values'
import type { Cut, Service } from '@quittance/projections'

import type { Document } from '../page/document.ts'
import { markdown } from '../page/markdown.ts'
import { reviewOf } from '../review/review.ts'
import { reviewDocument } from '../review/review-document.ts'
import { found, reading } from './asking.ts'
import { Ends, type Exit, exit } from './exit.ts'
import { kept } from './page-file.ts'
import type { Terminal } from './terminal.ts'

export const reviewFormats = ['html', 'markdown'] as const

export interface ReviewAsked extends Cut {
  readonly contract: string
  readonly month: Month
  readonly store: string
  readonly format: (typeof reviewFormats)[number]
  readonly out?: string
}

/** Measured at the end of the month, or of a later day: what the month began may have ended since. */
export const review = (asked: ReviewAsked, { out }: Terminal): Promise<Exit> =>
  reading(asked.store, async ({ services, followUp }) => {
    const { contract, month, asOf = lastDayOf(month), knownAt } = asked
    if (asOf < lastDayOf(month)) {
      throw new Ends(exit.wrongUse, `${month} is not over on ${asOf}: ${askInstead}`)
    }
    const cut = { asOf, ...(knownAt && { knownAt }) }
    const rowOf = async (contractId: string, by: Cut) => (await services(contractId, by))[0]
    const row = await found({ ...cut, contract }, rowOf)
    mustBeOver(month, await services(contract))
    const followed = await followUp(contract, cut)
    const measured = { row, followUp: followed, month, measuredAt: parisDayEnd(asOf), knownAt }
    const text = await written(asked.format, reviewDocument(reviewOf(measured)))
    if (asked.out === undefined) out(text)
    else out(await kept(asked.out, text))
  })

/** Charts are drawn by a library that takes a while to load: only a page waits for it. */
const written = async (format: ReviewAsked['format'], document: Document): Promise<string> => {
  if (format === 'markdown') return markdown(document)
  const { html } = await import('../page/html.ts')
  return html(document)
}

/** By what has happened since, or by the calendar: of a month under way, what is not done yet is not missed. */
const mustBeOver = (month: Month, rows: ReadonlyArray<Service>): void => {
  const today = instant(new Date().toISOString())
  const latest = Math.max(...[today, ...rows.map(({ seenAt }) => seenAt)].map(millisecondsOf))
  if (millisecondsOf(parisDayEnd(lastDayOf(month))) < latest) return
  throw new Ends(exit.refused, `ReviewBeforeMonthEnd: ${month} is not over yet: ${askInstead}`)
}

const askInstead = 'ask `quittance satisfaction` how it stands.'
