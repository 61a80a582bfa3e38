/** Where a page goes. */
import { writeFile } from 'node:fs/promises'

import { Ends, exit } from './exit.ts'

/** Never over a file that is there: what somebody was shown is what it was. */
export const kept = async (path: string, text: string): Promise<string> => {
  await writeFile(path, text, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    const why =
      error.code === 'EEXIST'
        ? 'is there already, and was left as it is'
        : `cannot be written (${error.code})`
    throw new Ends(exit.wrongUse, `${path} ${why}: name another file with --out.`)
  })
  return path
}
