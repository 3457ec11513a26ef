import { Problem } from '../api/problem'
import type { Place, Schemas, ScenarioRoute } from '../api/read'
import { addressOf, ask, headersOf } from '../api/read'
import { today } from '../time/dates'
import { TOP } from './comparison'
import type { Comparison, Sides } from './comparison'
import type { ScenarioDraft } from './draft'
import { COMMITMENTS, RUN_RATE } from './reports'

/** What a scenario would make of the reports that people ask about first. */
export type Rehearsed = readonly { of: Comparison<ScenarioRoute>; sides: Sides }[]

const FIRST = [RUN_RATE, COMMITMENTS]
const JSON_TYPE = { 'Content-Type': 'application/json', Accept: 'application/json' }

/** Keeps a scenario for a day. */
export async function make(draft: ScenarioDraft, place: Place): Promise<Schemas['ScenarioAnswer']> {
  const response = await ask('/v1/scenarios', {
    method: 'POST',
    headers: { ...JSON_TYPE, ...headersOf(place) },
    body: JSON.stringify({ name: draft.name.trim(), commands: draft.steps }),
  })
  return (await response.json()) as Schemas['ScenarioAnswer']
}

/** Makes a scenario, asks about it, and forgets it: what it would move, or the problem of the step that is refused. */
export async function rehearse(draft: ScenarioDraft, place: Place): Promise<Rehearsed> {
  const { id } = await make({ ...draft, name: draft.name.trim() || 'A preview' }, place)
  try {
    return await Promise.all(FIRST.map(async (of) => ({ of, sides: await sidesOf(of, id, place) })))
  } finally {
    void ask(`/v1/scenarios/${id}`, { method: 'DELETE', headers: headersOf(place) }).catch(() => undefined)
  }
}

async function sidesOf(of: Comparison<ScenarioRoute>, scenario: string, place: Place): Promise<Sides> {
  const query = { ...of.query(place.asOf ?? today()), scenario, top: TOP }
  const question = { route: of.route, query }
  const response = await ask(addressOf(question, place), {
    headers: { Accept: 'application/json', ...headersOf(place) },
  })
  return (await response.json()) as Sides
}

/** Which step a problem is about, and the problem that its command alone would have had. */
export function refusalOf(problem: Problem): { at: number; problem: Problem } | undefined {
  const { index, refusal } = problem.facts as { index?: number; refusal?: Partial<Problem> }
  if (problem.code === 'scenario-refused' && index !== undefined && refusal)
    return {
      at: index,
      problem: new Problem(
        refusal.status ?? 422,
        refusal.code ?? 'unknown',
        refusal.title ?? problem.title,
        refusal.detail ?? problem.detail,
        withoutData(refusal.errors ?? {}),
        { ...refusal },
      ),
    }
  const first = Object.keys(problem.errors).map((path) => Number(IN_STEP.exec(path)?.[1] ?? NaN))
  const at = first.find((each) => !Number.isNaN(each))
  if (at === undefined) return undefined
  const errors = Object.entries(problem.errors)
    .filter(([path]) => path.startsWith(`$.commands[${at}]`))
    .map(([path, why]) => [path.replace(IN_STEP, '$'), why])
  const { status, code, title, detail } = problem
  return {
    at,
    problem: new Problem(
      status,
      code,
      title,
      detail,
      withoutData(Object.fromEntries(errors) as Problem['errors']),
    ),
  }
}

/** `$.data.givenOn` as `$.givenOn`: where the command alone would have it. */
function withoutData(errors: Problem['errors']): Problem['errors'] {
  return Object.fromEntries(
    Object.entries(errors).map(([path, why]) => [path.replace(/^\$\.data\b/, '$'), why]),
  )
}

const IN_STEP = /^\$\.commands\[(\d+)\]/
