import { useMemo } from 'react'
import type { ReactNode } from 'react'
import type { Answer, ScenarioRoute } from '../api/read'
import { formatMoney, isZero } from '../components/money'
import { Panel } from '../components/Panel'
import { Table } from '../components/Table'
import { today } from '../time/dates'
import { usePlace } from '../time/place'
import type { Line } from './lines'
import { linesOf } from './lines'
import type { Comparison } from './reports'
import classes from './scenarios.module.css'
import { useCompared } from './useCompared'

interface Sides {
  base: Answer<ScenarioRoute>
  scenario: Answer<ScenarioRoute>
  difference: Answer<ScenarioRoute>
}

const FEW = 12

/** One report, side by side: only the figures in which the scenario makes a difference. */
export function CompareReport({ of, scenario }: { of: Comparison<ScenarioRoute>; scenario: string }) {
  const place = usePlace()
  const day = place.asOf ?? today()
  const query = useMemo(() => of.query(day), [of, day])
  const answer = useCompared({ route: of.route, query: query }, scenario)
  return (
    <Panel title={of.title} note={of.note} answer={answer} height={90}>
      {(data) => {
        const sides = data as unknown as Sides
        return <Lines of={of} lines={linesOf(...sidesOf(of, sides))} />
      }}
    </Panel>
  )
}

const sidesOf = (of: Comparison<ScenarioRoute>, sides: Sides) =>
  [of.figures(sides.base), of.figures(sides.scenario), of.figures(sides.difference)] as const

function Lines({ of, lines }: { of: Comparison<ScenarioRoute>; lines: readonly Line[] }) {
  const few = lines.slice(0, FEW)
  const rest = lines.slice(FEW)
  if (lines.length === 0) return <p className={classes.quiet}>Nothing differs as of this day.</p>
  return (
    <>
      <LineTable label={of.title} lines={few} />
      {rest.length > 0 && (
        <details className={classes.rest}>
          <summary>{rest.length.toLocaleString('en')} more that differ</summary>
          <LineTable label={`${of.title}, more`} lines={rest} />
        </details>
      )}
    </>
  )
}

function LineTable({ label, lines }: { label: string; lines: readonly Line[] }) {
  return (
    <Table
      label={`${label}: base, scenario and difference`}
      rows={lines}
      id={(line) => line.key}
      empty=""
      columns={[
        {
          title: 'Of',
          names: true,
          cell: (line) => (
            <>
              {line.of}
              <span className={classes.figure}>
                {line.figure}
                {line.currency && `, ${line.currency}`}
              </span>
            </>
          ),
        },
        { title: 'As it is', number: true, cell: (line) => <Value of={line.base} /> },
        { title: 'Scenario', number: true, cell: (line) => <Value of={line.scenario} /> },
        {
          title: 'Difference',
          number: true,
          cell: (line) => (
            <b className={classes.difference} data-sign={signOf(line.difference)}>
              {signOf(line.difference) === 'more' && '+'}
              <Value of={line.difference} />
            </b>
          ),
        },
      ]}
    />
  )
}

function signOf(value: string | null | undefined): 'more' | 'less' | undefined {
  if (isZero(value)) return undefined
  return value?.startsWith('-') ? 'less' : 'more'
}

/** A figure as the server gives it; what is missing on a side is a dash, what is unknown says so. */
function Value({ of }: { of: string | null | undefined }): ReactNode {
  if (of === undefined) return <span className={classes.none}>{'\u2013'}</span>
  if (of === null) return <span className={classes.none}>unknown</span>
  return <span className={classes.value}>{formatMoney(of)}</span>
}
