/** Turns three answers into lines: what a figure is of, and the figure as it is, as it would be, and the difference. */

/** A figure of one side of a comparison. */
export interface Figures {
  /** What it is of, and which figure: the same on all three sides. */
  key: string
  of: string
  figure: string
  currency?: string | undefined
  value: string | null
  /** Where it stands in the answer, as a JSON Pointer; by it the API tells what is behind it. */
  cell?: string | undefined
  /** Whether it is a day or another text: nothing can be subtracted. */
  isText?: boolean | undefined
}

export interface Line {
  key: string
  of: string
  figure: string
  currency?: string | undefined
  base: string | null | undefined
  scenario: string | null | undefined
  difference: string | null | undefined
  /** Where the figure stands on each side. */
  cells: { base: string | undefined; scenario: string | undefined }
}

/** By list, as a JSON Pointer: where in the whole answer each of its rows stands. */
export type Places = Readonly<Record<string, readonly number[]>>

/** The figures by where they stand in the whole answer, of which only some rows are at hand. */
export function placedIn(figures: readonly Figures[], places: Places | undefined): readonly Figures[] {
  const lists = Object.entries(places ?? {})
  if (lists.length === 0) return figures
  return figures.map((figure) => ({ ...figure, cell: figure.cell && placed(figure.cell, lists) }))
}

function placed(cell: string, lists: readonly [string, readonly number[]][]): string {
  for (const [list, rows] of lists)
    if (cell.startsWith(`${list}/`)) {
      const [row = '', ...rest] = cell.slice(list.length + 1).split('/')
      return [list, rows[Number(row)], ...rest].join('/')
    }
  return cell
}

/** The lines in which something differs. The difference is the server's; nothing is subtracted here. */
export function linesOf(
  base: readonly Figures[],
  scenario: readonly Figures[],
  difference: readonly Figures[],
): Line[] {
  const [before, after] = [base, scenario].map((side) => new Map(side.map((each) => [each.key, each])))
  return difference
    .filter(({ value, isText }) => isText ?? (value === null || !/^-?0*(\.0*)?$/.test(value)))
    .map(({ key, of, figure, currency, value, isText }) => ({
      key,
      of,
      figure,
      currency,
      base: before?.get(key)?.value,
      scenario: after?.get(key)?.value,
      difference: isText ? undefined : value,
      cells: { base: before?.get(key)?.cell, scenario: after?.get(key)?.cell },
    }))
    .filter((line) => (line.difference ?? null) !== null || line.base !== line.scenario)
}

type Shown = string | number | boolean | null | undefined

/** The ways to a row's figures: `live`, or `live/monthly`. */
type PathOf<T> = {
  [K in keyof T & string]: NonNullable<T[K]> extends Shown
    ? K
    : NonNullable<T[K]> extends readonly unknown[]
      ? never
      : `${K}/${keyof NonNullable<T[K]> & string}`
}[keyof T & string]

/** Which figures of a row are compared, and what they are called. */
export type Columns<T> = Partial<Record<PathOf<T>, string>>

interface RowOf {
  /** What tells it from the other rows, on every side. */
  id: string
  of: string
  currency?: string | null | undefined
}

/** The figures of the rows of a list, which stands in the answer where `at` says. */
export function figuresOf<T extends object>(
  at: string,
  rows: readonly T[],
  columns: Columns<T>,
  told: (row: T) => RowOf,
  isText?: boolean,
): Figures[] {
  return rows.flatMap((row, index) => {
    const { id, of, currency } = told(row)
    return Object.entries<string | undefined>(columns).map(([path, figure = path]) => ({
      key: `${id}/${figure}`,
      of,
      figure,
      currency: (isText ? undefined : currency) ?? undefined,
      value: valueAt(row, path),
      cell: `${at}/${index}/${path}`,
      isText,
    }))
  })
}

function valueAt(row: object, path: string): string | null {
  let value: unknown = row
  for (const name of path.split('/')) value = (value as Record<string, unknown> | null | undefined)?.[name]
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return typeof value === 'string' || typeof value === 'number' ? String(value) : null
}
