/** The dunning diary: what of a receivable is told, and in which order. */
import { beforeAll, describe, expect, test } from '@jest/globals'
import { Invoice, Recovery } from '@quittance/domain/events'
import type { Life } from '@quittance/domain/figures'
import { day } from '@quittance/domain/values'
import type { Decoded } from '@quittance/event-store'

import { position } from '../balances/position.ts'
import { project } from '../projection.ts'
import { af1, eur, pages } from '../testing/history.ts'
import { byUrgency, type DiaryEntry, diaryEntry, type RecoveryRow, recoveries } from './diary.ts'

/** Of AF-1: the table of the rules, for anybody. */
let life: Life
beforeAll(async () => {
  const row = (await project(position)(pages(af1))).get('AF-2026-0001')
  if (row === undefined) throw new Error('no contract')
  life = row.life
})

const whose = { invoiceId: 'F104', contractId: 'AF-2026-0001', debtorId: 'C' }
const envelope = { id: 'E', revision: 0n, position: '0', metadata: {} }
type Told = Decoded<Invoice.Event | Recovery.Event>

const ofInvoice = (type: Invoice.Event['type'], fields: object = {}): Told => {
  const event = Invoice.Event.decode({ type, ...whose, ...fields })
  if (event._tag === 'Left') throw new Error(`no ${type}`)
  return { ...envelope, stream: 'invoice-F104', event: event.right }
}
const ofRecovery = (type: Recovery.Event['type'], fields: object): Told => {
  const event = Recovery.Event.decode({ type, ...whose, ...fields })
  if (event._tag === 'Left') throw new Error(`no ${type}`)
  return { ...envelope, stream: 'recovery-F104', event: event.right }
}

const submitted = ofInvoice('InvoiceSubmitted', {
  ...{ clientId: 'ALPHA', scheduleId: 'R1', line: 4, number: 'F104', amount: eur('600.00') },
  ...{ issuedOn: '2026-01-09', dueOn: '2026-03-10' },
})
const assigned = ofInvoice('InvoiceAssigned', {
  ...{ scheduleId: 'R1', amount: eur('600.00'), paidAt: '2026-01-12T08:30:00Z' },
  ...{ assignedOn: '2026-01-12', disclosure: 'notified' },
})
const paid = ofInvoice('PaymentApplied', {
  ...{ number: 'F104', collectionId: 'C1', offered: eur('600.00'), applied: eur('600.00') },
  ...{ difference: eur('0.00'), open: eur('0.00') },
})
const disputed = ofInvoice('InvoiceDisputed', {
  ...{ amount: eur('600.00'), reason: 'damaged', disputedOn: '2026-03-16' },
})
const L1 = ofRecovery('DunningSent', {
  ...{ amount: eur('600.00'), dueFrom: '2026-03-16', step: 'L1', sentOn: '2026-03-16' },
})
const promised = ofRecovery('PromiseMade', {
  ...{ amount: eur('600.00'), promisedOn: '2026-03-24', contact: 'p-71' },
  ...{ madeOn: '2026-03-17', open: eur('600.00'), supersedes: null },
})

const entryOn = (on: string, ...told: ReadonlyArray<Told>): DiaryEntry | undefined => {
  const row = told.reduce<RecoveryRow | undefined>(recoveries.next, undefined)
  return row && diaryEntry(row, { life, debtor: undefined }, day(on))
}

describe('An entry', () => {
  test.each([
    ['2026-03-04', 'courtesy', '2026-03-05', false],
    ['2026-03-05', 'courtesy', '2026-03-05', true],
    ['2026-03-10', 'L1', '2026-03-16', false],
    ['2026-03-16', 'L1', '2026-03-16', true],
  ])('on %s names %s, from %s on', (on, step, dueFrom, isDue) =>
    expect(entryOn(on, submitted, assigned)).toMatchObject({ next: { step, dueFrom }, isDue }),
  )

  test.each<[string, string, ReadonlyArray<Told>, object]>([
    [
      'waits for a promise up to its day',
      '2026-03-24',
      [L1, promised],
      { waitsFor: { type: 'PromiseStands' }, isDue: false, promise: { became: 'standing' } },
    ],
    [
      'is due again the day after, the promise lapsed',
      '2026-03-25',
      [L1, promised],
      { waitsFor: undefined, isDue: true, next: { step: 'L2' }, promise: { became: 'lapsed' } },
    ],
    [
      'waits for a dispute',
      '2026-03-16',
      [disputed],
      { waitsFor: { type: 'AllIsDisputed' }, isDue: false, disputed: { minor: 60000n } },
    ],
    [
      'that is paid stays, since it was reminded',
      '2026-03-25',
      [L1, paid],
      { waitsFor: { type: 'InvoiceIsPaid' }, isDue: false, taken: [{ step: 'L1' }] },
    ],
  ])('%s', (_what, on, told, entry) =>
    expect(entryOn(on, submitted, assigned, ...told)).toMatchObject(entry),
  )

  test.each<[string, string, ReadonlyArray<Told>]>([
    ['of an invoice that is not assigned', '2026-03-16', [submitted]],
    ['of one that is not assigned yet', '2026-01-11', [submitted, assigned]],
    ['of one that was paid without a reminder', '2026-03-16', [submitted, assigned, paid]],
  ])('is none %s', (_what, on, told) => expect(entryOn(on, ...told)).toBeUndefined())
})

test('What is due comes first, what is paid last, the others in the order of their days', () => {
  const entries = [
    entryOn('2026-03-16', submitted, assigned, L1, paid),
    entryOn('2026-03-16', submitted, assigned, L1),
    entryOn('2026-03-12', submitted, assigned),
    entryOn('2026-03-16', submitted, assigned),
  ].flatMap((entry) => entry ?? [])
  expect(
    entries.sort(byUrgency).map(({ next, isDue, open }) => [next?.step, isDue, open.minor > 0n]),
  ).toEqual([
    ['L1', true, true],
    ['L1', false, true],
    ['L2', false, true],
    ['L2', false, false],
  ])
})
