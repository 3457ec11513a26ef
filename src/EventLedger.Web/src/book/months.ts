import type { EChartsCoreOption } from 'echarts/core'
import type { Schemas } from '../api/read'
import type { Colours } from '../components/Chart'
import { formatMoney, pixels } from '../components/money'
import { frame, tooltip } from '../components/monthChart'
import { monthOf } from '../time/dates'

type SeriesRow = Schemas['RunRateSeriesRow']
type WaterfallRow = Schemas['WaterfallRow']

/** Run-rate on the last day of each month: live, and what lies above it. */
export function seriesOption(rows: readonly SeriesRow[], asOf: string, colours: Colours): EChartsCoreOption {
  const months = rows.map((row) => row.month)
  const bar = (name: string, values: number[], style: object) => ({
    name,
    type: 'bar',
    stack: 'rate',
    barMaxWidth: 44,
    // A bar of no height would still have an edge.
    data: values.map((value) => (value === 0 ? '-' : value)),
    itemStyle: style,
    emphasis: { disabled: true },
  })
  const above = (of: (row: SeriesRow) => string | null, below: (row: SeriesRow) => string | null) =>
    rows.map((row) => pixels(of(row)) - pixels(below(row)))
  const here = months.indexOf(monthOf(asOf))
  return {
    ...frame(months, colours),
    tooltip: tooltip(
      colours,
      (index) => {
        const row = rows[index]
        return row
          ? [
              ['Announced', formatMoney(row.announced ?? '0')],
              ['Contracted', formatMoney(row.contracted ?? '0')],
              ['Live', formatMoney(row.live ?? '0')],
            ]
          : []
      },
      months,
    ),
    series: [
      {
        ...bar(
          'live',
          rows.map((row) => pixels(row.live)),
          { color: colours.of('earned') },
        ),
        ...(here >= 0 && {
          markLine: {
            symbol: 'none',
            silent: true,
            lineStyle: { color: colours.of('accent'), width: 1.5, type: 'dashed' },
            label: { show: false },
            data: [{ xAxis: here }],
          },
        }),
      },
      bar(
        'contracted',
        above(
          (row) => row.contracted,
          (row) => row.live,
        ),
        { color: colours.of('firm') },
      ),
      bar(
        'announced',
        above(
          (row) => row.announced,
          (row) => row.contracted,
        ),
        {
          color: `${colours.of('announced')}22`,
          borderColor: colours.of('announced'),
          borderType: 'dashed',
          borderWidth: 1,
        },
      ),
    ],
  }
}

export const MOVES = [
  { kind: 'new', label: 'New', up: true },
  { kind: 'expansion', label: 'Expansion', up: true },
  { kind: 'reactivation', label: 'Reactivation', up: true },
  { kind: 'contraction', label: 'Contraction', up: false },
  { kind: 'churn', label: 'Churn', up: false },
] as const

/** How live run-rate went from month to month: what came above the line, what went below it. */
export function waterfallOption(rows: readonly WaterfallRow[], colours: Colours): EChartsCoreOption {
  const months = rows.map((row) => row.month)
  const tones = ['earned', 'firm', 'accent', 'cancellable', 'forgone'] as const
  return {
    ...frame(months, colours),
    tooltip: tooltip(
      colours,
      (index) => {
        const row = rows[index]
        if (!row) return []
        return [
          ['Opening', formatMoney(row.opening ?? '0')],
          ...MOVES.map(({ kind, label, up }): [string, string] => [
            label,
            (up ? '' : '\u2212') + formatMoney(row[kind] ?? '0'),
          ]),
          ['Closing', formatMoney(row.closing ?? '0')],
        ]
      },
      months,
    ),
    series: MOVES.map(({ kind, up }, index) => ({
      name: kind,
      type: 'bar',
      stack: 'moves',
      barMaxWidth: 44,
      data: rows.map((row) => (up ? pixels(row[kind]) : -pixels(row[kind]))),
      itemStyle: { color: colours.of(tones[index] ?? 'accent') },
      emphasis: { disabled: true },
    })),
  }
}
