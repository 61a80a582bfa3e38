/** What every store can keep as text and give back as it was. */

/** SQLite's drivers cut a text at U+0000; a lone surrogate is no UTF-8. */
export const isText = (text: string): boolean =>
  !text.includes('\0') && !/\p{Surrogate}/u.test(text)
