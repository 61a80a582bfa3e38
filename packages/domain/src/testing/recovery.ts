/** The recovery of F104, 600.00 due on 2026-03-10, in words that its tests share. Amounts are euros. */
import { withDefaults } from '../contract/events/terms/defaults.ts'
import type {
  ClaimLatePenalty,
  Command,
  NoteDispute,
  NoteOpen,
  Receivable,
  Recover,
  Request,
} from '../recovery/commands.ts'
import { decider } from '../recovery/index.ts'
import { day } from '../values/day.ts'
import { CollectionId, ContactId, ContractId, DebtorId, InvoiceId, id } from '../values/identity.ts'
import { rate } from '../values/rate.ts'
import type { RecoveryPlan } from '../values/recovery-plan.ts'
import { text } from '../values/text.ts'
import { eur } from './amounts.ts'
import { story } from './story.ts'

export const { told, stateAfter } = story(decider)

export const whose = {
  invoiceId: id(InvoiceId, 'F104'),
  contractId: id(ContractId, 'AF-2026-0001'),
  debtorId: id(DebtorId, 'C'),
}

/** The table of the rules, which an offer that is silent has. */
const plans = withDefaults({})['recovery'] as ReadonlyArray<RecoveryPlan>

export const receivable: Receivable = {
  ...{ open: eur('600.00'), disputed: eur('0.00') },
  ...{ assignedOn: day('2026-01-12'), dueOn: day('2026-03-10'), disclosure: 'notified', plans },
  debtor: { typology: null, sector: null, country: null },
  ...{ latePenaltyBeneficiary: 'factor', payment: null, insolventSince: null },
}

/** As the ledger sends it: of that receivable, or of one that differs. */
export const of = (asked: Request, differs: Partial<Receivable> = {}): Recover => ({
  ...{ type: 'Recover', asked, receivable: { ...receivable, ...differs } },
})

type Step = 'courtesy' | 'L1' | 'L2' | 'L3'

export const dun = (step: Step, on: string): Request => ({
  ...{ type: 'SendDunning', ...whose, step, sentOn: day(on) },
})
export const serve = (on: string): Request => ({
  ...{ type: 'ServeFormalNotice', ...whose, servedOn: day(on) },
})
export const sue = (on: string): Request => ({
  ...{ type: 'OpenLitigation', ...whose, procedure: 'injonctionDePayer', openedOn: day(on) },
})
export const promise = (madeOn: string, promisedOn: string, amount = '600.00'): Request => ({
  ...{ type: 'MakePromise', ...whose, amount: eur(amount), promisedOn: day(promisedOn) },
  ...{ contact: id(ContactId, 'p-71'), madeOn: day(madeOn) },
})
export const keep = (on: string): Request => ({
  ...{ type: 'KeepPromise', ...whose, keptOn: day(on) },
})
export const breakIt = (on: string): Request => ({
  ...{ type: 'BreakPromise', ...whose, on: day(on) },
})
export const suspend = (on: string, reason = 'the client speaks to him'): Request => ({
  ...{ type: 'SuspendRecovery', ...whose, reason: text(reason), suspendedOn: day(on) },
})
export const resume = (on: string): Request => ({
  ...{ type: 'ResumeRecovery', ...whose, resumedOn: day(on) },
})

export const rates: ClaimLatePenalty['rates'] = {
  source: text('ECB, main refinancing operations'),
  table: [{ from: day('2026-01-01'), rate: rate('0.0215') }],
}
export const claim = (
  claimedOn: string,
  {
    collection = 'C1',
    by = rates,
  }: { readonly collection?: string; readonly by?: typeof rates } = {},
): Request => ({
  ...{ type: 'ClaimLatePenalty', ...whose, collectionId: id(CollectionId, collection) },
  ...{ claimedOn: day(claimedOn), rates: by },
})
export const paidLate = (amount: string, on: string): Partial<Receivable> => ({
  payment: { amount: eur(amount), paidOn: day(on) },
})

export const disputed = (amount: string, on: string): NoteDispute => ({
  ...{ type: 'NoteDispute', ...whose, amount: eur(amount), on: day(on) },
})
export const settled = (on: string): NoteDispute => ({
  ...{ type: 'NoteDispute', ...whose, amount: null, on: day(on) },
})
export const open = (amount: string, on: string, isPaid = true): NoteOpen => ({
  ...{ type: 'NoteOpen', ...whose, open: eur(amount), isPaid, on: day(on) },
})

export const examples: ReadonlyArray<Command> = [
  ...[dun('L1', '2026-03-16'), serve('2026-04-24'), sue('2026-05-11'), keep('2026-03-20')],
  ...[promise('2026-03-17', '2026-03-24'), breakIt('2026-03-25'), suspend('2026-03-17')],
  ...[resume('2026-03-18'), claim('2026-04-21'), of(dun('L1', '2026-03-16'))],
  ...[of(claim('2026-04-21'), paidLate('600.00', '2026-04-20')), disputed('1.00', '2026-03-17')],
  ...[settled('2026-03-18'), open('0.00', '2026-03-20')],
]
