/** The store within a store by which a used server looks empty: what was there before is not even read. */
import { expect, test } from '@jest/globals'
import { inMemory } from '@quittance/event-store'

import { all, event, followed, numbers } from './testing/clients.ts'
import { headOf, prefixed } from './testing/prefixed.ts'

test('A store within a store begins where the other ends', async () => {
  const whole = inMemory()
  expect(await headOf(whole)).toBeUndefined()
  await whole.append('p-a', 'none', [event(1), event(2)])()
  const part = prefixed(whole, 'p-', await headOf(whole))
  await part.append('b', 'none', [event(3), event(4)])()
  await whole.append('q-a', 'none', [event(5)])()
  await part.append('b', 1n, [event(6)])()

  expect(numbers(await all(part.readAll()))).toEqual([3, 4, 6])
  expect(numbers(await all(part.readAll({ direction: 'backwards' })))).toEqual([6, 4, 3])
  expect(numbers(await all(part.readAll({ direction: 'backwards', limit: 2 })))).toEqual([6, 4])
  expect(numbers(await followed(part, 3))).toEqual([3, 4, 6])
  expect((await all(part.read('b'))).map(({ stream }) => stream)).toEqual(['b', 'b', 'b'])
  await whole.close()
})
