/** What the adapter promises through the client of EventStoreDB: the contract of every store. */

import { openEventStoreDb } from './esdb.ts'
import { putContract } from './testing/contract.ts'

putContract('db-client', openEventStoreDb, process.env['ESDB_URL'])
