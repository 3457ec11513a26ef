import { ask, headersOf } from '../api/read'
import type { Place, Schemas } from '../api/read'
import { addressOfCommand } from './command'
import type { Command } from './command'

type Stored = Schemas['CommandResult']

/** An event to come. */
export type EventToCome = Pick<Schemas['CommandResultEvent'], 'type' | 'data' | 'effectiveOn' | 'version'> & {
  /** What history will say; none of an event that it does not tell. */
  sentence?: string
  /** The stream, of an event elsewhere. */
  stream?: string
}

/** What a command would do. */
export interface Foretold<S = Record<string, unknown>> {
  stream: string
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

/** The version that was looked at: the one before the events to come. */
export function versionBefore(told: Foretold): number {
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
  return (await response.json()) as Foretold<S>
}

/** Stores a command: once, however often it is sent with the same key, and only on the version that was looked at. */
export async function commit(
  command: Command,
  id: string,
  body: unknown,
  sent: { key: string; version: number },
  place: Place,
): Promise<Stored & { replayed: boolean }> {
  const response = await ask(addressOfCommand(command, id), {
    method: 'POST',
    headers: {
      ...JSON_TYPE,
      ...headersOf(place),
      'Idempotency-Key': sent.key,
      'If-Match': `"${sent.version}"`,
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
