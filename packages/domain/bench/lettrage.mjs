// Proposals for a receipt against 10,000 open invoices of one debtor: with 40 references; of an amount that no
// few of them come to, where the search of a subset gives up. Seconds.
//
//     node bench/lettrage.mjs            after `tsc -b`; INVOICES=10000, RUNS=20
import { Lettrage } from '../dist/index.js'

const { INVOICES = '10000', RUNS = '20' } = process.env
const eur = (minor) => ({ minor, currency: 'EUR' })
const open = Array.from({ length: Number(INVOICES) }, (_, n) => ({
  invoiceId: `invoice-${n}`,
  number: `F-2026-${n}`,
  dueOn: `2026-${String(1 + (n % 12)).padStart(2, '0')}-${String(1 + (n % 28)).padStart(2, '0')}`,
  open: eur(BigInt(100_000 + ((n * 7_919) % 90_000) * 2)),
  paidFirst: false,
}))
const referenced = open.filter((_, n) => n % (open.length / 40) === 0)
const sum = referenced.reduce((total, each) => total + each.open.minor, 0n)
const reference = referenced.map(({ number }) => number).join(' ')

const cases = {
  'indicated, 40 references': { amount: eur(sum), indicated: reference.split(' '), reference: '' },
  'referenced, 40 in the text': { amount: eur(sum), indicated: [], reference },
  'silent, no subset: gives up': { amount: eur(sum + 1n), indicated: [], reference: '' },
}
for (const [name, receipt] of Object.entries(cases)) {
  const times = Array.from({ length: Number(RUNS) }, () => {
    const begun = performance.now()
    Lettrage.propose(receipt, open)
    return performance.now() - begun
  }).sort((a, b) => a - b)
  const { allocations, gaveUp } = Lettrage.propose(receipt, open)
  const median = times[Math.floor(times.length / 2)]
  process.stdout.write(
    `${name}: ${allocations.length} allocations, gave up: ${gaveUp}; median ${median.toFixed(1)} ms, worst ${times.at(-1).toFixed(1)} ms\n`,
  )
}
