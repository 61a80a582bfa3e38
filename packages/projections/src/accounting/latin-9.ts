/** ISO 8859-15, the character set of the FEC: one byte a character. */

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

/** What the set does not have is a `?`. */
export const latin9 = (text: string): Uint8Array =>
  Uint8Array.from(text.normalize('NFC'), (character) => {
    const code = character.codePointAt(0) ?? 0
    return own.get(character) ?? (code > 0xff || replaced.has(code) ? 0x3f : code)
  })
