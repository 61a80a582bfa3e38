/** `quittance recovery`: whom to remind, who promised what, and what comes next. */
import { type DiaryOf, diaryOn } from '../diary.ts'
import { openStore } from '../open-store.ts'
import { diaryJson, diaryTable } from '../say/recovery.ts'
import { Ends, type Exit, exit } from './exit.ts'
import type { Terminal } from './terminal.ts'

export interface RecoveryQuery extends DiaryOf {
  readonly store: string
  readonly json?: boolean
}

export const recovery = async (query: RecoveryQuery, { out }: Terminal): Promise<Exit> => {
  const store = await openStore(query.store)
  try {
    const diary = await diaryOn(store, query)
    if (diary === undefined) {
      throw new Ends(
        exit.refused,
        `There is no contract ${query.contract} in this ledger: check its name.`,
      )
    }
    out(query.json ? JSON.stringify(diaryJson(diary), null, 2) : diaryTable(diary))
    return exit.well
  } finally {
    await store.close()
  }
}
