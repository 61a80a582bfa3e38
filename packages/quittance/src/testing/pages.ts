/** What a page says, read back from its own bytes. */

/** Of each table by its id, the cells of its rows; its total is the last. */
export const tablesIn = (
  page: string,
): Readonly<Record<string, ReadonlyArray<ReadonlyArray<string>>>> =>
  Object.fromEntries(
    [...page.matchAll(/<table id="([^"]+)".*?<\/thead>(.*?)<\/table>/gs)].map(
      ([, id, body = '']) => [
        id,
        [...body.matchAll(/<tr.*?<\/tr>/gs)].map(([row]) =>
          [...row.matchAll(/<t[hd][^>]*>(.*?)<\/t[hd]>/gs)].map(([, cell = '']) => textOf(cell)),
        ),
      ],
    ),
  )

/** Without its marks. */
export const textOf = (marked: string): string =>
  marked
    .replace(/<[^>]*>/g, '')
    .replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))

/** `−3,825.89` as `-3825.89`. */
export const plain = (shown: string): string => shown.replace('−', '-').replaceAll(',', '')
