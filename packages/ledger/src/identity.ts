/** Names that follow from what they name, so that what is written again is known again. */
import { derived } from '@quittance/domain/values'

/**
 * Of a command and of what it wrote: the same bytes again are the same event, and other bytes never
 * are, so that no store takes them for it.
 */
export const eventId = (commandId: string, hash: string): string => derived(commandId, hash)

/** Of a command whose caller gave it no name: its canonical JSON is its name. */
export const commandIdOf = (canonicalJson: string): string => derived(canonicalJson)

/**
 * Of a reaction: what caused it, which policy, to which stream; `key` tells apart two commands of
 * one policy to one stream. Two processes that react to the same event give the same name.
 */
export const reactionId = (causeId: string, policy: string, stream: string, key: string): string =>
  derived(causeId, policy, stream, key)
