import type { Schemas } from '../api/read'
import { isDay } from '../time/dates'

/** A scenario that is being made: its commands as the API takes them, in their order. */
export interface ScenarioDraft {
  name: string
  steps: readonly Step[]
}

/** A command of a scenario, with its body. */
export interface Step {
  command: string
  id: string
  data: Readonly<Record<string, unknown>>
}

export const NOTHING: ScenarioDraft = { name: '', steps: [] }

/** The steps with one in its place; one more when the place is behind the last. */
export function placed(steps: readonly Step[], at: number, step: Step): Step[] {
  return at < steps.length ? steps.map((each, index) => (index === at ? step : each)) : [...steps, step]
}

/** The steps without one. */
export function without(steps: readonly Step[], at: number): Step[] {
  return steps.filter((_, index) => index !== at)
}

/** The steps with one earlier or later by one place; at an end it stays. */
export function moved(steps: readonly Step[], at: number, by: 1 | -1): Step[] {
  const to = at + by
  const [one, other] = [steps[at], steps[to]]
  if (!one || !other) return [...steps]
  return steps.map((each, index) => (index === at ? other : index === to ? one : each))
}

/** The latest of the days on which its commands say that they hold; none when they name none. */
export function latestOf(steps: readonly Step[]): string | undefined {
  return steps
    .flatMap(({ data }) => DAYS.map((name) => data[name]).filter(isDay))
    .sort()
    .at(-1)
}

const DAYS = [
  'givenOn',
  'withdrawnOn',
  'effectiveOn',
  'signedOn',
  'from',
  'paidOn',
  'issuedOn',
  'rescindedOn',
]

/** Another scenario, to be made otherwise. */
export function draftOf({ name, commands }: Schemas['ScenarioAnswer']): ScenarioDraft {
  return {
    name: `${name}, otherwise`,
    steps: commands.map(({ command, id, data }) => ({ command, id, data: (data ?? {}) as Step['data'] })),
  }
}

const nameOf = (ledger: string | undefined, make: string) =>
  `eventledger/${ledger ?? 'default'}/scenarios/${make}`

/** What was put together before in this tab. */
export function keptDraft(ledger: string | undefined, make: string): ScenarioDraft | undefined {
  try {
    const text = sessionStorage.getItem(nameOf(ledger, make))
    return text === null ? undefined : (JSON.parse(text) as ScenarioDraft)
  } catch {
    return undefined
  }
}

/** Keeps a draft over a reload; without one, forgets it. */
export function keepDraft(ledger: string | undefined, make: string, draft?: ScenarioDraft) {
  try {
    if (draft) sessionStorage.setItem(nameOf(ledger, make), JSON.stringify(draft))
    else sessionStorage.removeItem(nameOf(ledger, make))
  } catch {
    // A browser that keeps nothing still has the page itself.
  }
}
