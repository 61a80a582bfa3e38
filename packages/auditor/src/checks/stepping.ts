/** A fold that ends where its stream cannot be folded: that is a finding of `replayable`, and nobody else's. */
export const stepping = <Told, After>(step: (told: Told) => After) => {
  let hasEnded = false
  return (told: Told): After | undefined => {
    if (hasEnded) return undefined
    try {
      return step(told)
    } catch {
      hasEnded = true // what follows has nothing to rest on
      return undefined
    }
  }
}
