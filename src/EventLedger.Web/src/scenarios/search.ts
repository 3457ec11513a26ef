import type { PlaceSearch } from '../time/place'
import { validatePlace } from '../time/place'

export interface ScenariosSearch extends PlaceSearch {
  /** The scenario that is compared. */
  scenario?: string | undefined
  /** Whether one is being made; of what, when it is made of another. */
  make?: string | undefined
}

const ID = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/

export function validateScenarios(search: Record<string, unknown>): ScenariosSearch {
  const id = (value: unknown) => (typeof value === 'string' && ID.test(value) ? value : undefined)
  return { ...validatePlace(search), scenario: id(search.scenario), make: id(search.make) }
}
