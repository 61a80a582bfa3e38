/** The first example's story, and the balances that its golden gives it. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

import { readStory } from '../story/story.ts'
import { right } from './answers.ts'

const at = (path: string) => fileURLToPath(new URL(`../../../../${path}`, import.meta.url))

export const storyFile = at('examples/1-first-contract/story.jsonl')
export const contract = 'AF-2026-0001'
export const story = right(readStory(readFileSync(storyFile, 'utf8')))

/** Of its lines, those up to `number`, in the file from 1. */
export const upTo = (number: number) => story.filter((line) => line.number <= number)

/** By what happens there. */
export const lineOf = { schedule: 12, draw: 13, secondDraw: 16, allocation: 21, last: 26 } as const

export const golden: { readonly expect: { readonly statement: ReadonlyArray<GoldenRow> } } =
  JSON.parse(readFileSync(at('packages/domain/src/testing/goldens/af-1.json'), 'utf8'))

interface GoldenRow {
  readonly on: string
  readonly event: string
  readonly ref: string
  readonly debit: string
  readonly credit: string
  readonly clientAccount: string
  readonly guaranteeFund: string
  readonly outstanding: string
  readonly fundsInUse: string
}

export const lastBalances = {
  contractId: contract,
  currency: 'EUR',
  bookedOn: '2026-03-31',
  outstanding: '10600.00',
  fundsInUse: '3774.11',
  guaranteeFund: '3000.00',
  clientAccount: '3825.89',
  availability: '3825.89',
}
