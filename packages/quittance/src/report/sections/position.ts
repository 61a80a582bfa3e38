/** The position: four figures under one law, and what may be drawn. */
import { isNegative, type Money, minus, plus } from '@quittance/domain/values'
import { availabilityOf, type Position } from '@quittance/projections'

import { type Fact, prose, type Section, type Side } from '../../page/document.ts'
import type { Report } from '../report.ts'
import { figure, withFrench } from '../words.ts'

export const position = ({ statement: { position: at } }: Report): Section => ({
  title: withFrench('The position (situation)'),
  blocks: [
    prose(
      `At the end of ${at.lastBookedOn}, the last day on which anything was booked, in ${at.life.currency}.`,
    ),
    { is: 'facts', facts: facts(at) },
    prose('The law that holds after every event:'),
    { is: 'equation', sides: law(at) },
  ],
})

const facts = (at: Position): ReadonlyArray<Fact> => {
  const { outstanding, fundsInUse, guaranteeFund, clientAccount } = at.account
  const { availability } = availabilityOf(at)
  const isOver = isNegative(availability)
  const owed = isNegative(clientAccount) ? 'owed by the client' : 'owed to the client'
  return [
    fact('Outstanding (encours)', figure(outstanding), 'open invoices that were bought'),
    fact('Funds in use (fonds employés)', figure(fundsInUse), 'lent, and not yet repaid'),
    fact('Guarantee fund (fonds de garantie)', figure(guaranteeFund), 'held back'),
    fact('Client account (compte courant)', figure(clientAccount), owed),
    {
      ...fact('Availability (disponible)', figure(availability), 'may still be drawn'),
      ...(isOver && { tone: 'bad', note: 'more is in use than may be (dépassement)' }),
    },
  ]
}

const fact = (label: string, value: string, note: string): Fact => ({
  ...{ label: withFrench(label), value, note },
})

const law = ({ account }: Position): readonly [Side, Side] => {
  const { outstanding, fundsInUse, guaranteeFund, clientAccount } = account
  return [
    {
      terms: [
        { sign: '+', name: 'client account', value: figure(clientAccount) },
        { sign: '+', name: 'guarantee fund', value: added(guaranteeFund) },
      ],
      comesTo: figure(plus(clientAccount, guaranteeFund)),
    },
    {
      terms: [
        { sign: '+', name: 'outstanding', value: figure(outstanding) },
        { sign: '−', name: 'funds in use', value: added(fundsInUse) },
      ],
      comesTo: figure(minus(outstanding, fundsInUse)),
    },
  ]
}

/** After a sign, what is below zero stands in parentheses. */
const added = (money: Money): string => (isNegative(money) ? `(${figure(money)})` : figure(money))
