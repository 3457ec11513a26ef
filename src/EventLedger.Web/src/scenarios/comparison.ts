import type { Answer, Query, ScenarioRoute } from '../api/read'
import type { Figures, Line } from './lines'
import { linesOf } from './lines'

/** How a report is compared: what is asked, and which of its figures stand side by side. */
export interface Comparison<P extends ScenarioRoute> {
  route: P
  title: string
  note: string
  query: (day: string) => { [K in keyof Query<P>]?: Query<P>[K] }
  figures: (side: Answer<P>) => Figures[]
}

export const comparison = <P extends ScenarioRoute>(of: Comparison<P>) =>
  of as unknown as Comparison<ScenarioRoute>

/** A report as it is, as it would be, and what lies between. */
export interface Sides {
  base: Answer<ScenarioRoute>
  scenario: Answer<ScenarioRoute>
  difference: Answer<ScenarioRoute>
}

/** The figures of a report that differ. */
export function linesBetween(of: Comparison<ScenarioRoute>, { base, scenario, difference }: Sides): Line[] {
  return linesOf(of.figures(base), of.figures(scenario), of.figures(difference))
}
