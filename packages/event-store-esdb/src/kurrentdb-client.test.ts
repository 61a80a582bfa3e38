/** What the adapter promises through the client of KurrentDB: the contract of every store. */

import { openKurrentDb } from './esdb.ts'
import { putContract } from './testing/contract.ts'

putContract('kurrentdb-client', openKurrentDb, process.env['KURRENTDB_URL'])
