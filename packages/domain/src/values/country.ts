/** Countries, by their two letters (ISO 3166-1). */
import { branded } from './branded.ts'

declare const of: unique symbol

export type Country = string & { readonly [of]: 'Country' }

const isCountry = (u: unknown): u is Country => typeof u === 'string' && /^[A-Z]{2}$/.test(u)

export const Country = branded('Country', isCountry)
