import { SegmentedControl } from '@mantine/core'
import { useCallback, useState } from 'react'
import type { Schemas } from '../api/read'
import Chart from '../components/Chart'
import type { Colours } from '../components/Chart'
import { Money } from '../components/Money'
import { pixels } from '../components/money'
import { frame, tooltipOf } from '../components/monthChart'
import { Panel } from '../components/Panel'
import { Table } from '../components/Table'
import { addMonths, formatMonth, monthOf, today } from '../time/dates'
import { usePlace } from '../time/place'
import classes from './scenarios.module.css'
import { useCompared } from './useCompared'

type Row = Schemas['RunRateSeriesRow']
type Measure = 'live' | 'contracted'

const MEASURES = [
  { value: 'live', label: 'Live' },
  { value: 'contracted', label: 'Contracted' },
]

/** Run-rate month by month: the line as it is, and the one of the scenario. */
export default function CompareSeries({ scenario }: { scenario: string }) {
  const place = usePlace()
  const day = place.asOf ?? today()
  const [measure, setMeasure] = useState<Measure>('live')
  const answer = useCompared(
    {
      route: '/v1/reports/run-rate/series',
      query: { from: monthOf(addMonths(day, -5)), to: monthOf(addMonths(day, 12)) },
    },
    scenario,
  )
  return (
    <Panel
      title="Run-rate month by month"
      note="On the last day of each month. The dashed line is the scenario."
      aside={
        <SegmentedControl
          size="xs"
          data={MEASURES}
          value={measure}
          onChange={(value) => setMeasure(value as Measure)}
          aria-label="Run-rate looked at"
        />
      }
      answer={answer}
      height={330}
    >
      {(data) => {
        const currencies = [...new Set(data.scenario.rows.map((row) => row.currency))]
        if (currencies.length === 0)
          return <p className={classes.quiet}>Nothing is in force in these months.</p>
        const of = (rows: readonly Row[], currency: string) => rows.filter((row) => row.currency === currency)
        return currencies.map((currency) => (
          <OfCurrency
            key={currency}
            currency={currency}
            measure={measure}
            base={of(data.base.rows, currency)}
            scenario={of(data.scenario.rows, currency)}
            difference={of(data.difference.rows, currency)}
          />
        ))
      }}
    </Panel>
  )
}

interface OfCurrencyProps {
  currency: string
  measure: Measure
  base: readonly Row[]
  scenario: readonly Row[]
  difference: readonly Row[]
}

function OfCurrency({ currency, measure, base, scenario, difference }: OfCurrencyProps) {
  const option = useCallback(
    (colours: Colours) => seriesOption(base, scenario, measure, colours),
    [base, scenario, measure],
  )
  const at = (rows: readonly Row[], month: string) => rows.find((row) => row.month === month)?.[measure]
  return (
    <>
      <p className={classes.key}>
        <b>{currency}</b>
        <span data-line="base">As it is</span>
        <span data-line="scenario">Scenario</span>
      </p>
      <Chart height={230} label={`Run-rate by month in ${currency}, as in the table`} option={option} />
      <details className={classes.rest}>
        <summary>The same as a table</summary>
        <Table
          label={`Run-rate by month in ${currency}`}
          rows={scenario}
          id={(row) => row.month}
          empty=""
          columns={[
            { title: 'Month', names: true, cell: (row) => formatMonth(row.month) },
            { title: 'As it is', number: true, cell: (row) => <Money amount={at(base, row.month)} /> },
            { title: 'Scenario', number: true, cell: (row) => <Money amount={row[measure]} /> },
            {
              title: 'Difference',
              number: true,
              cell: (row) => <Money amount={at(difference, row.month)} unknown="none" />,
            },
          ]}
        />
      </details>
    </>
  )
}

function seriesOption(base: readonly Row[], scenario: readonly Row[], measure: Measure, colours: Colours) {
  const months = scenario.map((row) => row.month)
  const at = (index: number) => base.find((row) => row.month === months[index])?.[measure]
  const line = (name: string, data: number[], style: object) => ({
    name,
    type: 'line',
    step: 'middle',
    symbol: 'circle',
    symbolSize: 5,
    data,
    ...style,
    emphasis: { disabled: true },
  })
  return {
    ...frame(months, colours),
    tooltip: tooltipOf(
      colours,
      (index) => [
        ['As it is', at(index)],
        ['Scenario', scenario[index]?.[measure]],
      ],
      months,
    ),
    series: [
      line(
        'As it is',
        months.map((_, index) => pixels(at(index))),
        {
          lineStyle: { color: colours.of('earned'), width: 2.5 },
          itemStyle: { color: colours.of('earned') },
        },
      ),
      line(
        'Scenario',
        scenario.map((row) => pixels(row[measure])),
        {
          lineStyle: { color: colours.of('cancellable'), width: 2.5, type: [6, 4] },
          itemStyle: { color: colours.of('cancellable') },
        },
      ),
    ],
  }
}
