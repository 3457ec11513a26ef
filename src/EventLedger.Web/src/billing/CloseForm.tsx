import { useMemo } from 'react'
import { useRead } from '../api/queries'
import { formOf } from '../commands/catalog'
import { CommandForm } from '../commands/CommandForm'
import { Answered } from '../components/Answered'
import { Money } from '../components/Money'
import panel from '../components/panel.module.css'
import { formatMonth } from '../time/dates'
import { Heading } from '../components/Heading'
import classes from './billing.module.css'
import { isMonth } from './search'

interface BooksFormProps {
  provider: string
  month: string
  day: string
}

/** Closes a month, once it was seen what stays as it is. */
export function CloseForm({ provider, month, day }: BooksFormProps) {
  const form = useMemo(() => formOf('CloseMonth', provider, { month, closedOn: day }), [provider, month, day])
  return (
    <section className={panel.panel} aria-label="Close a month">
      <Heading level={2} title="Close a month" />
      <CommandForm
        form={form}
        action="Close the month"
        foretold={({ events }) => <Frozen provider={provider} month={monthIn(events)} />}
        onStored={() => undefined}
      />
    </section>
  )
}

const monthIn = (events: readonly { data: unknown }[]) =>
  events.map(({ data }) => (data as { month?: unknown }).month).find(isMonth)

const FIGURES = [
  ['Billed', 'billed'],
  ['Earned', 'earned'],
  ['Deferred', 'deferred'],
  ['Unbilled', 'unbilled'],
  ['Concessions', 'concessions'],
] as const

/** The revenue of a month as it would stay. */
function Frozen({ provider, month }: { provider: string; month: string | undefined }) {
  const answer = useRead(
    { route: '/v1/reports/revenue', query: { from: month, to: month, groupBy: 'provider' } },
    { enabled: month !== undefined },
  )
  if (month === undefined) return null
  return (
    <>
      <p className={classes.lead}>{formatMonth(month)} stays as it is now:</p>
      <Answered answer={answer} height={70}>
        {(data) => {
          const rows = data.rows.filter((row) => row.providerId === provider)
          if (rows.length === 0) return <p className={classes.quiet}>Nothing was billed or earned in it.</p>
          return rows.map((row) => (
            <dl key={row.currency} className={classes.facts}>
              {FIGURES.map(([label, key]) => (
                <div key={key}>
                  <dt>{label}</dt>
                  <dd>
                    <Money amount={row[key]} currency={row.currency} />
                  </dd>
                </div>
              ))}
            </dl>
          ))
        }}
      </Answered>
    </>
  )
}
