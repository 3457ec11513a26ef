import type { PlaceSearch } from '../time/place'
import { validatePlace } from '../time/place'

export interface ScenariosSearch extends PlaceSearch {
  /** The scenario that is compared. */
  scenario?: string | undefined
  /** Whether one is being made; of what, when it is made of another. */
  make?: string | undefined
  /** The command whose form is open: its place in the list, or the address of the form of one more. */
  step?: string | number | undefined
}

const ID = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/

export function validateScenarios(search: Record<string, unknown>): ScenariosSearch {
  const id = (value: unknown) => (typeof value === 'string' && ID.test(value) ? value : undefined)
  const { step } = search
  return {
    ...validatePlace(search),
    scenario: id(search.scenario),
    make: id(search.make),
    step: isStep(step) ? step : undefined,
  }
}

const isStep = (step: unknown): step is string | number =>
  typeof step === 'string' ? step.length <= 1000 : Number.isInteger(step)
