/** Things by what they have in common, in the order in which each is first met. */

export const groupBy = <A, Key>(
  things: ReadonlyArray<A>,
  keyOf: (thing: A) => Key,
): ReadonlyMap<Key, ReadonlyArray<A>> => {
  const groups = new Map<Key, Array<A>>()
  for (const thing of things) {
    const key = keyOf(thing)
    const group = groups.get(key)
    if (group) group.push(thing)
    else groups.set(key, [thing])
  }
  return groups
}
