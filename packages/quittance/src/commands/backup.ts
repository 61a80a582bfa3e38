/** `quittance backup`: a copy of a ledger's file, while others write to it. */
import { backup as copy, StoreFileError } from '@quittance/event-store-sqlite'
import spinner from 'yocto-spinner'

import { Ends, type Exit, exit } from './exit.ts'
import type { Terminal } from './terminal.ts'

export const backup = async (
  { store, to }: { readonly store: string; readonly to: string },
  { isWatched }: Terminal,
): Promise<Exit> => {
  if (/^[a-z][a-z\d+.-]*:\/\//i.test(store)) {
    throw new Ends(
      exit.wrongUse,
      'Only a file is copied: a server has backups of its own, see docs/guides/back-up.md.',
    )
  }
  const progress = isWatched ? spinner({ text: `Copying ${store} to ${to}` }).start() : undefined
  try {
    await copy(store, to)
    return exit.well
  } catch (error) {
    if (error instanceof StoreFileError && error.failure.type === 'Taken')
      throw new Ends(exit.wrongUse, error.message)
    throw error
  } finally {
    progress?.stop()
  }
}
