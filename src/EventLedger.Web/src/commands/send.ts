import { ask, headersOf } from '../api/read'
import type { Place, Schemas } from '../api/read'
import { addressOfCommand } from './command'
import type { Command } from './command'

/** What was stored; of what has an id of its own, with that. */
export type Stored = Schemas['CommandResult'] & { id?: string }

/** An event to come. */
export type EventToCome = Pick<Schemas['CommandResultEvent'], 'type' | 'data' | 'effectiveOn' | 'version'> & {
  /** What history will say; none of an event that it does not tell. */
  sentence?: string
  /** The stream, of an event elsewhere. */
  stream?: string
}

/** What a command would do. */
export interface Foretold<S = Record<string, unknown>> {
  /** The stream; none of what gets its id only when it is stored. */
  stream?: string
  /** The version after it. */
  version: number
  events: EventToCome[]
  /** The read of the thing after it; null when nothing is known of it as of the day. */
  state: S | null
  /** The documents of a signed contract after it. */
  billing?: Schemas['BillingHistory']
}

/** A contract and its documents as they stand before a command, as of the day that it is looked at. */
export interface Before {
  contract?: Schemas['ContractAnswer'] | undefined
  billing?: Schemas['BillingHistory'] | undefined
}

/** The version that was looked at: the one before the events to come; none where there is no stream yet. */
export function versionBefore(told: Foretold): number | undefined {
  if (told.stream === undefined) return undefined
  return told.version - told.events.filter((each) => each.stream === undefined).length
}

const JSON_TYPE = { 'Content-Type': 'application/json', Accept: 'application/json' }

/** What a command would do, seen as of a day; nothing is stored. */
export async function foretell<S = Record<string, unknown>>(
  command: Command,
  id: string,
  body: unknown,
  place: Place,
  signal?: AbortSignal,
): Promise<Foretold<S>> {
  const day = place.asOf ? `&asOf=${place.asOf}` : ''
  const response = await ask(`${addressOfCommand(command, id)}?dryRun=true${day}`, {
    method: 'POST',
    headers: { ...JSON_TYPE, ...headersOf(place) },
    body: JSON.stringify(body),
    ...(signal && { signal }),
  })
  const told = (await response.json()) as Foretold<S> | S
  return 'events' in (told as object) ? (told as Foretold<S>) : { version: 0, events: [], state: told as S }
}

/**
 * Stores a command: once, however often it is sent with the same key, and only on the version that was looked at.
 * Where there is no stream yet there is no version either.
 */
export async function commit(
  command: Command,
  id: string,
  body: unknown,
  sent: { key: string; version: number | undefined },
  place: Place,
): Promise<Stored & { replayed: boolean }> {
  const response = await ask(addressOfCommand(command, id), {
    method: 'POST',
    headers: {
      ...JSON_TYPE,
      ...headersOf(place),
      'Idempotency-Key': sent.key,
      ...(sent.version !== undefined && { 'If-Match': `"${sent.version}"` }),
    },
    body: JSON.stringify(body),
  })
  const stored = (await response.json()) as Stored
  return { ...stored, replayed: response.headers.get('Idempotent-Replay') === 'true' }
}

/** A key that nobody else has; browsers give crypto.randomUUID only to pages over HTTPS. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return `form-${Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')}`
}
