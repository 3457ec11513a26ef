import { useMemo } from 'react'
import type { ReactNode } from 'react'
import type { ScenarioRoute } from '../api/read'
import { Exports } from '../components/Exports'
import { Cell } from '../components/Figure'
import { formatMoney, isZero } from '../components/money'
import { Panel } from '../components/Panel'
import { Table } from '../components/Table'
import { formatDay, isDay, today } from '../time/dates'
import { usePlace } from '../time/place'
import type { Comparison, Sides } from './comparison'
import { linesBetween, TOP } from './comparison'
import type { Line } from './lines'
import classes from './scenarios.module.css'
import { useCompared } from './useCompared'

const FEW = 12

/** One report, side by side: only the figures in which the scenario makes a difference. */
export function CompareReport({ of, scenario }: { of: Comparison<ScenarioRoute>; scenario: string }) {
  const place = usePlace()
  const day = place.asOf ?? today()
  const query = useMemo(() => of.query(day), [of, day])
  const answer = useCompared({ route: of.route, query: { ...query, top: TOP } }, scenario)
  const sides = answer.data as unknown as Sides | undefined
  return (
    <Panel
      title={of.title}
      note={of.note}
      aside={
        <Exports
          question={{ route: of.route, query: { ...query, scenario } }}
          name={`${of.title.toLowerCase().replaceAll(' ', '-')}-compared`}
          token={sides?.scenario.token}
        />
      }
      answer={answer}
      height={90}
    >
      {(data) => <Lines of={of} sides={data} />}
    </Panel>
  )
}

/** The figures of a report that differ, the first few of them in sight. */
export function Lines({ of, sides }: { of: Comparison<ScenarioRoute>; sides: Sides }) {
  const lines = linesBetween(of, sides)
  const few = lines.slice(0, FEW)
  const rest = lines.slice(FEW)
  const leftOff = sides.largest?.leftOff ?? 0
  if (lines.length === 0) return <p className={classes.quiet}>Nothing differs as of this day.</p>
  return (
    <>
      <LineTable label={of.title} lines={few} sides={sides} />
      {rest.length > 0 && (
        <details className={classes.rest}>
          <summary>{rest.length.toLocaleString('en')} more that differ</summary>
          <LineTable label={`${of.title}, more`} lines={rest} sides={sides} />
        </details>
      )}
      {leftOff > 0 && (
        <p className={classes.quiet}>
          In {leftOff.toLocaleString('en')} more rows less differs; the files have all of them.
        </p>
      )}
    </>
  )
}

function LineTable({ label, lines, sides }: { label: string; lines: readonly Line[]; sides: Sides }) {
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
        { title: 'As it is', number: true, cell: (line) => <Opened line={line} side="base" sides={sides} /> },
        {
          title: 'Scenario',
          number: true,
          cell: (line) => <Opened line={line} side="scenario" sides={sides} />,
        },
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

interface OpenedProps {
  line: Line
  side: 'base' | 'scenario'
  sides: Sides
}

/** A figure that opens into what is behind it, where the API gave a token for its side. */
function Opened({ line, side, sides }: OpenedProps) {
  const cell = line.cells[side]
  const { token } = sides[side]
  const value = <Value of={line[side]} />
  if (!cell || line[side] === undefined) return value
  return (
    <Cell token={token} at={cell} label={`${line.figure} of ${line.of}`} nothing={isNothing(line[side])}>
      {value}
    </Cell>
  )
}

const isNothing = (value: string | null | undefined) => value === null || /^0(\.0+)?$/.test(value ?? '')

function signOf(value: string | null | undefined): 'more' | 'less' | undefined {
  if (isZero(value)) return undefined
  return value?.startsWith('-') ? 'less' : 'more'
}

/** A figure as the server gives it; what is missing on a side is a dash, what is unknown says so. */
function Value({ of }: { of: string | null | undefined }): ReactNode {
  if (of === undefined) return <span className={classes.none}>{'\u2013'}</span>
  if (of === null) return <span className={classes.none}>unknown</span>
  if (isDay(of)) return formatDay(of)
  return <span className={classes.value}>{/^-?\d+(\.\d+)?$/.test(of) ? formatMoney(of) : of}</span>
}
