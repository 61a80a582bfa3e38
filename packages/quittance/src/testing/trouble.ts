/** What befalls a server, at random, while ledgers use it. */
import type { Double, Fault } from '@quittance/protocol-double'

import type { Dice } from './dice.ts'

/** Faults that loom over the calls of a process, and befall the next of anybody's. */
export const troubleFor = (double: Double, dice: Dice, wanted: number, timeout: number) => {
  const counts = new Map<string, number>()
  let restarting: Promise<void> | undefined
  let begun = false
  let thrown = 0

  const count = (kind: string) => {
    thrown += 1
    counts.set(kind, (counts.get(kind) ?? 0) + 1)
  }
  return {
    counts,
    begin: () => {
      begun = true
    },
    happened: () => thrown - double.faults.pending(),
    end: async () => {
      await restarting
    },
    loom: (operation: 'append' | 'read') => {
      const odds = operation === 'append' ? 0.2 : 0.04
      if (!begun || thrown >= wanted || dice.roll() >= odds) return
      if (dice.below(40) === 0 && restarting === undefined) {
        count('restart')
        restarting = double.restart().finally(() => {
          restarting = undefined
        })
        return
      }
      const [kind, fault] = dice.oneOf(
        operation === 'append' ? ofAppends(dice, timeout) : ofReads(dice, timeout),
      )
      count(kind)
      double.faults.next(operation, fault)
    },
  }
}

type Kinds = readonly [Kind, ...ReadonlyArray<Kind>]
type Kind = readonly [name: string, Fault]

const ofAppends = (dice: Dice, timeout: number): Kinds => [
  ['lost acknowledgement', { type: 'LostAcknowledgement' }],
  ['silence, written', { type: 'Silence', committed: true }],
  ['silence', { type: 'Silence' }],
  ['slow', slow(dice, timeout)],
  ['not leader', { type: 'NotLeader' }],
  ['cut', { type: 'Cut' }],
]

const ofReads = (dice: Dice, timeout: number): Kinds => [
  ['silence', { type: 'Silence' }],
  ['slow', slow(dice, timeout)],
  ['not leader', { type: 'NotLeader' }],
  ['cut', { type: 'Cut' }],
  ['cut midway', { type: 'Cut', after: dice.below(4) }],
]

/** Some of them longer than anybody waits: what is written then is written late. */
const slow = (dice: Dice, timeout: number): Fault => ({
  type: 'Slow',
  milliseconds: Math.ceil(dice.roll() * timeout * 1.5),
})
