import { SegmentedControl } from '@mantine/core'
import { useCallback, useState } from 'react'
import { useRead } from '../api/queries'
import type { Schemas } from '../api/read'
import Chart from '../components/Chart'
import type { Colours } from '../components/Chart'
import { Exports } from '../components/Exports'
import { Figure } from '../components/Figure'
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
export default function MonthsPanel({ currency }: { currency: string | undefined }) {
  const place = usePlace()
  const asOf = place.asOf ?? today()
  const query = { from: monthOf(addMonths(asOf, -5)), to: monthOf(addMonths(asOf, 6)) }
  const [view, setView] = useState('series')
  const series = useRead({ route: '/v1/reports/run-rate/series', query })
  const waterfall = useRead({ route: '/v1/reports/run-rate/waterfall', query: { ...query, top: 1 } })
  const both = {
    data: series.data && waterfall.data && { series: series.data.rows, waterfall: waterfall.data.rows },
    error: series.error ?? waterfall.error,
    isPlaceholderData: series.isPlaceholderData || waterfall.isPlaceholderData,
    isFetching: series.isFetching || waterfall.isFetching,
  }
  return (
    <Panel
      title="Month by month"
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
          series={data.series.filter((row) => row.currency === currency)}
          waterfall={data.waterfall.filter((row) => row.currency === currency)}
          view={view}
          asOf={asOf}
          currency={currency}
        />
      )}
    </Panel>
  )
}

interface MonthsProps {
  series: readonly Schemas['RunRateSeriesRow'][]
  waterfall: readonly Schemas['WaterfallRow'][]
  view: string
  asOf: string
  currency: string | undefined
}

function Months({ series, waterfall, view, asOf, currency }: MonthsProps) {
  const move = useMove()
  const option = useCallback(
    (colours: Colours) =>
      view === 'series' ? seriesOption(series, asOf, colours) : waterfallOption(waterfall, colours),
    [view, series, waterfall, asOf],
  )
  const pick = (index: number) => {
    const month = waterfall[index]?.month
    if (month && currency) move({ behind: `waterfall/${month}/${currency}` })
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
      <MonthTable series={series} waterfall={waterfall} />
    </>
  )
}

function MonthTable({ series, waterfall }: Pick<MonthsProps, 'series' | 'waterfall'>) {
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
          {waterfall.map((row) => {
            const end = series.find((each) => each.month === row.month)
            return (
              <tr key={row.month}>
                <th scope="row">{formatMonth(row.month)}</th>
                <td className={classes.number}>
                  <ShortMoney brief amount={row.opening} />
                </td>
                {MOVES.map(({ kind, label, up }) => (
                  <td key={kind} className={classes.number}>
                    {isZero(row[kind]) ? (
                      <span className={months.nothing}>0</span>
                    ) : (
                      <Figure
                        behind={`waterfall/${row.month}/${row.currency}/${kind}`}
                        label={`${label} in ${formatMonth(row.month)}`}
                      >
                        {up ? '+' : '\u2212'}
                        <ShortMoney brief amount={row[kind]} />
                      </Figure>
                    )}
                  </td>
                ))}
                <td className={`${classes.number} ${months.closing}`}>
                  <ShortMoney brief amount={row.closing} />
                </td>
                <td className={classes.number}>
                  <ShortMoney brief amount={end?.contracted} />
                </td>
                <td className={`${classes.number} ${classes.last}`}>
                  <ShortMoney brief amount={end?.announced} />
                </td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </div>
  )
}
