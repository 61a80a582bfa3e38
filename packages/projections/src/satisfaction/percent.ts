/** Shares in hundreds, rounded half-up to one decimal: `77.8`, `85`. */

export const percentOf = (part: number, whole: number): string | undefined => {
  if (whole === 0) return undefined
  const magnitude = Math.floor((2000 * Math.abs(part) + whole) / (2 * whole))
  const tenths = part < 0 ? -magnitude : magnitude
  return String(tenths / 10)
}
