import { SegmentedControl } from '@mantine/core'
import { useCallback, useState } from 'react'
import type { Schemas } from '../api/read'
import Chart from '../components/Chart'
import type { Colours } from '../components/Chart'
import { Exports } from '../components/Exports'
import { Cell } from '../components/Figure'
import { Money } from '../components/Money'
import { isZero, pixels } from '../components/money'
import { frame, tooltipOf } from '../components/monthChart'
import { Panel } from '../components/Panel'
import { Table } from '../components/Table'
import { addMonths, formatMonth, monthOf, today } from '../time/dates'
import { usePlace } from '../time/place'
import classes from './scenarios.module.css'
import { useCompared } from './useCompared'

type Row = Schemas['RunRateSeriesRow']
type Side = Pick<Schemas['RunRateSeriesAnswer'], 'rows' | 'token'>

/** A row with where it stands, so that its figures open. */
interface Placed extends Row {
  token: string | undefined
  at: string
}
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
  const question = {
    route: '/v1/reports/run-rate/series',
    query: { from: monthOf(addMonths(day, -5)), to: monthOf(addMonths(day, 12)) },
  } as const
  const answer = useCompared(question, scenario)
  return (
    <Panel
      title="Run-rate month by month"
      note="On the last day of each month. The dashed line is the scenario."
      aside={
        <span className={classes.aside}>
          <SegmentedControl
            size="xs"
            data={MEASURES}
            value={measure}
            onChange={(value) => setMeasure(value as Measure)}
            aria-label="Run-rate looked at"
          />
          <Exports
            question={{ ...question, query: { ...question.query, scenario } }}
            name="run-rate-by-month-compared"
            token={answer.data?.scenario.token}
          />
        </span>
      }
      answer={answer}
      height={330}
    >
      {(data) => {
        const currencies = [...new Set(data.scenario.rows.map((row) => row.currency))]
        if (currencies.length === 0)
          return <p className={classes.quiet}>Nothing is in force in these months.</p>
        const of = ({ rows, token }: Side, currency: string) =>
          rows
            .map((row, index): Placed => ({ ...row, token, at: `/rows/${index}` }))
            .filter((row) => row.currency === currency)
        return currencies.map((currency) => (
          <OfCurrency
            key={currency}
            currency={currency}
            measure={measure}
            base={of(data.base, currency)}
            scenario={of(data.scenario, currency)}
            difference={of(data.difference, currency)}
          />
        ))
      }}
    </Panel>
  )
}

interface OfCurrencyProps {
  currency: string
  measure: Measure
  base: readonly Placed[]
  scenario: readonly Placed[]
  difference: readonly Row[]
}

function OfCurrency({ currency, measure, base, scenario, difference }: OfCurrencyProps) {
  const option = useCallback(
    (colours: Colours) => seriesOption(base, scenario, measure, colours),
    [base, scenario, measure],
  )
  const at = (rows: readonly Row[], month: string) => rows.find((row) => row.month === month)?.[measure]
  const shown = (row: Placed | undefined) =>
    row ? (
      <Cell
        token={row.token}
        at={`${row.at}/${measure}`}
        label={`${measure} run-rate at the end of ${formatMonth(row.month)}`}
        nothing={isZero(row[measure])}
      >
        <Money amount={row[measure]} />
      </Cell>
    ) : (
      <Money amount={undefined} />
    )
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
            {
              title: 'As it is',
              number: true,
              cell: ({ month }) => shown(base.find((row) => row.month === month)),
            },
            { title: 'Scenario', number: true, cell: shown },
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
