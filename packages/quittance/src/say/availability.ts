/** The waterfall of a contract: from the outstanding to what may be drawn, each euro with its cause. */
import {
  type Assessed,
  byName,
  type Cause,
  drawsStopped,
  type Exclusion,
  type Waterfall,
} from '@quittance/domain/figures'
import { type Day, Money, negated } from '@quittance/domain/values'
import { availabilityOf, type Position } from '@quittance/projections'

import { amount } from './figures.ts'
import { left, right, table } from './table.ts'

/** What a person is told, and the section of the rules (docs/concepts/availability.md) behind it. */
const causes: { readonly [Of in Cause]: readonly [words: string, rule: string] } = {
  notStarted: ['the contract has not started', '0'],
  disputed: ['disputed (litige)', '1'],
  overdue: ['overdue for too long (définancement)', '2'],
  ineligible: ['not eligible (inéligible)', '3'],
  overLimit: ['above what the guarantee line covers (hors approbation)', '4'],
  debtorCredit: ['the debtor’s own credit', '5'],
  concentration: ['above the debtor’s share (concentration)', '6'],
  advanceRate: ['beyond the advance rate (quotité financée)', '7'],
  guaranteeFund: ['guarantee fund (fonds de garantie)', '8'],
  specialReserve: ['special reserve (réserve)', '9'],
  ceiling: ['above the ceiling (plafond)', '10'],
  earmarked: ['granted and not yet paid', '11'],
}

/** With whom a cause lies: what is left after each of these has a name of its own. */
export const stages: Readonly<
  Record<'receivable' | 'debtor' | 'contract' | 'draw', ReadonlyArray<Cause>>
> = {
  receivable: ['notStarted', 'disputed', 'overdue', 'ineligible'],
  debtor: ['overLimit', 'debtorCredit', 'concentration'],
  contract: ['advanceRate', 'guaranteeFund', 'specialReserve', 'ceiling'],
  draw: ['earmarked'],
}

/** On a day, or on the last on which anything was booked. */
export const availabilityTable = (position: Position, on = position.lastBookedOn): string => {
  const waterfall = availabilityOf(position, on)
  const { outstanding, exclusions, fundsInUse, availability } = waterfall
  const { contractId, life } = position
  const total = (words: string, of: Money) => [words, '', '', '', amount(of)]
  const lines = (of: ReadonlyArray<Cause>) =>
    exclusions
      .filter(({ cause }) => of.includes(cause))
      .map((exclusion) => [
        `less ${wordsOf(exclusion)}`,
        exclusion.debtorId ?? '',
        subjectOf(waterfall, exclusion) ?? '',
        exclusion.restsOn === undefined ? '' : String(exclusion.restsOn),
        amount(negated(exclusion.amount)),
      ])
  const stopped = drawsStopped(life, on)
  return [
    table(
      [
        left(`Contract ${contractId} of ${life.clientId}, ${on}`),
        ...[left('Debtor'), left('Of'), right('Event'), right(life.currency)],
      ],
      [
        total('Outstanding (encours)', outstanding),
        ...lines(stages.receivable),
        total('= eligible', waterfall.eligible),
        ...lines(stages.debtor),
        total('= fundable', waterfall.fundable),
        ...lines(stages.contract),
        total('= gross availability', waterfall.grossAvailability),
        total('less funds in use (fonds employés)', negated(fundsInUse)),
        ...lines(stages.draw),
        total('Availability (disponible)', availability),
      ],
    ),
    termsOf(waterfall),
    ...(stopped === undefined ? [] : [`Nothing is granted on this day: ${stopped}.`]),
  ].join('\n')
}

const termsOf = ({ agreed }: Waterfall): string =>
  agreed === undefined
    ? 'No terms are in force on this day.'
    : `Terms of version ${agreed.version}, in force from ${agreed.effectiveOn}; events by their revision in the contract’s stream.`

/** The section of docs/concepts/availability.md behind it. */
export const ruleOf = (cause: Cause): string => causes[cause][1]

export const wordsOf = ({ cause, reason }: Pick<Exclusion, 'cause' | 'reason'>): string => {
  const [words] = causes[cause]
  return reason === undefined || cause === 'disputed' ? words : `${words}: ${reason}`
}

/** The invoice by its number, as people know it; or the draw. */
export const subjectOf = ({ receivables }: Waterfall, { invoiceId, advanceId }: Exclusion) =>
  advanceId ?? receivables.find((each) => each.invoiceId === invoiceId)?.receivable.number

/**
 * Amounts are decimal strings of `currency`; `exclusions` and `availability` add up to outstanding less funds
 * in use. `rule` is the section of docs/concepts/availability.md, `restsOn` the revision of an event in the
 * contract's stream; there is none where the terms alone exclude.
 */
export const availabilityJson = (position: Position, on: Day = position.lastBookedOn) => {
  const text = (money: Money) => Money.encode(money).amount
  const waterfall: Waterfall = availabilityOf(position, on)
  const { agreed, receivables, exclusions } = waterfall
  return {
    contractId: position.contractId,
    currency: position.life.currency,
    bookedOn: position.lastBookedOn,
    on,
    terms: agreed ? { version: agreed.version, effectiveOn: agreed.effectiveOn } : null,
    drawsStopped: drawsStopped(position.life, on) ?? null,
    outstanding: text(waterfall.outstanding),
    exclusions: exclusions.map((exclusion) => exclusionJson(exclusion)),
    eligible: text(waterfall.eligible),
    fundable: text(waterfall.fundable),
    grossAvailability: text(waterfall.grossAvailability),
    fundsInUse: text(waterfall.fundsInUse),
    availability: text(waterfall.availability),
    receivables: receivables.toSorted(byName).map((receivable) => receivableJson(receivable)),
  }
}

const receivableJson = ({ invoiceId, receivable, eligible, exclusions }: Assessed) => ({
  ...{ invoiceId, number: receivable.number },
  ...{ debtorId: receivable.debtorId, dueOn: receivable.dueOn },
  ...{ open: Money.encode(receivable.open).amount, eligible: Money.encode(eligible).amount },
  exclusions: exclusions.map((exclusion) => exclusionJson(exclusion)),
})

export const exclusionJson = ({ cause, amount: excluded, restsOn, ...of }: Exclusion) => ({
  ...{ cause, rule: causes[cause][1], ...of },
  ...(restsOn === undefined ? {} : { restsOn: String(restsOn) }),
  amount: Money.encode(excluded).amount,
})
