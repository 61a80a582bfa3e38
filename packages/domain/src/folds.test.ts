/**
 * Ledgers keep what `evolve` makes of a history under the fold version of its room. Where the first
 * test fails, it makes something else: raise `foldVersion` in the room's `state.ts`, and put the hash
 * received under the new number in `folds.golden.json`. A hash that was released stays as it is.
 */
import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { either as E } from 'fp-ts'
import type * as t from 'io-ts'

import advances from './advance/events.golden.json' with { type: 'json' }
import collections from './collection/events.golden.json' with { type: 'json' }
import contracts from './contract/events.golden.json' with { type: 'json' }
import debtors from './debtor/events.golden.json' with { type: 'json' }
import type { Decider } from './decider.ts'
import type { Upcasts } from './event-codec.ts'
import golden from './folds.golden.json' with { type: 'json' }
import guaranteeLines from './guarantee-line/events.golden.json' with { type: 'json' }
import * as domain from './index.ts'
import invoices from './invoice/events.golden.json' with { type: 'json' }
import recoveries from './recovery/events.golden.json' with { type: 'json' }
import relationships from './relationship/events.golden.json' with { type: 'json' }
import { stateAsJson } from './state-as-json.ts'
import { eur } from './testing/amounts.ts'
import * as collection from './testing/collection.ts'
import * as contract from './testing/contract.ts'
import * as debtor from './testing/debtor.ts'
import * as line from './testing/guarantee-line.ts'
import * as invoice from './testing/invoice.ts'
import { kept } from './testing/plain.ts'
import * as recovery from './testing/recovery.ts'
import { type Line, readAs } from './testing/stored.ts'

const stories = {
  started: contract.told(
    contract.bought(),
    contract.draw('D1', '45000.00'),
    contract.pay('D1', '45000.00'),
    contract.close('2026-01'),
    contract.collect('C1', '2026-01-20', 'B', { F101: '24000.00' }),
    contract.transmit('R2', [contract.invoice('B', 'F105', '100.00')]),
    contract.book('R2', [1]),
    contract.close('2026-02'),
  ),
  released: contract.told(
    contract.startedOn({
      ...contract.terms,
      eligibility: { ...contract.terms.eligibility, proofRequired: ['deliveryNote'] },
    }),
    contract.transmit('R1', [contract.invoice('B', 'F101', '100.00')]),
    contract.book('R1'),
    contract.release('R1', 1, '2026-01-15'),
  ),
  credited: contract.told(
    contract.bought(),
    contract.credit('B', eur('500.00')),
    contract.useCredit('B', '2026-03-16', { F102: '300.00' }),
    contract.refundCredit('B', '200.00', '2026-03-17'),
  ),
  excess: contract.told(
    contract.bought(),
    contract.note('B', 'F102', ['AV1', '2026-03-16'], '12000.00', '100.00'),
  ),
  givenUp: contract.told(
    contract.bought(),
    contract.reserve('B', 'F102', '4000.00', '2026-02-16'),
    contract.closeDay('2026-03-17'),
    contract.chargeBack(['B', 'F102'], 'lawsuit', '1000.00', '2026-03-18'),
    contract.writeOff(['B', 'F102'], '0.50', '2026-03-19'),
    contract.noteCover('C', '0.00', 2n, { F103: '9000.00' }, '0.90'),
    contract.bearLoss('C', '2026-05-11', { F103: ['8100.00', '9900.00'] }),
    contract.recover('D1', 'C', ['810.00', '990.00'], '2026-09-15'),
    contract.takeBack('D2', 'C', ['810.00', '990.00'], '2026-09-17'),
  ),
  undone: contract.told(
    contract.bought(),
    contract.chargeDirect(['B', 'F101'], '4000.00', ['2026-02-02', '2026-03-13']),
    contract.chargeBack(['B', 'F101'], 'fraud', '19000.00', '2026-03-16'),
    contract.writeOff(['B', 'F101'], '1000.00', '2026-03-17'),
    contract.collect('C1', '2026-03-13', 'B', { F101: '21000.00' }),
    contract.returnDirect(['B', 'F101'], '3000.00', '2026-03-18'),
  ),
  declined: contract.told([], contract.request(), contract.decline()),
  withdrawn: contract.told([], contract.request(), contract.withdraw()),
  rescinded: contract.told(contract.upToDocuments(), contract.rescind()),
  direct: collection.told(
    [],
    collection.reportDirect(),
    collection.chargeReported(),
    collection.passOn(),
  ),
  line: line.told(
    [],
    line.grant('10000.00'),
    line.coverAll([
      ['F1', '8000.00'],
      ['F2', '4000.00'],
    ]),
    line.owe(1n, [['F1', '5000.00']]),
    line.owe(2n, [['F1', '8000.00']]),
    line.dispute('F1'),
    line.undispute('F1'),
    line.suspend(),
    line.resume(),
    line.withdraw(),
    line.appeal(),
    line.arbitrate('overturned'),
    line.grant('1.00', { from: '2026-02-01', to: '2026-06-30', ahead: '2026-01-12' }),
    line.begin('2026-02-01'),
    line.expire('2026-07-01'),
  ),
  insolvent: debtor.told(
    [],
    ...[debtor.register(), debtor.noteLine('K1'), debtor.alert()],
    ...[debtor.open('redressement', null), debtor.open('redressement'), debtor.open()],
    ...[debtor.noteLine('K2'), debtor.declare(), debtor.decideClaim('contested', '60000.00')],
    ...[debtor.decideClaim('admitted'), debtor.closeInsolvency()],
  ),
  called: line.told(
    [],
    line.grant('10000.00'),
    line.coverAll([
      ['F1', '8000.00'],
      ['F2', '4000.00'],
    ]),
    ...[line.noteInsolvency(), line.call(['F1']), line.recover('800.00', 'D1')],
    ...[line.call(['F2']), line.recover('300.00', 'D2'), line.recover('100.00', 'D3')],
    line.takeBack('D2'),
  ),
  dividend: collection.told(
    [],
    ...[collection.receive(), collection.identify(), collection.dividend(['B', '6000.00'])],
  ),
  owned: invoice.told(
    [],
    ...[invoice.submit(), invoice.assign(), invoice.notify('2026-01-13')],
    ...[invoice.dispute(eur('5000.00')), invoice.resolve('partly'), invoice.extend('2026-04-09')],
  ),
  reassigned: invoice.told(
    [],
    ...[invoice.submit(), invoice.assign(), invoice.dispute(eur('4000.00'))],
    ...[invoice.reassign(eur('4000.00')), invoice.reassign(eur('8000.00'), 'fraud')],
    invoice.submit('R2'),
  ),
  indemnified: invoice.told(
    [],
    ...[invoice.submit(), invoice.assign()],
    invoice.indemnify(eur('8100.00'), eur('3900.00')),
  ),
  refusedLine: line.told([], line.request(), line.refuse(), line.request()),
  recovered: recovery.told(
    [],
    recovery.of(recovery.dun('L1', '2026-03-16')),
    recovery.of(recovery.promise('2026-03-17', '2026-03-24')),
    recovery.disputed('100.00', '2026-03-18'),
    recovery.settled('2026-03-20'),
    recovery.of(recovery.dun('L2', '2026-03-25')),
    recovery.of(recovery.promise('2026-03-26', '2026-04-02')),
    recovery.open('0.00', '2026-04-01'),
  ),
  invoice: invoice.told([], invoice.submit(), invoice.assign(), invoice.pay(eur('5000.00'))),
}

const rooms = [
  folded('Advance', domain.Advance, advances),
  folded('Collection', domain.Collection, collections, [stories.direct, stories.dividend]),
  folded('Contract', domain.Contract, contracts, [
    stories.started,
    stories.released,
    stories.credited,
    stories.excess,
    stories.givenUp,
    stories.undone,
    stories.declined,
    stories.withdrawn,
    stories.rescinded,
  ]),
  folded('Debtor', domain.Debtor, debtors, [stories.insolvent]),
  folded('GuaranteeLine', domain.GuaranteeLine, guaranteeLines, [
    stories.line,
    stories.refusedLine,
    stories.called,
  ]),
  folded('Invoice', domain.Invoice, invoices, [
    stories.invoice,
    stories.owned,
    stories.reassigned,
    stories.indemnified,
  ]),
  folded('Recovery', domain.Recovery, recoveries, [stories.recovered]),
  folded('Relationship', domain.Relationship, relationships),
]

describe.each(rooms)('The fold of $room', ({ room, foldVersion, steps, types }) => {
  test(`is that of version ${foldVersion}`, () => {
    const text = JSON.stringify(
      steps.map(({ type, state, follows }) => [type, stateAsJson(state), follows]),
    )
    const versions: Readonly<Record<string, string>> = golden[room]
    expect(createHash('sha256').update(text).digest('hex')).toBe(versions[foldVersion])
  })

  test('is seen for every event of the room', () => {
    const seen = new Set(steps.filter(({ follows }) => follows).map(({ type }) => type))
    expect(types.filter((type) => !seen.has(type))).toEqual([])
  })

  test('comes to states that are found as they were kept', () => {
    for (const { state } of steps) expect(kept(state)).toStrictEqual(state)
  })
})

test('The fold of every room has its version', () =>
  expect(rooms.map(({ room }) => room)).toEqual(
    Object.entries(domain).flatMap(([name, room]) => ('decider' in room ? [name] : [])),
  ))

interface Room<State, Command, Event extends { readonly type: string }, Rejection> {
  readonly Event: t.Type<Event, unknown> & { readonly types: ReadonlyArray<t.Mixed> }
  readonly upcasts?: Upcasts
  readonly decider: Decider<State, Command, Event, Rejection>
  readonly foldVersion: number
}

/** The golden events one after another, passing over those that cannot follow; then stories, of these. */
function folded<State, Command, Event extends { readonly type: string }, Rejection>(
  room: keyof typeof golden,
  { Event, upcasts, decider, foldVersion }: Room<State, Command, Event, Rejection>,
  stored: ReadonlyArray<Line>,
  stories: ReadonlyArray<ReadonlyArray<Event>> = [],
) {
  const examples = stored.map(({ schemaVersion, ...example }) => {
    const event = readAs(Event, upcasts, schemaVersion)(example)
    if (E.isLeft(event)) throw new Error(`what is stored is no ${Event.name}`)
    return event.right
  })
  const along = (history: ReadonlyArray<Event>) => {
    let state = decider.initial
    return history.map((event) => {
      const next = E.tryCatch(() => decider.evolve(state, event), String)
      if (E.isRight(next)) state = next.right
      return { type: event.type, state, follows: E.isRight(next) }
    })
  }
  const types = Event.types.map(({ name }) => name)
  // One that cannot follow the others may begin a history.
  const alone = examples.map((event) => [event])
  return { room, foldVersion, types, steps: [examples, ...alone, ...stories].flatMap(along) }
}
