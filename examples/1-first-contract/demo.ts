/** Tells the story of this folder to a fresh ledger, and prints the seven steps as they happen. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { amount, clocksOf, openLedger, readStory, runStory, statementTable } from 'quittance'

import { steps } from './steps.ts'

const contractId = 'AF-2026-0001'

// From the built demo, in examples/dist/1-first-contract.
const file = new URL('../../1-first-contract/story.jsonl', import.meta.url)
const story = readStory(await readFile(file, 'utf8'))
if (story._tag === 'Left') throw new Error('story.jsonl cannot be read')

const folder = await mkdtemp(join(tmpdir(), 'quittance-'))
const ledger = await openLedger(join(folder, 'ledger.db'))
try {
  console.log('One contract, three months, seven steps\n')
  for await (const { command, answer, asExpected } of runStory(ledger, story.right)) {
    if (!asExpected) throw new Error(`${command.type} did not go as the story expects`)
    for (const step of steps(command, answer)) console.log(step)
  }

  const [position, statement, [service]] = await Promise.all([
    ledger.position(contractId),
    ledger.statement(contractId),
    ledger.services(contractId),
  ])
  if (!position || !statement || !service) throw new Error(`there is no contract ${contractId}`)

  console.log(`\nStatement of ${contractId}, in ${position.life.currency}\n`)
  console.log(statementTable(statement.lines.toArray()))

  for (const { commitment, subject, elapsed } of clocksOf(service, service.seenAt)) {
    if (commitment !== 'SC-6') continue
    console.log(`\nSchedule ${subject} was funded ${elapsed / 3600} hours after its transmission.`)
  }
  const { clientAccount, guaranteeFund, outstanding, fundsInUse } = position.account
  const [CA, GF, E, FIU] = [clientAccount, guaranteeFund, outstanding, fundsInUse].map(amount)
  console.log(`\nclient account + guarantee fund = outstanding − funds in use`)
  console.log(`${CA} + ${GF} = ${E} − ${FIU}\n`)
  console.log(`C/A ${CA}, GF ${GF}, E ${E}, FIU ${FIU}`)
} finally {
  await ledger.close()
  await rm(folder, { recursive: true })
}
