/** What adapters share: the checks before a write, the decision where it goes, reading by pages, following. */

export { type Bell, bell } from './bell.ts'
export { passes } from './filter.ts'
export { followed, type Log } from './followed.ts'
export { type Fetch, paged } from './paged.ts'
export { appendedAt, type Past, type Place, type Placement, place } from './placement.ts'
export { countOf, positionOf } from './position.ts'
export { type Bounds, logBounds, streamBounds } from './range.ts'
export { type Row, recorded } from './row.ts'
export { defaultMaxAppendBytes, type Serialised, serialise } from './serialise.ts'
export { demandKey, demandTexts, hasComeAsFar, isLater, notThere } from './table-rules.ts'
