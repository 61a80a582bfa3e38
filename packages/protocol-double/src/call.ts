/** A way of asking; `append` and `batchAppend` tell the two ways of appending apart. */
export type Call = 'append' | 'batchAppend' | 'read' | 'subscribe'
