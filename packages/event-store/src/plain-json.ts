/** What comes back from JSON text as it went in: nothing dropped, nothing turned into something else. */

/** Also what stops a value that contains itself. */
const deepest = 256

/** Whether it is; `notPlainJson` then says what is wrong, at leisure. */
export const isPlainJson = (value: unknown, depth = 0): boolean => {
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return true
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0)
    case 'object':
      if (value === null) return true
      if (depth >= deepest) return false // the limit itself is for `notPlainJson` to judge
      if (Array.isArray(value)) {
        // By index, which sees holes too.
        for (let n = 0; n < value.length; n++) if (!isPlainJson(value[n], depth + 1)) return false
        return true
      }
      return (
        isPlainObject(value) && Object.values(value).every((one) => isPlainJson(one, depth + 1))
      )
    default:
      return false
  }
}

/** Why `value` is not plain JSON, and where; `undefined` if it is. */
export const notPlainJson = (value: unknown, path: string, depth = 0): string | undefined => {
  if (depth > deepest) return `${path} is nested deeper than ${deepest} levels, or contains itself`
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return undefined
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0)
        ? undefined
        : `${path} is ${Object.is(value, -0) ? '-0' : value}, which JSON cannot say`
    case 'object':
      if (value === null) return undefined
      return Array.isArray(value)
        ? firstReason(value, (element, index) =>
            notPlainJson(element, `${path}[${index}]`, depth + 1),
          )
        : notPlainObject(value, path, depth)
    case 'undefined':
      return `${path} is undefined, which JSON cannot say`
    default:
      return `${path} is a ${typeof value}, which JSON cannot say`
  }
}

const notPlainObject = (value: object, path: string, depth: number): string | undefined => {
  if (!isPlainObject(value)) return `${path} is an instance of a class`
  return firstReason(Object.entries(value), ([field, inner]) =>
    notPlainJson(inner, `${path}.${field}`, depth + 1),
  )
}

const isPlainObject = (value: object): boolean => {
  const parent = Object.getPrototypeOf(value)
  // Not `=== Object.prototype`: a plain object may come from another realm.
  return parent === null || Object.getPrototypeOf(parent) === null
}

export const firstReason = <A>(
  all: ReadonlyArray<A>,
  reason: (one: A, index: number) => string | undefined,
): string | undefined => {
  // By `entries`, which sees the holes of an array too.
  for (const [index, one] of all.entries()) {
    const found = reason(one, index)
    if (found !== undefined) return found
  }
  return undefined
}
