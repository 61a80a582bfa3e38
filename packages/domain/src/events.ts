/** The published language: what other packages may know of an aggregate. */
export * as Advance from './advance/events.ts'
export * as Collection from './collection/events.ts'
export * as Contract from './contract/events.ts'
export * as Debtor from './debtor/events.ts'
export * as GuaranteeLine from './guarantee-line/events.ts'
export * as Invoice from './invoice/events.ts'
export * as Recovery from './recovery/events.ts'
export * as Relationship from './relationship/events.ts'
