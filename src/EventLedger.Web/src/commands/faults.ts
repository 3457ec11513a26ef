import type { Problem } from '../api/problem'
import { formatMoney } from '../components/money'
import { formatDay, isDay } from '../time/dates'
import type { Command, Remedy } from './command'
import type { Values } from './fields'

/** What is wrong with a field, and what would put it right. */
export interface Fault {
  says: string
  fix?: { label: string; value: string | boolean }
}

export type Faults = Readonly<Record<string, readonly Fault[]>>

/** What is wrong, by the path of the field that it concerns; the empty path is the whole form. */
export function faultsOf(problem: Problem, command: Command, values: Values): Faults {
  if (problem.code === 'unreachable') return {}
  if (Object.keys(problem.errors).length > 0)
    return Object.fromEntries(
      Object.entries(problem.errors).map(([path, why]) => [pathOf(path), why.map((says) => ({ says }))]),
    )
  if (problem.code === 'not-found') return { id: [{ says: problem.detail }] }
  const remedy = remedyOf(problem, command, values)
  return { [remedy?.field ?? '']: [{ says: problem.detail, ...fixOf(problem, remedy) }] }
}

function remedyOf(problem: Problem, { remedies }: Command, values: Values): Remedy | undefined {
  const { code, facts } = problem
  const rule = typeof facts.rule === 'string' ? within(facts.rule) : ''
  if (code === CONTRADICTS && String(facts.version) === values.version)
    return madeByTheRules(facts) ?? remedies[rule] ?? remedies[code]
  return remedies[code] ?? namedIn(problem, values)
}

const CONTRADICTS = 'correction-contradicts'

/** The refusal of a correction because a rule would have refused what the event says now. */
export function within(rule: string): string {
  return `${CONTRADICTS}/${rule}`
}

/** The field in which the rules make something else of the event than it says, and what. */
function madeByTheRules(facts: Problem['facts']): Remedy | undefined {
  const { field, byTheRules } = (facts.difference ?? {}) as { field?: string; byTheRules?: string | null }
  return field ? { field: `replacement.${field}`, ...(byTheRules && { value: byTheRules }) } : undefined
}

/** `$.fees[0].monthlyFee` as `fees[0].monthlyFee`; the body itself as the whole form. */
function pathOf(path: string): string {
  return path.replace(/^\$\.?/, '')
}

/** The field that holds what the refusal says is unknown. */
function namedIn({ facts }: Problem, values: Values): Remedy | undefined {
  const unknown = facts.partyId ?? facts.facilityId
  const find = (value: unknown, path: string): string | undefined => {
    if (value === unknown) return path
    if (typeof value !== 'object' || value === null) return undefined
    for (const [name, inner] of Object.entries(value)) {
      const here = Array.isArray(value) ? `${path}[${name}]` : path ? `${path}.${name}` : name
      const found = find(inner, here)
      if (found !== undefined) return found
    }
    return undefined
  }
  const field = typeof unknown === 'string' ? find(values, '') : undefined
  return field === undefined ? undefined : { field }
}

function fixOf({ facts }: Problem, remedy: Remedy | undefined): Pick<Fault, 'fix'> {
  const value = remedy?.value ?? (remedy?.fact ? facts[remedy.fact] : undefined)
  if (typeof value !== 'string' && typeof value !== 'boolean') return {}
  const shown = isDay(value)
    ? formatDay(value)
    : isAmount(value)
      ? formatMoney(value)
      : String(value).toLowerCase()
  return { fix: { label: remedy?.label ?? `Use ${shown}`, value } }
}

const isAmount = (value: string | boolean): value is string =>
  typeof value === 'string' && /^\d+(\.\d+)?$/.test(value)
