/** A debtor in words that its tests share. */
import type { NoteLine, RegisterDebtor, ReviseTypology } from '../debtor/commands.ts'
import type { Event } from '../debtor/events.ts'
import { decider } from '../debtor/index.ts'
import { literal } from '../values/branded.ts'
import { Country } from '../values/country.ts'
import { ContractId, DebtorId, id } from '../values/identity.ts'
import { text } from '../values/text.ts'
import type { DebtorTypology } from '../values/typology.ts'
import { story } from './story.ts'

export const { stateAfter } = story(decider)

const debtorId = id(DebtorId, '552100554')

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
export const lineNoted = (contract: string): Event => ({
  ...noteLine(contract),
  type: 'LineNoted',
})
