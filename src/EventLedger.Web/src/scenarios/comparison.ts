import type { Answer, Query, ScenarioRoute, Schemas } from '../api/read'
import type { Figures, Line } from './lines'
import { linesOf, placedIn } from './lines'

/** How a report is compared: what is asked, and which of its figures stand side by side. */
export interface Comparison<P extends ScenarioRoute> {
  route: P
  title: string
  note: string
  query: (day: string) => { [K in keyof Query<P>]?: Query<P>[K] }
  figures: (side: Answer<P>) => Figures[]
}

/** How many rows of a list are compared: those in which most differs. The files have all. */
export const TOP = 100

export const comparison = <P extends ScenarioRoute>(of: Comparison<P>) =>
  of as unknown as Comparison<ScenarioRoute>

/** A report as it is, as it would be, and what lies between. */
export interface Sides {
  base: Answer<ScenarioRoute>
  scenario: Answer<ScenarioRoute>
  difference: Answer<ScenarioRoute>
  /** Where the rows that are compared stand in the whole answers. */
  largest?: Schemas['LargestShown'] | null
}

/** The figures of a report that differ. */
export function linesBetween(
  of: Comparison<ScenarioRoute>,
  { base, scenario, difference, largest }: Sides,
): Line[] {
  const { before, after } = largest ?? {}
  return linesOf(
    placedIn(of.figures(base), before),
    placedIn(of.figures(scenario), after),
    of.figures(difference),
  )
}
