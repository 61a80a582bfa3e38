/** Rows of the contract that are not a store's to keep, and who keeps them. */

/** In the order of the table; each reason is for whoever misses the row there. */
export const elsewhere: ReadonlyArray<readonly [ids: string, why: string]> = [
  ['R5', 'the port reads by revision and position; what was recorded as of a day is a projection'],
  ['S5 S8', 'what becomes of a handler that throws is decided by the runner of the ledger'],
  ['S9 S10', 'one active instance, and work shared between several, are the runner’s'],
  ['T1 T2 T4', 'the port appends to one stream; what spans several is a reaction, written once'],
  ['L1–L3', 'the port deletes nothing and moves nothing away'],
  ['M1', 'a tenant has a store of its own'],
  ['E1–E3', 'stores keep text: sealing, upcasting and unknown types are the ledger’s codecs'],
  ['H1 H2', 'hashes are the ledger’s; the same events have the same proof in every store'],
  ['O2', 'who caused what is in the metadata, which the ledger writes'],
  ['F1–F3', 'of a file, and tested beside the store that has one'],
]
