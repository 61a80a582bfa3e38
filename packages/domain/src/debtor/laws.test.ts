/** What may become of a debtor, whatever is asked of him. */
import { expect, test } from '@jest/globals'
import fc from 'fast-check'

import { noteLine, register, revise } from '../testing/debtor.ts'
import { keepsTo } from '../testing/machine.ts'
import { type Command, decider } from './index.ts'

const asked: fc.Arbitrary<Command> = fc.constantFrom<Command>(
  ...[register(), register('BATI'), register('BATI SA', 'sme'), register(null)],
  ...[revise('sme'), revise('largeAccount'), revise('sme', 'DE')],
  ...[noteLine('AF-1'), noteLine('AF-2')],
)

test('He is registered once, under one name, and each contract has one line on him', () =>
  keepsTo(decider, {
    asked,
    standing: ({ registered }) =>
      registered ? `Registered as ${registered.name}` : 'Unregistered',
    ways: { Unregistered: ['BATI SA', 'BATI', null].map((name) => `Registered as ${name}`) },
    holds: ({ lines, registered, kind }) => {
      expect(new Set(lines).size).toBe(lines.length)
      expect(kind === undefined).toBe(registered === undefined)
    },
  }))
