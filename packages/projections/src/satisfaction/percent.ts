/** Shares in hundreds, rounded half-up to so many decimals, one unless said: `77.8`, `85`. */

export const percentOf = (part: number, whole: number, decimals = 1): string | undefined => {
  if (whole === 0) return undefined
  const scale = 10 ** decimals
  const magnitude = Math.floor((200 * scale * Math.abs(part) + whole) / (2 * whole))
  return String((part < 0 ? -magnitude : magnitude) / scale)
}
