/** Whether two facts are one: what is told twice is told once. */
import { fromJS, is } from 'immutable'

/** The same values under the same names, however deep and in whatever order the names stand. */
export const isAlike = (one: object, other: object): boolean => is(fromJS(one), fromJS(other))
