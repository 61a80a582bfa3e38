/**
 * Messages written by hand. Where both clients are loaded, their generated classes share one
 * namespace: a message that the newer one has given a field can no longer be written by the older.
 */

const varint = (value: bigint): Buffer => {
  const bytes: Array<number> = []
  let rest = value
  for (; rest > 0x7fn; rest >>= 7n) bytes.push(Number(rest & 0x7fn) | 0x80)
  return Buffer.from([...bytes, Number(rest)])
}

/** A field that holds a text, bytes, or another message. */
export const field = (number: number, bytes: Uint8Array): Buffer =>
  Buffer.concat([varint(BigInt((number << 3) | 2)), varint(BigInt(bytes.length)), bytes])

/** A field that holds a number. */
export const count = (number: number, value: bigint): Buffer =>
  Buffer.concat([varint(BigInt(number << 3)), varint(value)])
