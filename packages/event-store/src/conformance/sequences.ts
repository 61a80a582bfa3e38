/** The canonical sequences, and what each leaves in the stream. */
import type { AppendError } from '../append-error.ts'
import type { Expected } from '../event-store.ts'

export interface Sequence {
  readonly row: string
  /** `2e1`: event 2 after revision 1; `0em1`: event 0 as the first; `S_…_E`: in one append. */
  readonly steps: string
  readonly meaning: string
  readonly strict: Column
  readonly asEventStoreDb: Column
}

export interface Column {
  /** Of events in the stream at the end. */
  readonly count: number
  /** By step; every other one is accepted. */
  readonly refusals?: Readonly<Record<string, AppendError['type']>>
}

const six = '0em1_1e0_2e1_3e2_4e3_5e4'

const sequence = (
  row: string,
  steps: string,
  meaning: string,
  strict: Column,
  asEventStoreDb: Column = strict,
): Sequence => ({ row, steps, meaning, strict, asEventStoreDb })

export const sequences: ReadonlyArray<Sequence> = [
  sequence('I1', '0em1_0em1', 'the same at the same place is known', { count: 1 }),
  sequence('I2', `${six}_0em1`, 'known after much else', { count: 6 }),
  sequence('I2', 'S_0em1_1em1_E_S_0em1_1em1_E', 'a whole append is known', { count: 2 }),
  sequence('I3', 'S_0em1_1em1_E_S_0em1_E', 'the beginning of an append is known', { count: 2 }),
  sequence('I3', 'S_0em1_1em1_E_S_1e0_E', 'the end of an append is known', { count: 2 }),
  sequence('I4', 'S_0em1_1em1_E_S_0em1_1em1_2em1_E', 'with another event it is not the same', {
    count: 2,
    refusals: { S_0em1_1em1_2em1_E: 'Conflict' },
  }),
  sequence(
    'I5',
    `${six}_0e5`,
    'at the end of its stream an id is not new',
    { count: 6, refusals: { '0e5': 'Duplicate' } },
    { count: 7 },
  ),
  sequence(
    'I5',
    '0em1_0e0',
    'right after itself an id is not new',
    { count: 1, refusals: { '0e0': 'Duplicate' } },
    { count: 2 },
  ),
  sequence('I5', `${six}_0e6`, 'beyond the end is a conflict', {
    count: 6,
    refusals: { '0e6': 'Conflict' },
  }),
  sequence('I5', `${six}_0e4`, 'the place of another is a conflict', {
    count: 6,
    refusals: { '0e4': 'Conflict' },
  }),
  sequence(
    'I6',
    '0em1_1e0_2e1_3e2_4e3_4e4_0any',
    'known under `any`, which the ledger never relies on',
    { count: 5, refusals: { '4e4': 'Duplicate' } },
    { count: 6 },
  ),
  sequence('I6', '0em1_0any', 'known under `any`', { count: 1 }),
  sequence('I6', '0em1_1e0_2e1_1any_1any', 'known under `any` again and again', { count: 3 }),
  sequence('I6', 'S_0em1_1em1_E_S_0any_E', 'a beginning is known under `any`', { count: 2 }),
  sequence('I6', 'S_0em1_1em1_E_S_1any_E', 'an end is known under `any`', { count: 2 }),
]

export interface Step {
  readonly text: string
  readonly expected: Expected
  readonly numbers: ReadonlyArray<number>
}

export const parsed = (steps: string): ReadonlyArray<Step> =>
  (steps.match(/S_.+?_E|[^_]+/g) ?? []).map((text) => {
    const writes = [...text.matchAll(/(\d)(e(m1|\d)|any)/g)]
    return {
      text,
      expected: expectedOf(writes[0]?.[3]),
      numbers: writes.map(([, number]) => Number(number)),
    }
  })

const expectedOf = (written: string | undefined): Expected => {
  if (written === undefined) return 'any'
  return written === 'm1' ? 'none' : BigInt(written)
}
