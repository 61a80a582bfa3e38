/** A house's file: its account numbers and what else only it knows; a file that does not fit is refused by name. */
import { AnnualDate, exactPart } from '@quittance/domain/values'
import { explain } from '@quittance/ledger'
import { type Chart, type House, houseOf } from '@quittance/projections'
import { either as E } from 'fp-ts'
import * as t from 'io-ts'

const HouseFile = exactPart(
  {
    siren: t.string,
    closes: AnnualDate,
    /** By the code of the neutral chart: all of them, or none. */
    accounts: t.record(t.string, t.strict({ number: t.string, label: t.string }, 'HouseAccount')),
    names: t.record(t.string, t.string),
  },
  'HouseFile',
)

/** In a sentence, what is missing or does not fit. */
export const readHouse = (chart: Chart, json: string): E.Either<string, House> => {
  let parsed: unknown
  try {
    parsed = JSON.parse(json)
  } catch {
    return E.left('HouseUnreadable: it is not JSON.')
  }
  const read = HouseFile.decode(parsed)
  if (E.isLeft(read)) return E.left(`HouseUnreadable: ${explain(read.left)}.`)
  const why = unfit(chart, read.right)
  return why === undefined ? E.right(houseOf(chart, read.right)) : E.left(why)
}

const unfit = (
  chart: Chart,
  { siren, accounts = {}, names = {} }: t.TypeOf<typeof HouseFile>,
): string | undefined => {
  if (siren !== undefined && !/^\d{9}$/.test(siren)) {
    return `SirenUnfit: ${siren} is no SIREN, which has nine digits.`
  }
  const nameless = Object.keys(names).find((party) => isBlank(names[party]))
  if (nameless !== undefined) {
    return `NameMissing: ${nameless} has a name of nothing: leave it out, and its identity stands there.`
  }
  if (Object.keys(accounts).length === 0) return undefined
  const missing = Object.keys(chart)
    .filter((code) => !Object.hasOwn(accounts, code))
    .toSorted()
  if (missing.length > 0) {
    return `AccountUnmapped: it has no account for ${missing.join(', ')}: map all of the chart, or none.`
  }
  const labels = new Map<string, string>()
  for (const [code, { number, label }] of Object.entries(accounts)) {
    if (!Object.hasOwn(chart, code)) return `AccountUnknown: the chart has no ${code}.`
    if (!/^\d{3}\w*$/.test(number)) {
      return `AccountNumberUnfit: ${number}, for ${code}, does not begin with three digits of the French chart.`
    }
    if (isBlank(label)) return `AccountLabelMissing: ${number}, for ${code}, has no label.`
    const before = labels.get(number) ?? label
    if (before !== label) {
      return `AccountLabelsDiffer: ${number} is called ${before} and ${label}: an account has one name.`
    }
    labels.set(number, label)
  }
  return undefined
}

/** Nothing that would be seen in a file. */
const isBlank = (text = ''): boolean => /^[|\p{Cc}\p{Z}]*$/u.test(text)
