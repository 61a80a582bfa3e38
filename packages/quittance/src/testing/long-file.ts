/** The story of a contract of some years: a schedule, a draw and a close a month, and each invoice paid. */
import {
  type Day,
  day,
  firstDayOf,
  lastDayOf,
  type Month,
  month,
  monthAfter,
  plusDays,
} from '@quittance/domain/values'

export const longFile = 'AF-2026-0400'

const invoicesAMonth = 12

const eur = (euros: number) => ({ amount: `${euros}.00`, currency: 'EUR' })

const by = (on: Day, hour: number) => ({
  occurredAt: `${on}T${String(hour).padStart(2, '0')}:00:00Z`,
  actor: 'test',
})

/** Amounts in the millions, so that they need their room. */
export const longStory = (months: number): ReadonlyArray<object> => [
  ...beginning,
  ...Array.from({ length: months }, (_, index) => monthOf(index)).flat(),
]

const start = day('2023-01-02')
const contract = { contractId: longFile }
const vat = { treatment: 'taxable', rate: '0.20', legalBasis: 'CGI art. 256' }
const terms = {
  ...{ advanceRate: '0.90', fundApprovedOnly: false, facilityCeiling: eur(40_000_000) },
  guaranteeFund: { retentionRate: '0.10', min: eur(3000), cap: eur(2_000_000) },
  factoringCommission: { rate: '0.0080', perInvoiceMin: eur(7), vat },
  financingCommission: { reference: 'EURIBOR-1M', margin: '0.0150', vat },
  collectionValue: { transfer: 1, cheque: 1 },
  eligibility: { maxTermDays: 90, proofRequired: [] },
  definancing: { overdueDays: 30 },
}

const beginning = [
  { type: 'RequestContract', ...by(start, 8), ...contract, clientId: 'GRANDE', currency: 'EUR' },
  { type: 'ApproveContract', ...by(start, 9), ...contract },
  { type: 'SendOffer', ...by(start, 10), ...contract, terms },
  { type: 'CheckKyc', ...by(start, 11), ...contract, level: 'standard', expiresOn: '2033-01-01' },
  { type: 'SignContract', ...by(start, 12), ...contract, signedOn: start },
  { type: 'CompleteSupportingDocuments', ...by(start, 13), ...contract },
  { type: 'StartContract', ...by(start, 14), ...contract, startedOn: start },
]

const monthOf = (index: number): ReadonlyArray<object> => {
  const of = months(index)
  const issued = plusDays(firstDayOf(of), 2)
  const lines = Array.from({ length: invoicesAMonth }, (_, place) => ({
    ...{ kind: 'invoice', number: `F${index}-${place}`, debtorId: `DEBTOR-${place}` },
    ...{ issuedOn: issued, dueOn: plusDays(issued, 40 + place) },
    ...{ amount: eur(100_000 + 10_000 * ((index * 7 + place * 5) % 23)), proofs: [] },
  }))
  const total = lines.reduce((all, { amount }) => all + Number(amount.amount), 0)
  const on = plusDays(issued, 3)
  const header = {
    invoices: { count: lines.length, amount: eur(total) },
    creditNotes: { count: 0, amount: eur(0) },
  }
  const draw = { ...contract, advanceId: `D${index}` }
  const fixing = { reference: 'EURIBOR-1M', rate: '0.0202', source: `fixing of ${of}` }
  return [
    {
      ...{ type: 'TransmitSchedule', ...by(on, 9), ...contract, scheduleId: `R${index}` },
      ...{ transmittedOn: on, header, lines },
    },
    {
      ...{
        type: 'RequestAdvance',
        ...by(plusDays(on, 1), 8),
        ...draw,
        requestedOn: plusDays(on, 1),
      },
      amount: eur(Math.floor((total * (index < 2 ? 60 : 88)) / 100)),
    },
    { type: 'InstructAdvance', ...by(plusDays(on, 1), 9), ...draw },
    { type: 'PayAdvance', ...by(plusDays(on, 1), 10), ...draw, paidOn: plusDays(on, 1) },
    ...(index < 2 ? [] : paid(index - 2, of)),
    { type: 'CloseMonth', ...by(lastDayOf(of), 17), ...contract, month: of, fixing },
  ]
}

/** One of twelve is never paid. */
const paid = (index: number, of: Month): ReadonlyArray<object> =>
  Array.from({ length: invoicesAMonth - 1 }, (_, place) => {
    const on = plusDays(firstDayOf(of), 8 + place)
    const collectionId = `VIR-${index}-${place}`
    const amount = eur(100_000 + 10_000 * ((index * 7 + place * 5) % 23))
    const invoice = { ...contract, debtorId: `DEBTOR-${place}`, invoiceId: `F${index}-${place}` }
    return [
      {
        ...{ type: 'ReceiveCollection', ...by(on, 8), account: 'FR7612345987650123456789014' },
        ...{ bookedOn: on, bankReference: collectionId, amount, sequence: 1, means: 'transfer' },
      },
      { type: 'IdentifyCollection', ...by(on, 9), collectionId, debtorId: `DEBTOR-${place}` },
      {
        ...{ type: 'AllocatePayment', ...by(on, 10), collectionId },
        allocations: [{ ...invoice, amount }],
      },
    ]
  }).flat()

const months = (index: number): Month =>
  Array.from({ length: index }).reduce<Month>((of) => monthAfter(of), month('2023-01'))
