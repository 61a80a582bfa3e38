/** A debtor in words that its tests share. */
import type { Command, NoteLine, RegisterDebtor, ReviseTypology } from '../debtor/commands.ts'
import type { ClaimOutcome, Event, Procedure } from '../debtor/events.ts'
import { decider } from '../debtor/index.ts'
import { literal } from '../values/branded.ts'
import { Country } from '../values/country.ts'
import { day } from '../values/day.ts'
import { ContractId, DebtorId, id } from '../values/identity.ts'
import { text } from '../values/text.ts'
import type { DebtorTypology } from '../values/typology.ts'
import { eur } from './amounts.ts'
import { story } from './story.ts'

export const { stateAfter, told } = story(decider)

export const debtorId = id(DebtorId, '552100554')

const kindOf = (typology: DebtorTypology, country: string) => ({
  ...{ typology, sector: text('construction') },
  country: literal(Country, country),
})

export const register = (
  name: string | null = 'BATI SA',
  typology: DebtorTypology = 'largeAccount',
  country = 'FR',
): RegisterDebtor => ({
  ...{ type: 'RegisterDebtor', debtorId, name: name === null ? null : text(name) },
  ...kindOf(typology, country),
})
export const revise = (typology: DebtorTypology, country = 'FR'): ReviseTypology => ({
  ...{ type: 'ReviseTypology', debtorId },
  ...kindOf(typology, country),
})
export const noteLine = (contract: string): NoteLine => ({
  ...{ type: 'NoteLine', debtorId, contractId: id(ContractId, contract) },
})

export const registered = (...asked: Parameters<typeof register>) =>
  ({ ...register(...asked), type: 'DebtorRegistered' }) satisfies Event
export const revised = (...asked: Parameters<typeof revise>): Event => ({
  ...revise(...asked),
  type: 'TypologyRevised',
})
export const lineNoted = (contract: string, since: string | null = null): Event => ({
  ...{ ...noteLine(contract), type: 'LineNoted' },
  insolventSince: since === null ? null : day(since),
})

// Insolvency: a liquidation of 11 May 2026, published on the 15th, unless said otherwise

export const alert = (ground = 'wages are paid late'): Command => ({
  ...{ type: 'RaiseAlert', debtorId, ground: text(ground), raisedOn: day('2026-04-20') },
})
export const open = (
  procedure: Procedure = 'liquidation',
  publishedOn: string | null = '2026-05-15',
  judgmentOn = '2026-05-11',
): Command => ({
  ...{ type: 'OpenInsolvency', debtorId, procedure, judgmentOn: day(judgmentOn) },
  publishedOn: publishedOn === null ? null : day(publishedOn),
})
export const declare = (
  amount = '80000.00',
  declaredOn = '2026-06-01',
  { contract = 'K1', isFromAbroad = false } = {},
): Command => ({
  ...{ type: 'DeclareClaim', debtorId, contractId: id(ContractId, contract), isFromAbroad },
  ...{ amount: eur(amount), declaredOn: day(declaredOn) },
})
export const decideClaim = (
  outcome: ClaimOutcome,
  amount = '80000.00',
  contract = 'K1',
): Command => ({
  ...{ type: 'DecideClaim', debtorId, contractId: id(ContractId, contract), outcome },
  ...{ amount: eur(amount), decidedOn: day('2026-10-05') },
})
export const closeInsolvency = (closedOn = '2027-05-11'): Command => ({
  ...{ type: 'CloseInsolvency', debtorId, closedOn: day(closedOn) },
})
