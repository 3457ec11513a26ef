import { connection } from './connection'
import { Problem } from './problem'
import type { components, paths } from './schema'
import { tellTabs } from './tabs'

export type Schemas = components['schemas']

/** Where on the two axes of time, and in which ledger, everything on a page is read. */
export interface Place {
  ledger?: string | undefined
  asOf?: string | undefined
  knownAt?: string | undefined
}

type Json<T> = T extends { get: { responses: { 200: { content: { 'application/json': infer A } } } } }
  ? A
  : never

/** A route of the API that answers JSON. */
export type Route = { [P in keyof paths]: Json<paths[P]> extends never ? never : P }[keyof paths]

/** What a route answers, asked of the ledger as it is: neither with a scenario nor beside an earlier knowledge. */
export type Answer<P extends Route> = Exclude<Json<paths[P]>, { difference: unknown }>

/** What a report answers when it is asked with a scenario: itself three times. */
export type Compared<P extends Route> = Extract<Json<paths[P]>, { scenarioId: string }>

/** A route that can be asked with a scenario. */
export type ScenarioRoute = { [P in Route]: Compared<P> extends never ? never : P }[Route]

type Asked<P extends Route> = paths[P] extends { get: { parameters: { query?: infer Q } } } ? Q : never

/** What a route may be asked beside the place. */
export type Query<P extends Route> = Omit<NonNullable<Asked<P>>, 'asOf' | 'knownAt'>

/** What stands in a route's path. */
export type Path<P extends Route> = paths[P] extends { get: { parameters: { path: infer X } } }
  ? X
  : undefined

/** A question to the API; everything that the answer depends on. */
export interface Question<P extends Route> {
  route: P
  path?: Path<P> | undefined
  query?: { [K in keyof Query<P>]?: Query<P>[K] | undefined } | undefined
  /** Parts of the place that this route does not take, such as both axes for the ledgers. */
  timeless?: boolean | undefined
}

/** The address of a question, as the API wants it. */
export function addressOf<P extends Route>(question: Question<P>, place: Place): string {
  const values = (question.path ?? {}) as Record<string, string>
  const path = question.route.replace(/\{(\w+)\}/g, (_, name: string) =>
    encodeURIComponent(values[name] ?? ''),
  )
  const query = new URLSearchParams()
  const time = question.timeless ? {} : { asOf: place.asOf, knownAt: place.knownAt }
  for (const [name, value] of Object.entries<string | number | boolean | undefined>({
    ...time,
    ...question.query,
  }))
    if (value !== undefined && value !== '') query.set(name, String(value))
  const asked = query.toString()
  return asked ? `${path}?${asked}` : path
}

export function headersOf(place: Place): Record<string, string> {
  return place.ledger ? { 'X-Ledger': place.ledger } : {}
}

/** Asks; throws a Problem when the API refuses, when it is broken, and when nobody answers. */
export async function read<P extends Route>(
  question: Question<P>,
  place: Place,
  signal?: AbortSignal,
): Promise<Answer<P>> {
  const response = await ask(addressOf(question, place), {
    headers: { Accept: 'application/json', ...headersOf(place) },
    ...(signal && { signal }),
  })
  return (await response.json()) as Answer<P>
}

/** A fetch that knows problem documents, and tells whether the server can be reached. */
export async function ask(address: string, init: RequestInit): Promise<Response> {
  let response: Response
  try {
    response = await fetch(address, init)
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    connection.lost()
    throw Problem.unreachable()
  }
  if (response.status === 502 || response.status === 504) {
    connection.lost()
    throw Problem.unreachable()
  }
  connection.found()
  if (response.ok) {
    if (stores(address, init)) tellTabs()
    return response
  }
  throw await Problem.of(response)
}

/** Whether a request that was answered well has stored something. */
const stores = (address: string, { method = 'GET' }: RequestInit) =>
  method !== 'GET' && !address.includes('dryRun=true')
