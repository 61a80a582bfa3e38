/** Turns at a stream. */
import { expect, test } from '@jest/globals'

import { inTurn } from './in-turn.ts'

test('Whoever comes later to a stream waits; other streams do not', async () => {
  const turn = inTurn()
  const told: Array<string> = []
  const task = (name: string, wait: number) => async () => {
    told.push(`${name} begins`)
    await new Promise((resolve) => setTimeout(resolve, wait))
    told.push(`${name} ends`)
  }
  await Promise.all([turn('a', task('a1', 20)), turn('a', task('a2', 0)), turn('b', task('b1', 1))])
  expect(told).toEqual([
    ...['a1 begins', 'b1 begins', 'b1 ends', 'a1 ends', 'a2 begins', 'a2 ends'],
  ])
})

test('Whatever becomes of one turn, the next comes', async () => {
  const turn = inTurn()
  const failed = turn('a', () => Promise.reject(new Error('test')))
  await expect(failed).rejects.toThrow('test')
  expect(await turn('a', async () => 'next')).toBe('next')
})
