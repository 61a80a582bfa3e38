/** What follows from a year alone: reckoned once, since a calendar is asked day after day. */
export const byYear = <A>(reckon: (year: number) => A): ((year: number) => A) => {
  const known = new Map<number, A>()
  return (year) => {
    const before = known.get(year)
    if (before !== undefined) return before
    const reckoned = reckon(year)
    known.set(year, reckoned)
    return reckoned
  }
}
