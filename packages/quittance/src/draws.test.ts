/** Draws through the front door: by sweep, on one invoice, and what the bank does not pay. */
import { afterAll, describe, expect, test } from '@jest/globals'

import { upTo } from './testing/af-1.ts'
import { quittance } from './testing/command-line.ts'
import { scratch } from './testing/scratch.ts'

const { path, story, remove } = scratch()
afterAll(remove)

const eur = (amount: string) => ({ amount, currency: 'EUR' })
const contract = { contractId: 'AF-2026-0001' }
const by = (at: string) => ({ ...contract, occurredAt: at, actor: 'treasury' })

/** AF-1 until R1 is bought, on other terms, and then these commands; what is available after it. */
const told = async (terms: object, ...commands: ReadonlyArray<object>) => {
  const store = path()
  const begun = upTo(12).map(({ command }) =>
    'terms' in command ? { ...command, terms: { ...Object(command['terms']), ...terms } } : command,
  )
  const { code, out } = await quittance('run', story(...begun, ...commands), '--store', store)
  const asked = ['--contract', contract.contractId, '--store', store, '--json']
  const { availability } = JSON.parse((await quittance('availability', ...asked)).out)
  const { out: findings } = await quittance('audit', '--store', store)
  expect(findings).toBe('')
  return { code, out, availability }
}

describe('A contract that is swept', () => {
  const swept = { drawing: 'dailySweep' }
  const sweep = {
    ...{ type: 'SweepAdvance', sweptOn: '2026-01-13' },
    ...by('2026-01-13T07:30:00Z'),
  }
  const advance = { advanceId: 'sweep-2026-01-13' }

  test('draws whatever is available, once a day', async () => {
    const paid = {
      ...{ type: 'PayAdvance', ...advance, paidOn: '2026-01-13' },
      ...by('2026-01-13T08:00:00Z'),
    }
    const again = { ...sweep, commandId: 'again' }
    const { code, out, availability } = await told(swept, sweep, paid, again)
    expect([code, availability]).toEqual([0, '0.00'])
    expect(out).toMatch(/SweepAdvance +SweepRequested → AdvanceGranted, AdvanceAuthorised$/m)
    expect(out).toMatch(/PayAdvance +AdvancePaid → AdvanceBooked$/m)
  })

  test('is told that its client draws for himself', async () => {
    const { code, out, availability } = await told({}, { ...sweep, expect: 'AdvanceRefused' })
    expect([code, availability]).toEqual([0, '48612.60'])
    expect(out).toContain('NotSwept')
  })
})

describe('A draw that the bank does not pay', () => {
  const D1 = { advanceId: 'D1' }
  const asked = {
    ...{ type: 'RequestAdvance', ...D1, amount: eur('45000.00'), requestedOn: '2026-01-13' },
    ...by('2026-01-13T07:30:00Z'),
  }
  const paid = {
    ...{ type: 'PayAdvance', ...D1, paidOn: '2026-01-13' },
    ...by('2026-01-13T08:00:00Z'),
  }
  const failed = {
    ...{ type: 'FailAdvance', ...D1, failedOn: '2026-01-14', reason: 'account closed' },
    ...by('2026-01-14T08:00:00Z'),
  }

  test.each([
    ['before', [asked, failed]],
    ['after', [asked, paid, failed]],
  ])('is given back, %s it was booked', async (_when, commands) => {
    const { code, out, availability } = await told({}, ...commands)
    expect([code, availability]).toEqual([0, '48612.60'])
    expect(out).toMatch(/FailAdvance +AdvanceFailed → AdvanceReturned$/m)
  })
})

describe('An advance on one invoice', () => {
  const D1 = { advanceId: 'D1' }
  const fixing = { reference: 'EURIBOR-1M', rate: '0.0202', source: 'fixing sheet of 2026-01' }
  const asked = {
    ...{ type: 'RequestReceivableAdvance', ...D1, invoiceId: 'F103', fixing },
    ...{ amount: eur('18000.00'), requestedOn: '2026-01-13', ...by('2026-01-13T07:30:00Z') },
  }
  const paid = {
    ...{ type: 'PayAdvance', ...D1, paidOn: '2026-01-13' },
    ...by('2026-01-13T08:00:00Z'),
  }
  const [received, identified, allocated] = upTo(21)
    .map(({ command }) => command)
    .slice(-3)

  test('is repaid by what comes in for it', async () => {
    const collected = [received ?? {}, identified ?? {}, allocated ?? {}]
    const { code, out } = await told({ advanceMode: 'B' }, asked, paid, ...collected)
    expect(code).toBe(0)
    expect(out).toMatch(
      /ReceivableAdvanceRequested → AdvanceLinked, AdvanceGranted, AdvanceAuthorised$/m,
    )
    expect(out).toMatch(
      /CollectionBooked, AdvanceSettled, FinancingCommissionCharged, FactoringCommissionCharged, GuaranteeFundReleased.*AdvanceRepaid/m,
    )
  })

  test('is refused on the client account', async () => {
    const { code, out } = await told({}, { ...asked, expect: 'AdvanceRefused' })
    expect(code).toBe(0)
    expect(out).toContain('NotPerReceivable')
  })
})
