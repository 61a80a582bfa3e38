/** The story of recovery through the front door: its README says what happened, and what `quittance recovery` shows. */
import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'

import { quittance } from './testing/command-line.ts'
import { type Printed, tablesOf, tell } from './testing/examples.ts'
import { scratch } from './testing/scratch.ts'

const { path, remove } = scratch()
afterAll(remove)

const folder = '12-recovery'
const readme = readFileSync(
  fileURLToPath(new URL(`../../../examples/${folder}/README.md`, import.meta.url)),
  'utf8',
)

describe('The story of recovery', () => {
  const store = path()
  let told: ReadonlyArray<Printed>
  beforeAll(async () => {
    told = await tell(folder, store)
  })
  const recovery = (...options: ReadonlyArray<string>) =>
    quittance('recovery', '--store', store, ...options)
  const asked = async (...options: ReadonlyArray<string>) =>
    JSON.parse((await recovery('--json', ...options)).out)

  test('happens as the README tells', () => {
    const numbers = new Map(
      told.flatMap(({ type, invoiceId, number }) =>
        type === 'InvoiceSubmitted' ? [[invoiceId, number]] : [],
      ),
    )
    const rows = told
      .filter(({ type }) => /^(Dunning|Promise|Recovery|Formal|Litigation|Late)/.test(type))
      .map((event) => [event.bookedOn, numbers.get(event['invoiceId']), ...cellsOf(event)])
    expect(rows).toEqual(tablesOf(folder).slice(1))
  })

  test('ends with the diary of the README', async () => {
    const { code, out } = await recovery()
    expect(code).toBe(0)
    expect(readme).toContain(`\`\`\`\n${out}\`\`\`\n`)
  })

  test('says of which contract, where there are several', async () => {
    const several = path()
    await tell('7-guarantee-line', several)
    const { out } = await quittance('recovery', '--store', several, '--debtor', 'A')
    expect(out.split('\n').map((line) => line.split(/ +/).slice(0, 2))).toEqual(
      expect.arrayContaining([
        ['Contract', 'Invoice'],
        ['AF-2026-0071', 'A2'],
        ['AF-2026-0072', 'A2'],
      ]),
    )
  })

  test('tells a machine of one debtor, on a day', async () =>
    expect(await asked('--debtor', 'D', '--on', '2026-03-17')).toMatchObject({
      on: '2026-03-17',
      entries: [
        {
          ...{ number: 'F106', open: '450.00', disputed: '0.00', daysOverdue: 7, next: null },
          waitsFor: { type: 'RecoveryStepsMissing' },
          isDue: false,
        },
      ],
    }))

  test('tells of what was done and promised, and whether the next step is due', async () => {
    const { entries } = await asked('--contract', 'AF-2026-0034', '--on', '2026-04-24')
    const [first] = entries
    expect(first).toMatchObject({
      ...{ number: 'F105', next: { step: 'L1', dueFrom: '2026-04-24' }, isDue: true },
    })
    expect(entries.find((each: { number: string }) => each.number === 'F104')).toMatchObject({
      taken: ['courtesy', 'L1', 'L2', 'L3', 'formalNotice', 'litigation'].map((step) => ({ step })),
      promise: { amount: '600.00', promisedOn: '2026-03-24', became: 'broken' },
    })
  })

  test('of a contract that is not there is refused', async () =>
    expect(await recovery('--contract', 'K9')).toEqual({
      ...{ code: 1, out: '' },
      err: 'There is no contract K9 in this ledger: check its name.\n',
    }))
})

function cellsOf(event: Printed): ReadonlyArray<unknown> {
  const amountIn = (field: string) =>
    (event[field] as { readonly amount: string } | null | undefined)?.amount
  return [
    event.type,
    event['step'] ?? event['ground'] ?? event['procedure'] ?? '',
    amountIn('penalty') ?? amountIn('amount') ?? '',
    event['promisedOn'] ?? event['dueFrom'] ?? '',
  ]
}
