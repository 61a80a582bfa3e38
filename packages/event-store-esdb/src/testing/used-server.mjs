/** A server that others have used for long: how many events it has of them, it is told. */
import { createHash } from 'node:crypto'
import { startDouble } from '@quittance/protocol-double'

const events = Number(process.argv[2])
const double = await startDouble()
for (let n = 0; n < events; n++)
  double.plant({
    stream: `order-${n % 100}`,
    revision: BigInt(Math.floor(n / 100)),
    position: String(n),
    id: `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`,
    type: 'OrderPlaced',
    data: JSON.stringify({ number: n, text: 'x'.repeat(100) }),
    metadata: '{}',
  })

/** Of all that is not the tests' own. */
const digest = () => {
  const hash = createHash('sha256')
  for (const { stream, revision, id, data } of double.log())
    if (!stream.includes('quittance-test-')) hash.update(`${stream} ${revision} ${id} ${data}\n`)
  return hash.digest('hex')
}

process.on('message', () => process.send({ digest: digest(), events: double.log().length }))
process.on('disconnect', () => process.exit())
process.send({ connectionString: double.connectionString })
