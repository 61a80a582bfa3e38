/** Rights, as they are written on a server. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { type Double, startDouble } from '@quittance/protocol-double'

import { openEventStoreDb } from './esdb.ts'
import { narrowRights } from './rights.ts'
import { all, event, numbers } from './testing/clients.ts'

describe('The rights on a server', () => {
  let double: Double
  beforeEach(async () => {
    double = await startDouble()
  })
  afterEach(() => double.close())

  const told = () =>
    double
      .log()
      .map(({ stream, type, data }) => [stream, type, JSON.parse(Buffer.from(data).toString())])

  test('are one user’s to read and write, and the administrators’ to delete', async () => {
    await narrowRights(double.connectionString, 'ledger')
    const [own, admins] = [['ledger', '$admins'], ['$admins']]
    const rest = { $d: admins, $mr: admins, $mw: admins }
    expect(told()).toEqual([
      [
        '$settings',
        'update-default-acl',
        {
          $userStreamAcl: { $r: own, $w: own, ...rest },
          $systemStreamAcl: { $r: admins, $w: admins, ...rest },
        },
      ],
      ['$$$all', '$metadata', { $acl: { $r: own } }],
    ])
  })

  test('are written again only where they are others', async () => {
    await narrowRights(double.connectionString, 'ledger')
    await narrowRights(double.connectionString, 'ledger')
    expect(double.log()).toHaveLength(2)
    await narrowRights(double.connectionString, 'another')
    expect(told().map(([stream]) => stream)).toEqual(['$settings', '$$$all', '$settings', '$$$all'])
  })

  test('are in nobody’s log', async () => {
    const store = await openEventStoreDb(double.connectionString)
    await narrowRights(double.connectionString, 'ledger')
    await store.append('a', 'none', [event(1)])()
    expect(numbers(await all(store.readAll()))).toEqual([1])
    await store.close()
  })

  test('are no business of whoever is denied', async () => {
    double.faults.next('append', { type: 'Denied' })
    const narrowed = narrowRights(double.connectionString, 'ledger')
    await expect(narrowed).rejects.toMatchObject({
      name: 'ServerError',
      failure: { type: 'Denied' },
    })
    expect(double.log()).toEqual([])
  })
})
