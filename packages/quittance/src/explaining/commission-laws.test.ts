/** Whatever is agreed, amended and charged, each charge is explained by sums that hold. */
import { expect, test } from '@jest/globals'
import type { Contract } from '@quittance/domain/events'
import type { Decoded } from '@quittance/event-store'
import { isCharged } from '@quittance/projections'
import { either as E } from 'fp-ts'

import { underAnyTerms } from '../../../domain/src/testing/commission-stories.ts'
import {
  told as after,
  bought,
  contractId,
  note,
  terms,
} from '../../../domain/src/testing/contract.ts'
import { explanationJson } from '../say/explanation.ts'
import { referenceOf } from '../say/statement-words.ts'
import { unreckoned, unsound } from '../testing/arithmetic.ts'
import { commissionsExplained } from './commission.ts'

test('Each charge of a contract is explained to the cent, under whatever terms', async () => {
  const histories: Array<Array<Contract.Event>> = []
  underAnyTerms(({ before, events }) => {
    const { terms } = before.life.versions.first() ?? {}
    // How a story begins depends on its terms alone.
    const begun = terms === undefined ? [] : bought(terms)
    if (before.revision === BigInt(begun.length - 1)) histories.push([...begun])
    histories.at(-1)?.push(...events)
  })
  expect(histories.length).toBeGreaterThan(0)
  let charged = 0
  for (const history of histories) {
    const charges = history.filter(isCharged)
    for (const reference of new Set(charges.map(referenceOf))) {
      const explained = await commissionsExplained(told(history), reference)
      if (E.isLeft(explained)) throw new Error(`${reference} is not explained`)
      const own = charges.filter((charge) => referenceOf(charge) === reference)
      expect(explained.right.map(({ result }) => result)).toEqual(own.map((of) => of.inclTax))
      const said = explained.right.map(explanationJson)
      expect([...said.flatMap(unsound), ...said.flatMap(unreckoned)]).toEqual([])
    }
    charged += charges.length
  }
  expect(charged).toBeGreaterThan(0)
})

test('Notes beyond what an invoice was of give back what it was charged, and no more', async () => {
  const { factoringCommission } = terms
  const refunding = {
    ...terms,
    factoringCommission: { ...factoringCommission, onCreditNotes: 'refund' },
  } as const
  const history = after(
    bought(refunding),
    note('C', 'F103', ['AV1', '2026-01-20'], '6000.00'),
    note('C', 'F103', ['AV2', '2026-01-21'], '12000.00', '9000.00'),
  )
  const steps = async (reference: string) => {
    const explained = await commissionsExplained(told(history), reference)
    if (E.isLeft(explained)) throw new Error(`${reference} is not explained`)
    const said = explained.right.map(explanationJson)
    expect([...said.flatMap(unsound), ...said.flatMap(unreckoned)]).toEqual([])
    return said.flatMap((each) => each.steps.slice(0, 1).map(({ says, amount }) => [says, amount]))
  }
  expect(await steps('AV1')).toEqual([
    ['F103: 144.00 × 6,000.00 / 18,000.00, given back', '-48.00'],
  ])
  expect(await steps('AV2')).toEqual([
    [
      'F103: 144.00 × 18,000.00 / 18,000.00, less 144.00 × 6,000.00 / 18,000.00 before, given back',
      '-96.00',
    ],
  ])
})

async function* told(
  events: ReadonlyArray<Contract.Event>,
): AsyncIterable<ReadonlyArray<Decoded<Contract.Event>>> {
  yield events.map((event, index) => ({
    ...{ id: `${index}`, stream: `contract-${contractId}`, revision: BigInt(index), event },
    position: String(index),
    metadata: { occurredAt: '2026-01-12T09:00:00Z', recordedAt: '2026-01-12T09:00:00Z' },
  }))
}
