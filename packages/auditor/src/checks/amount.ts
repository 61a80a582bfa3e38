import { Money } from '@quittance/domain/values'

/** As it is stored. */
export const amountOf = (money: Money): string => Money.encode(money).amount
