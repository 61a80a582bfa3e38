/** Does it hold? */
export { audit, checks } from './audit.ts'
export type { Check, Finding } from './check.ts'
