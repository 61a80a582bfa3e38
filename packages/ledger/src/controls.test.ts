/** Controls that need another stream than the contract's: debtors, earlier rounds, held invoices. */
import { describe, expect, test } from '@jest/globals'
import { either as E } from 'fp-ts'

import { eur, type Invoice, K, line, on, type Sent, schedule, started } from './testing/commands.ts'
import { ledgerAfter, logOf } from './testing/ledger.ts'

/** Of ALPHA too. */
const K2 = 'AF-2026-0002'
const none = { paymentClause: false, accounts: [], debtors: 'any', legalTerm: null }
const amend = (terms: Sent['terms'], effectiveOn = '2026-01-10'): Sent =>
  on(effectiveOn, { type: 'AmendTerms', contractId: K, effectiveOn, terms: terms ?? {} })
const asking = amend({
  eligibility: {
    ...{ maxTermDays: 90, proofRequired: ['deliveryNote'], excludedDebtors: [] },
    ...{ excludedCountries: [], proForma: false, instalments: false },
  },
})
const register = (debtorId: string, country = 'FR'): Sent =>
  on('2026-01-08', {
    ...{ type: 'RegisterDebtor', debtorId, name: null, typology: 'sme', sector: null, country },
  })
const creditNote = (scheduleId: string, number: string, invoiceNumber: string, day: string): Sent =>
  on(day, {
    ...{ type: 'TransmitSchedule', contractId: K, scheduleId, transmittedOn: day },
    header: {
      invoices: { count: 0, amount: eur('0.00') },
      creditNotes: { count: 1, amount: eur('100.00') },
    },
    lines: [
      {
        ...{ kind: 'creditNote', number, debtorId: 'B', invoiceNumber },
        ...{ issuedOn: day, amount: eur('100.00') },
      },
    ],
  })
const release = (scheduleId: string, releasedOn: string): Sent =>
  on(releasedOn, {
    ...{ type: 'ReleaseHeldInvoice', contractId: K, scheduleId, line: 1, releasedOn },
    proofs: [{ kind: 'deliveryNote', reference: 'BL 1' }],
  })

const F1: Invoice = ['F1', 'B', '1000.00']

/** What the command and all that follows from it wrote; in its data, what is asked for. */
const wrote = async (history: ReadonlyArray<Sent>, command: Sent, type: string) => {
  const { ledger, store } = await ledgerAfter(history)
  const before = (await logOf(store)).length
  const answer = await ledger.execute(command)()
  const log = (await logOf(store)).slice(before)
  const found = log.filter((each) => each.type === type).map(({ data }) => data)
  return { refusal: E.isLeft(answer) ? answer.left.type : undefined, found }
}

describe('The debtors of a schedule', () => {
  const moved = on('2026-01-09', {
    ...{ type: 'ReviseTypology', debtorId: 'C', typology: 'sme', sector: null, country: 'BE' },
  })
  const lines: ReadonlyArray<Invoice> = [
    F1,
    ['F2', 'C', '1.00'],
    ['F3', 'D', '1.00'],
    ['F4', 'B', '1.00'],
  ]

  test('are looked up as it is transmitted, each once', async () => {
    const known = [...started(), register('B'), register('C'), moved, line('D', '1.00')]
    const { found } = await wrote(known, schedule('R1', lines), 'ScheduleTransmitted')
    expect(found).toMatchObject([
      {
        debtors: [
          { debtorId: 'B', country: 'FR' },
          { debtorId: 'C', country: 'BE' },
          { debtorId: 'D', country: null },
        ],
      },
    ])
  })

  test('are registered, where the terms ask for that, or their lines are rejected', async () => {
    const demanded = amend({ controls: { ...none, debtors: 'registered' } })
    const known = [...started(), register('B'), register('C'), demanded]
    const { found } = await wrote(known, schedule('R1', lines), 'InvoiceRejected')
    expect(found).toMatchObject([{ debtorId: 'D', reason: 'DebtorNotRegistered' }])
  })

  test('may be registered after a rejection, and the invoice comes again', async () => {
    const demanded = amend({ controls: { ...none, debtors: 'registered' } })
    const history = [...started(), demanded]
    const { ledger } = await ledgerAfter(history)
    const sold = (scheduleId: string) => ledger.execute(schedule(scheduleId, [F1]))()
    expect(await sold('R1')).toMatchObject(E.left({ type: 'ScheduleRejected' }))
    expect(E.isRight(await ledger.execute(register('B'))())).toBe(true)
    // What was rejected stays so; the invoice opens a new round with another schedule.
    expect(await sold('R1')).toMatchObject(E.left({ type: 'ScheduleRejected' }))
    expect(E.isRight(await sold('R2'))).toBe(true)
  })
})

describe('An invoice that was rejected', () => {
  const long = on('2026-01-12', {
    ...schedule('R1', [F1]),
    lines: [
      {
        ...{ kind: 'invoice', number: 'F1', debtorId: 'B', amount: eur('1000.00'), proofs: [] },
        ...{ issuedOn: '2026-01-09', dueOn: '2026-06-09' },
      },
    ],
  })
  const rejected = async () => {
    const opened = await ledgerAfter([...started(), ...started(K2)])
    expect(await opened.ledger.execute(long)()).toMatchObject(
      E.left({ type: 'ScheduleRejected', rejected: [{ reason: 'TermTooLong' }] }),
    )
    return opened
  }

  test.each([
    ['the same contract', K],
    ['another contract of its client', K2],
  ])('may come again under %s, once', async (_what, contractId) => {
    const { ledger, store } = await rejected()
    const again = await ledger.execute(schedule('R2', [F1], { contractId }))()
    expect(E.isRight(again)).toBe(true)
    const rounds = (await logOf(store)).filter(({ type }) => type === 'InvoiceSubmitted')
    expect(rounds.map(({ data }) => data)).toMatchObject([
      { contractId: K, scheduleId: 'R1' },
      { contractId, scheduleId: 'R2' },
    ])
    const other = contractId === K ? K2 : K
    expect(await ledger.execute(schedule('R3', [F1], { contractId: other }))()).toMatchObject(
      E.left({ type: 'ScheduleRejected', rejected: [{ reason: 'Duplicate' }] }),
    )
  })
})

describe('A credit note in a later schedule', () => {
  const held = [...started(), line('B', '5000.00'), asking, schedule('R1', [F1])]

  test('waits with the invoice that is held, and is applied when that is bought', async () => {
    const waiting = [...held, creditNote('R2', 'AV1', 'F1', '2026-01-13')]
    const { ledger, store } = await ledgerAfter(waiting)
    const typed = async (type: string) =>
      (await logOf(store)).filter((each) => each.type === type).map(({ data }) => data)
    expect(await typed('CreditNoteRefused')).toEqual([])
    expect(E.isRight(await ledger.execute(release('R1', '2026-01-15'))())).toBe(true)
    expect(await typed('CreditNoteApplied')).toMatchObject([
      { number: 'AV1', applied: eur('100.00'), open: eur('900.00'), appliedOn: '2026-01-15' },
    ])
    expect(await typed('OutstandingReduced')).toMatchObject([{ outstanding: eur('900.00') }])
  })

  test('and one in the same schedule are both applied, though their lines have one number', async () => {
    const both = on('2026-01-12', {
      ...creditNote('R1', 'AV1', 'F1', '2026-01-12'),
      header: {
        invoices: { count: 1, amount: eur('1000.00') },
        creditNotes: { count: 1, amount: eur('100.00') },
      },
      lines: [
        {
          ...{ kind: 'creditNote', number: 'AV1', debtorId: 'B', invoiceNumber: 'F1' },
          ...{ issuedOn: '2026-01-12', amount: eur('100.00') },
        },
        {
          ...{ kind: 'invoice', number: 'F1', debtorId: 'B', amount: eur('1000.00'), proofs: [] },
          ...{ issuedOn: '2026-01-09', dueOn: '2026-03-10' },
        },
      ],
    })
    const waiting = [...started(), asking, both, creditNote('R2', 'AV2', 'F1', '2026-01-13')]
    const released = { ...release('R1', '2026-01-15'), line: 2 }
    const { found } = await wrote(waiting, released, 'CreditNoteApplied')
    expect(found).toMatchObject([
      { number: 'AV1', open: eur('900.00') },
      { number: 'AV2', open: eur('800.00') },
    ])
  })

  test('is refused by name where its invoice is unknown', async () => {
    const { found } = await wrote(
      held,
      creditNote('R2', 'AV1', 'F9', '2026-01-13'),
      'CreditNoteRefused',
    )
    expect(found).toMatchObject([{ number: 'AV1', reason: 'InvoiceNotAssigned' }])
  })

  test('is refused by name where its invoice is held under another contract', async () => {
    const elsewhere = [...held, ...started(K2)]
    const note = { ...creditNote('R2', 'AV1', 'F1', '2026-01-13'), contractId: K2 }
    const { found } = await wrote(elsewhere, note, 'CreditNoteRefused')
    expect(found).toMatchObject([{ contractId: K2, reason: 'InvoiceNotAssigned' }])
  })
})

describe('Where cover leaves VAT out', () => {
  const F1 = { number: 'F1', amount: eur('1200.00'), vat: eur('200.00') }
  const sold = on('2026-01-12', {
    ...schedule('R1', [['F1', 'B', '1200.00']]),
    lines: [
      {
        ...{ kind: 'invoice', debtorId: 'B', ...F1, proofs: [] },
        ...{ issuedOn: '2026-01-09', dueOn: '2026-03-10' },
      },
    ],
  })
  const netOfVat = [...started(), line('B', '5000.00'), amend({ coverBasis: 'exclTax' })]

  test('a line covers what is not VAT of an invoice', async () => {
    const { found } = await wrote(netOfVat, sold, 'InvoiceCovered')
    expect(found).toMatchObject([
      { amount: eur('1200.00'), coverable: eur('1000.00'), covered: eur('1000.00') },
    ])
  })

  test('an invoice that does not state it is rejected', async () => {
    const { refusal } = await wrote(netOfVat, schedule('R1', [['F1', 'B', '1200.00']]), 'none')
    expect(refusal).toBe('ScheduleRejected')
  })
})
