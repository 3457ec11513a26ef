import { SegmentedControl } from '@mantine/core'
import { useCallback, useState } from 'react'
import { useRead } from '../api/queries'
import type { Schemas } from '../api/read'
import Chart from '../components/Chart'
import type { Colours } from '../components/Chart'
import { Day } from '../components/Dates'
import { Exports } from '../components/Exports'
import { Cell } from '../components/Figure'
import { Money } from '../components/Money'
import { isZero, pixels } from '../components/money'
import { Panel } from '../components/Panel'
import { Swatch } from '../components/SplitBar'
import { Table } from '../components/Table'
import { frame, tooltipOf } from '../components/monthChart'
import { addMonths, formatMonth, monthOf } from '../time/dates'
import classes from './billing.module.css'
import { useBilling } from './useBilling'

const BASES = [
  { value: 'Books', label: 'As booked' },
  { value: 'Restated', label: 'Restated' },
]

const FIGURES = [
  { key: 'billed', label: 'Billed' },
  { key: 'earned', label: 'Earned' },
  { key: 'deferred', label: 'Deferred' },
  { key: 'unbilled', label: 'Unbilled' },
  { key: 'concessions', label: 'Concessions' },
] as const

/** Twelve months up to the day: what was billed beside what was earned. */
export function Revenue() {
  const { day } = useBilling()
  const [basis, setBasis] = useState('Books')
  const question = {
    route: '/v1/reports/revenue',
    query: { from: monthOf(addMonths(day, -11)), to: monthOf(day), basis },
  } as const
  const answer = useRead(question)
  return (
    <Panel
      title="Revenue by month"
      note={
        basis === 'Books'
          ? 'As the books have it: what became known of a closed month is in the month that was open then.'
          : 'Every change in the month it belongs to, also of closed months.'
      }
      aside={
        <div className={classes.row}>
          <SegmentedControl size="xs" data={BASES} value={basis} onChange={setBasis} aria-label="Basis" />
          <Exports question={question} name="revenue" token={answer.data?.token} />
        </div>
      }
      answer={answer}
      height={690}
    >
      {(data) => {
        const currencies = [...new Set(data.rows.map((row) => row.currency))]
        if (currencies.length === 0)
          return <p className={classes.quiet}>Nothing was earned in these months.</p>
        return currencies.map((currency) => (
          <OfCurrency
            key={currency}
            rows={data.rows.filter((row) => row.currency === currency)}
            token={data.token}
            placeOf={(row) => data.rows.indexOf(row)}
          />
        ))
      }}
    </Panel>
  )
}

type Row = Schemas['RevenueRow']

interface OfCurrencyProps {
  rows: readonly Row[]
  token: string | undefined
  /** Where a row stands in the answer. */
  placeOf: (row: Row) => number
}

function OfCurrency({ rows, token, placeOf }: OfCurrencyProps) {
  const option = useCallback((colours: Colours) => revenueOption(rows, colours), [rows])
  const currency = rows[0]?.currency
  return (
    <div style={{ marginBottom: 20 }}>
      <p className={classes.key}>
        <b>{currency}</b>
        <span>
          <Swatch part="firm" /> Billed
        </span>
        <span>
          <Swatch part="earned" /> Earned
        </span>
      </p>
      <Chart
        height={240}
        label={`Billed and earned by month in ${currency}, as in the table`}
        option={option}
      />
      <Table
        label={`Revenue by month in ${currency}`}
        rows={rows}
        id={(row) => row.month}
        empty="Nothing was earned in these months."
        columns={[
          { title: 'Month', names: true, cell: (row) => <Day day={row.month} /> },
          ...FIGURES.map(({ key, label }) => ({
            title: label,
            number: true,
            sparing: true,
            cell: (row: Row) => (
              <Cell
                token={token}
                at={`/rows/${placeOf(row)}/${key}`}
                label={`${label}, ${formatMonth(row.month)}`}
                nothing={isZero(row[key])}
              >
                <Money amount={row[key]} />
              </Cell>
            ),
          })),
        ]}
      />
    </div>
  )
}

function revenueOption(rows: readonly Row[], colours: Colours) {
  const months = rows.map((row) => row.month)
  const bar = (name: string, tone: 'firm' | 'earned', of: (row: Row) => string | null) => ({
    name,
    type: 'bar',
    barMaxWidth: 22,
    data: rows.map((row) => pixels(of(row))),
    itemStyle: { color: colours.of(tone), borderRadius: 2 },
    emphasis: { disabled: true },
  })
  return {
    ...frame(months, colours),
    tooltip: tooltipOf(
      colours,
      (index) => FIGURES.map(({ key, label }) => [label, rows[index]?.[key]] as const),
      months,
    ),
    series: [bar('billed', 'firm', (row) => row.billed), bar('earned', 'earned', (row) => row.earned)],
  }
}
