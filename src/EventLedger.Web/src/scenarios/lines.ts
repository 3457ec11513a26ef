/** Turns three answers into lines: what a figure is of, and the figure as it is, as it would be, and the difference. */

export interface Figures {
  /** What it is of, and which figure: the same on all three sides. */
  key: string
  of: string
  figure: string
  currency?: string | undefined
  value: string | null
}

export interface Line {
  key: string
  of: string
  figure: string
  currency?: string | undefined
  base: string | null | undefined
  scenario: string | null | undefined
  difference: string | null | undefined
}

/** The lines in which something differs. The difference is the server's; nothing is subtracted here. */
export function linesOf(
  base: readonly Figures[],
  scenario: readonly Figures[],
  difference: readonly Figures[],
): Line[] {
  const [before, after] = [base, scenario].map((side) => new Map(side.map((each) => [each.key, each])))
  return difference
    .filter(({ value }) => value === null || !/^-?0*(\.0*)?$/.test(value))
    .map(({ key, of, figure, currency, value }) => ({
      key,
      of,
      figure,
      currency,
      base: before?.get(key)?.value,
      scenario: after?.get(key)?.value,
      difference: value,
    }))
    .filter((line) => line.difference !== null || line.base !== line.scenario)
}

/** The figures of one row: `money({ of, currency }, [['Live', row.live], …])`. */
export function figuresOf(
  row: { id: string; of: string; currency?: string | null | undefined },
  values: readonly (readonly [string, string | number | null | undefined])[],
): Figures[] {
  return values.map(([figure, value]) => ({
    key: `${row.id}/${figure}`,
    of: row.of,
    figure,
    currency: row.currency ?? undefined,
    value: value === null || value === undefined ? null : String(value),
  }))
}
