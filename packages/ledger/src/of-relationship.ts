/** What is told of a relationship waits for nothing of its contract's, and outlives it. */
import { Relationship } from '@quittance/domain'

import type { AnyCommand } from './language.ts'

const types: ReadonlySet<string> = new Set(Relationship.Command.types.map(({ name }) => name))

export const isOfRelationship = (command: AnyCommand): command is Relationship.Command =>
  types.has(command.type)
