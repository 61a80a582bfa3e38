/** Anything the domain says, as stored data: money and rates as their codecs write them. */
import { Money, Rate } from '@quittance/domain/values'
import type { Json } from '@quittance/event-store'
import * as t from 'io-ts'

export const asJson = (value: unknown): Json => {
  if (value === null || typeof value === 'boolean' || typeof value === 'string') return value
  if (typeof value === 'number') return value
  if (typeof value === 'bigint') return String(value)
  if (Money.is(value)) return Money.encode(value)
  if (Rate.is(value)) return Rate.encode(value)
  if (Array.isArray(value)) return value.map(asJson)
  return t.UnknownRecord.is(value) ? fieldsAsJson(value) : null
}

/** Fields that have no value are left out. */
export const fieldsAsJson = (fields: object): { readonly [field: string]: Json } =>
  Object.fromEntries(
    Object.entries(fields).flatMap(([key, value]) =>
      value === undefined ? [] : [[key, asJson(value)]],
    ),
  )
