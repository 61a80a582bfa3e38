/** The books of a told story, and the tools that auditors check them with. */
import { spawnSync } from 'node:child_process'
import type { AnnualDate } from '@quittance/domain/values'
import { openSqlite } from '@quittance/event-store-sqlite'
import type { Entry } from '@quittance/projections'

import { entriesOf } from '../accounting/entries.ts'

export const closes = '12-31' as AnnualDate

/** All entries of the ledger in that file. */
export const entriesIn = async (path: string): Promise<ReadonlyArray<Entry>> => {
  const store = await openSqlite(path)
  const entries: Array<Entry> = []
  try {
    for await (const page of entriesOf(store, closes, {})) {
      entries.push(...page.flatMap(({ entry }) => (entry ? [entry] : [])))
    }
    return entries
  } finally {
    await store.close()
  }
}

/** What the tool says of that file: nothing when it holds. */
export const said = (tool: string, ...asked: ReadonlyArray<string>) => {
  const { status, stdout, stderr } = spawnSync(tool, asked, { encoding: 'utf8' })
  return { status, text: `${stdout}${stderr}` }
}

export const isInstalled = (tool: string): boolean => said(tool, '--version').status === 0
