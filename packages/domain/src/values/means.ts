/** How money comes; each means has its own days of float. */
import * as t from 'io-ts'

export const MeansOfPayment = t.keyof({ transfer: null, cheque: null }, 'MeansOfPayment')
export type MeansOfPayment = t.TypeOf<typeof MeansOfPayment>
