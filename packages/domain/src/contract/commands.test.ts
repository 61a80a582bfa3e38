/** What may be asked of a contract, as it is sent. */
import { describe } from '@jest/globals'
import { eur } from '../testing/amounts.ts'
import { isAsked } from '../testing/asked.ts'
import {
  amend,
  approve,
  book,
  chargeDirect,
  chargeFee,
  checkKyc,
  close,
  closeContract,
  collect,
  completeDocuments,
  credit,
  creditNote,
  decline,
  draw,
  drawOn,
  dueAnew,
  giveBack,
  giveNotice,
  invoice,
  lift,
  note,
  noteCover,
  offer,
  pay,
  payIn,
  receive,
  refundCredit,
  release,
  repay,
  request,
  rescind,
  reserve,
  resume,
  returnDirect,
  reverse,
  runOff,
  seize,
  sign,
  start,
  suspend,
  sweep,
  transmit,
  transmitOn,
  useCredit,
  withdraw,
} from '../testing/contract.ts'
import { text } from '../values/text.ts'
import { Command, streamOf } from './commands.ts'

const proofs = [{ kind: 'order', reference: text('PO-4711') }] as const

describe('A contract is asked', () =>
  isAsked(Command, streamOf, {
    stream: 'contract-AF-2026-0001',
    examples: [
      ...[request(), approve(), offer(), checkKyc(), sign(), completeDocuments(), start()],
      ...[decline(), withdraw(), rescind(), receive('statutes'), amend('2026-04-01', { fees: [] })],
      ...[suspend('cover'), resume('cover'), giveNotice('client', 90)],
      ...[runOff('2026-06-01', 'default'), closeContract('2026-09-01')],
      transmit('R1', [
        invoice('B', 'F101', '24000.00', { proofs }),
        creditNote('B', 'AV1', 'F101', '1.00'),
      ]),
      transmitOn({ B: 'FR', C: null }, 'R1', [
        invoice('B', 'F101', '24000.00', { proofs, vat: eur('4000.00'), paymentClause: true }),
      ]),
      book('R1', [1, 3]),
      release('R2', 3, '2026-03-05'),
      ...[draw('D1', '45000.00'), pay('D1', '45000.00'), credit('B', eur('500.00'))],
      ...[sweep('2026-01-14'), giveBack('D1', '45000.00')],
      drawOn('D1', ['B', 'F102'], '9000.00'),
      ...[reserve('B', 'F102', '4000.00', '2026-02-16'), lift('B', 'F102', '2026-03-02')],
      dueAnew('B', 'F102', '2026-04-09'),
      noteCover('B', '50000.00', 3n, { F101: '24000.00' }),
      collect('C1', '2026-02-27', 'C', { F103: '18000.00' }),
      reverse('C1', ['2026-05-11', '2026-07-05'], 'B', { F102: '10000.00' }),
      ...[
        useCredit('B', '2026-03-16', { F102: '300.00' }),
        refundCredit('B', '1.00', '2026-03-17'),
      ],
      chargeDirect(['B', 'F102'], '12000.00', ['2026-03-05', '2026-03-13']),
      returnDirect(['B', 'F102'], '12000.00', '2026-03-16'),
      note('B', 'F102', ['AV1', '2026-01-20'], '2000.00'),
      ...[
        close('2026-01'),
        repay('2026-06-29'),
        payIn('V1', '46.09'),
        chargeFee('newDebtor', 'B', '2026-01-08'),
        seize('1.00', '2026-07-01'),
      ],
    ],
  }))
