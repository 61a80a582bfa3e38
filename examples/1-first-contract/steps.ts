/** The seven steps, as the events of the story tell them. */
import { amount, type Refusal, refusalSentence, type StoryOutcome } from 'quittance'

type Told = Extract<
  NonNullable<StoryOutcome['answer']>,
  { _tag: 'Right' }
>['right']['events'][number]

/** A line each: the step, the day, what happened. */
export const steps = (
  command: StoryOutcome['command'],
  answer: StoryOutcome['answer'],
): ReadonlyArray<string> => {
  if (answer === undefined) return []
  const on = String(command['occurredAt']).slice(0, 10)
  const told =
    answer._tag === 'Left' ? [refused(answer.left)] : eventsOf(answer.right).flatMap(step)
  return told.map(([name, text]) => `${name.padEnd(18)}${on}  ${text}`)
}

type Step = readonly [name: string, text: string]

const eventsOf = ({
  events,
  consequences,
}: {
  events: ReadonlyArray<Told>
  consequences: ReadonlyArray<Told>
}) => [...events, ...consequences]

const refused = (refusal: Refusal): Step => ['6 Advance', refusalSentence(refusal)]

const step = ({ event }: Told): ReadonlyArray<Step> => {
  switch (event.type) {
    case 'GuaranteeLineRequested':
      return [
        [
          '1 Order',
          `${event.debtorId} orders (${event.orderReference}); the client asks for cover of ${amount(event.amount)}`,
        ],
      ]
    case 'GuaranteeLineGranted':
      return [
        [
          '2 Guarantee line',
          `the factor will cover ${event.debtorId} up to ${amount(event.limit)}`,
        ],
      ]
    case 'ScheduleTransmitted': {
      const invoices = event.lines.filter((line) => line.kind === 'invoice')
      const proofs = invoices.flatMap((line) => line.proofs.map(({ reference }) => reference))
      return [
        ['3 Delivery', `delivered, as ${proofs.join(', ')} show`],
        [
          '4 Invoice',
          invoices.map(({ number, amount: face }) => `${number} of ${amount(face)}`).join(', '),
        ],
        [
          '5 Transfer',
          `schedule ${event.scheduleId} of ${event.lines.length} invoices is transmitted`,
        ],
      ]
    }
    case 'ScheduleBooked':
      return [['', `bought and credited: ${amount(event.purchased)}`]]
    case 'FactoringCommissionCharged':
      return [
        ['', `factoring commission: ${amount(event.exclTax)} + VAT ${amount(event.vatAmount)}`],
      ]
    case 'GuaranteeFundLevied':
      return [['', `held back for the guarantee fund: ${amount(event.amount)}`]]
    case 'AdvanceGranted':
      return [
        [
          '6 Advance',
          `${event.advanceId} of ${amount(event.amount)} is granted: ${amount(event.availability)} is available`,
        ],
      ]
    case 'AdvancePaid':
      return [['', `${event.advanceId} is paid`]]
    case 'CreditNoteBooked':
      return [['', `credit note ${event.number}: ${amount(event.applied)} off what is open`]]
    case 'GuaranteeFundReleased':
      return [['', `the guarantee fund gives back ${amount(event.amount)}`]]
    case 'FinancingCommissionCharged':
      return [['', `${event.month} closes: financing commission ${amount(event.inclTax)}`]]
    case 'CollectionReceived':
      return [['7 Collection', `${amount(event.amount)} comes in (${event.bankReference})`]]
    case 'CollectionBooked':
      return event.lines.map(
        ({ number, applied }) =>
          ['', `${number} is paid: ${amount(applied)}, counting from ${event.valueOn}`] as const,
      )
    default:
      return []
  }
}
