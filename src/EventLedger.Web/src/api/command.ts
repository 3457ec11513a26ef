import type { Place } from './read'
import { ask, headersOf } from './read'

/** A command that can be tried first: where it is sent and what it says. */
export interface Draft {
  path: string
  body: object
}

/** A new idempotency key; also where the page is served without TLS, where browsers make no UUIDs. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
}

/** What would happen; nothing is stored. */
export async function tryOut<T>(draft: Draft, place: Place): Promise<T> {
  return post<T>(`${draft.path}?dryRun=true`, draft.body, headersOf(place))
}

/** Does it, once: the same key and body answer the first result again. */
export async function commit<T>(draft: Draft, place: Place, key: string): Promise<T> {
  return post<T>(draft.path, draft.body, { ...headersOf(place), 'Idempotency-Key': key })
}

async function post<T>(path: string, body: unknown, headers: Record<string, string>): Promise<T> {
  const response = await ask(path, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'application/json', ...headers },
    body: JSON.stringify(body),
  })
  return (await response.json()) as T
}
