/** Chance that comes again: the same seed, the same throws. */
export interface Dice {
  /** From 0 to 1, without 1. */
  readonly roll: () => number
  readonly below: (limit: number) => number
  readonly oneOf: <A>(faces: readonly [A, ...ReadonlyArray<A>]) => A
  readonly shuffled: <A>(cards: ReadonlyArray<A>) => ReadonlyArray<A>
}

/** Mulberry32. */
export const diceOf = (seed: number): Dice => {
  let state = seed >>> 0
  const roll = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const below = (limit: number) => Math.floor(roll() * limit)
  return {
    roll,
    below,
    oneOf: (faces) => faces[below(faces.length)] ?? faces[0],
    shuffled: (cards) =>
      cards
        .map((card) => [roll(), card] as const)
        .toSorted(([one], [other]) => one - other)
        .map(([, card]) => card),
  }
}
