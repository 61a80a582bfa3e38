/**
 * As much of the format of gRPC's messages as appending takes. By hand: the generated classes of the
 * two clients share one namespace, and what the older writes depends on whether the newer is loaded.
 */

/** A field that holds a text, bytes, or another message. */
export const bytes = (number: number, content: string | Uint8Array): Buffer => {
  const held = typeof content === 'string' ? Buffer.from(content) : content
  return Buffer.concat([varint((number << 3) | 2), varint(held.length), held])
}

/** A field that holds a whole number, not below 0. */
export const count = (number: number, value: number | bigint): Buffer =>
  Buffer.concat([varint(number << 3), varint(value)])

/** By number; of a field that is repeated, the last. Throws for what is no message. */
export const fieldsOf = (message: Buffer): ReadonlyMap<number, bigint | Buffer> => {
  const fields = new Map<number, bigint | Buffer>()
  let at = 0
  const next = (): bigint => {
    let value = 0n
    for (let shift = 0n; ; shift += 7n) {
      const byte = message.readUInt8(at++)
      value |= BigInt(byte & 0x7f) << shift
      if (byte < 0x80) return value
    }
  }
  const held = (length: number): Buffer => {
    at += length
    return message.subarray(at - length, at)
  }
  while (at < message.length) {
    const key = Number(next())
    fields.set(key >> 3, [next, () => held(8), () => held(Number(next()))][key & 7]?.() ?? held(4))
  }
  return fields
}

const varint = (value: number | bigint): Uint8Array => {
  const written: Array<number> = []
  let rest = BigInt(value)
  for (; rest > 0x7fn; rest >>= 7n) written.push(Number(rest & 0x7fn) | 0x80)
  return Uint8Array.from([...written, Number(rest)])
}
