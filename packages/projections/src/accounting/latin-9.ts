/** ISO 8859-15, one of the character sets of the FEC: one byte a character. */

/** Where it differs from the first 256 characters of Unicode. */
const own: ReadonlyMap<string, number> = new Map([
  ...([
    ['€', 0xa4],
    ['Š', 0xa6],
    ['š', 0xa8],
    ['Ž', 0xb4],
  ] as const),
  ...([
    ['ž', 0xb8],
    ['Œ', 0xbc],
    ['œ', 0xbd],
    ['Ÿ', 0xbe],
  ] as const),
])

const replaced: ReadonlySet<number> = new Set(own.values())

/** What printers set, for what typewriters have. */
const plainly: ReadonlyMap<string, string> = new Map([
  ...([
    ['’', "'"],
    ['‘', "'"],
    ['“', '"'],
    ['”', '"'],
  ] as const),
  ...([
    ['–', '-'],
    ['—', '-'],
    ['‑', '-'],
    ['\u202f', ' '],
  ] as const),
])

/** A letter that the set does not have stands without its accent; what is still not in it is a `?`. */
export const latin9 = (text: string): Uint8Array =>
  Uint8Array.from(text.normalize('NFC'), (character) => {
    const [bare = ''] = character.normalize('NFD')
    return byteOf(character) ?? byteOf(plainly.get(character) ?? '') ?? byteOf(bare) ?? unknown
  })

const unknown = 0x3f

const byteOf = (character: string): number | undefined => {
  const code = character.codePointAt(0)
  if (code === undefined) return undefined
  return own.get(character) ?? (code > 0xff || replaced.has(code) ? undefined : code)
}
