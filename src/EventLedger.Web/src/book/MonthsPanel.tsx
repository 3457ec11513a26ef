import { SegmentedControl } from '@mantine/core'
import { useCallback, useState } from 'react'
import { useRead } from '../api/queries'
import type { Schemas } from '../api/read'
import Chart from '../components/Chart'
import type { Colours } from '../components/Chart'
import { Exports } from '../components/Exports'
import { Cell, cellOf } from '../components/Figure'
import { ShortMoney } from '../components/Money'
import { isZero } from '../components/money'
import { Panel } from '../components/Panel'
import { Swatch } from '../components/SplitBar'
import { addMonths, formatMonth, monthOf, today } from '../time/dates'
import { useMove, usePlace } from '../time/place'
import classes from './book.module.css'
import months from './months.module.css'
import { MOVES, seriesOption, waterfallOption } from './months'

const VIEWS = [
  { value: 'series', label: 'Run-rate' },
  { value: 'waterfall', label: 'What moved it' },
]

/** Twelve months around the day: run-rate at each month's end, and what moved it. */
export function MonthsPanel({ currency }: { currency: string | undefined }) {
  const place = usePlace()
  const asOf = place.asOf ?? today()
  const query = { from: monthOf(addMonths(asOf, -5)), to: monthOf(addMonths(asOf, 6)) }
  const [view, setView] = useState('series')
  const series = useRead({ route: '/v1/reports/run-rate/series', query })
  const waterfall = useRead({ route: '/v1/reports/run-rate/waterfall', query: { ...query, top: 1 } })
  const both = {
    data: series.data && waterfall.data && { series: series.data, waterfall: waterfall.data },
    error: series.error ?? waterfall.error,
    isPlaceholderData: series.isPlaceholderData || waterfall.isPlaceholderData,
    isFetching: series.isFetching || waterfall.isFetching,
  }
  return (
    <Panel
      title={currency ? `Month by month, in ${currency}` : 'Month by month'}
      note={
        view === 'series'
          ? 'Run-rate on the last day of each month, by what is known. The dashed line is the month of the day.'
          : 'What came to live run-rate and what left it; opening and all movements make the closing, exactly.'
      }
      aside={
        <div className={classes.asides}>
          <SegmentedControl size="xs" data={VIEWS} value={view} onChange={setView} aria-label="Picture" />
          {view === 'series' ? (
            <Exports
              question={{ route: '/v1/reports/run-rate/series', query }}
              name="run-rate-by-month"
              token={series.data?.token}
            />
          ) : (
            <Exports
              question={{ route: '/v1/reports/run-rate/waterfall', query }}
              name="run-rate-waterfall"
              token={waterfall.data?.token}
            />
          )}
        </div>
      }
      answer={both}
      height={660}
    >
      {(data) => (
        <Months
          series={placed(data.series.rows, currency)}
          waterfall={placed(data.waterfall.rows, currency)}
          tokens={{ series: data.series.token, waterfall: data.waterfall.token }}
          view={view}
          asOf={asOf}
        />
      )}
    </Panel>
  )
}

/** A row and its place in the answer, by which its figures open. */
interface Placed<T> {
  at: string
  row: T
}

const placed = <T extends { currency: string }>(rows: readonly T[], currency: string | undefined) =>
  [...rows.entries()]
    .filter(([, row]) => row.currency === currency)
    .map(([index, row]): Placed<T> => ({ at: `/rows/${index}`, row }))

interface MonthsProps {
  series: readonly Placed<Schemas['RunRateSeriesRow']>[]
  waterfall: readonly Placed<Schemas['WaterfallRow']>[]
  tokens: { series: string | undefined; waterfall: string | undefined }
  view: string
  asOf: string
}

function Months({ series, waterfall, tokens, view, asOf }: MonthsProps) {
  const move = useMove()
  const option = useCallback(
    (colours: Colours) =>
      view === 'series'
        ? seriesOption(
            series.map(({ row }) => row),
            asOf,
            colours,
          )
        : waterfallOption(
            waterfall.map(({ row }) => row),
            colours,
          ),
    [view, series, waterfall, asOf],
  )
  const pick = (index: number) => {
    const month = waterfall[index]
    if (month && tokens.waterfall) move({ behind: cellOf(tokens.waterfall, `${month.at}/closing`) })
  }
  if (series.length === 0) return <p className={classes.more}>Nothing is in force in these months.</p>
  return (
    <>
      {view === 'series' && (
        <p className={months.key}>
          <Swatch part="earned" /> Live <Swatch part="firm" /> Signed, to start <Swatch part="announced" />{' '}
          Only announced
        </p>
      )}
      <Chart
        key={view}
        height={240}
        label={
          view === 'series' ? 'Run-rate by month, as in the table' : 'Movements by month, as in the table'
        }
        option={option}
        onPick={pick}
      />
      <MonthTable series={series} waterfall={waterfall} tokens={tokens} />
    </>
  )
}

/** On a phone each month is a card of what moved; one in which nothing did opens as it closes. */
function MonthTable({ series, waterfall, tokens }: Pick<MonthsProps, 'series' | 'waterfall' | 'tokens'>) {
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label="Months as a table">
      <table className={`${classes.table} ${months.table}`}>
        <thead>
          <tr>
            <th scope="col">Month</th>
            <th scope="col" className={classes.number}>
              Opening
            </th>
            {MOVES.map(({ kind, label }) => (
              <th scope="col" key={kind} className={classes.number}>
                {label}
              </th>
            ))}
            <th scope="col" className={classes.number}>
              Closing
            </th>
            <th scope="col" className={classes.number}>
              Contracted
            </th>
            <th scope="col" className={`${classes.number} ${classes.last}`}>
              Announced
            </th>
          </tr>
        </thead>
        <tbody>
          {waterfall.map(({ at, row }) => {
            const month = formatMonth(row.month)
            const end = series.find((each) => each.row.month === row.month)
            const ends = (figure: 'contracted' | 'announced') =>
              end && (
                <Cell
                  token={tokens.series}
                  at={`${end.at}/${figure}`}
                  label={`${figure} in ${month}`}
                  nothing={isZero(end.row[figure])}
                >
                  <ShortMoney brief amount={end.row[figure]} />
                </Cell>
              )
            const stands = MOVES.every(({ kind }) => isZero(row[kind]))
            return (
              <tr key={row.month}>
                <th scope="row">{month}</th>
                <td className={classes.number} data-label="Opening" data-nothing={stands || undefined}>
                  <Cell
                    token={tokens.waterfall}
                    at={`${at}/opening`}
                    label={`opening of ${month}`}
                    nothing={isZero(row.opening)}
                  >
                    <ShortMoney brief amount={row.opening} />
                  </Cell>
                </td>
                {MOVES.map(({ kind, label, up }) => (
                  <td
                    key={kind}
                    className={classes.number}
                    data-label={label}
                    data-nothing={isZero(row[kind]) || undefined}
                  >
                    <Cell
                      token={tokens.waterfall}
                      at={`${at}/${kind}`}
                      label={`${label} in ${month}`}
                      nothing={isZero(row[kind])}
                    >
                      {!isZero(row[kind]) && (up ? '+' : '\u2212')}
                      <ShortMoney brief amount={row[kind]} />
                    </Cell>
                  </td>
                ))}
                <td className={`${classes.number} ${months.closing}`} data-label="Closing">
                  <Cell
                    token={tokens.waterfall}
                    at={`${at}/closing`}
                    label={`closing of ${month}`}
                    nothing={isZero(row.closing)}
                  >
                    <ShortMoney brief amount={row.closing} />
                  </Cell>
                </td>
                <td className={classes.number} data-label="Contracted">
                  {ends('contracted')}
                </td>
                <td className={`${classes.number} ${classes.last}`} data-label="Announced">
                  {ends('announced')}
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
