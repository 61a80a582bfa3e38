/** The domain: each aggregate under its own name. */
export * as Advance from './advance/index.ts'
export * as Collection from './collection/index.ts'
export * as Contract from './contract/index.ts'
export * from './decider.ts'
export { newestVersion, type Upcasts, upcasted } from './event-codec.ts'
export * as GuaranteeLine from './guarantee-line/index.ts'
export * as Invoice from './invoice/index.ts'
export * from './state-as-json.ts'
