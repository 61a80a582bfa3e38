/** What it adds up to. */
export * from './balances/balances.ts'
export * from './balances/lines.ts'
export * from './balances/period.ts'
export * from './balances/position.ts'
export * from './balances/statement.ts'
export * from './cut.ts'
export * from './projection.ts'
export * from './satisfaction/funding-delay.ts'
