import { TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useRead } from '../api/queries'
import { Answered } from '../components/Answered'
import { CommandForm } from '../components/CommandForm'
import { Money } from '../components/Money'
import panel from '../components/panel.module.css'
import { formatMonth } from '../time/dates'
import classes from './billing.module.css'
import { isMonth } from './search'

interface BooksFormProps {
  provider: string
  month: string
  day: string
}

/** Closes a month, once it was seen what stays as it is. */
export function CloseForm({ provider, month: next, day }: BooksFormProps) {
  const [month, setMonth] = useState(next)
  const [closedOn, setClosedOn] = useState(day)
  return (
    <section className={panel.panel} aria-label="Close a month">
      <header className={panel.head}>
        <div>
          <h2>Close a month</h2>
          <p className={panel.note}>
            What is reported of it stays. What becomes known later is booked in the month that is open then.
          </p>
        </div>
      </header>
      <CommandForm
        draft={{ path: `/v1/books/${encodeURIComponent(provider)}/close-month`, body: { month, closedOn } }}
        action="Close the month"
        preview={() => <Frozen provider={provider} month={month} />}
        onDone={() => notifications.show({ message: `${formatMonth(month)} is closed.` })}
      >
        {(why) => (
          <>
            <TextInput
              type="month"
              label="Month"
              required
              value={month}
              error={why('month')}
              onChange={(event) => setMonth(event.currentTarget.value)}
            />
            <TextInput
              type="date"
              label="Closed on"
              required
              value={closedOn}
              error={why('closedOn')}
              onChange={(event) => setClosedOn(event.currentTarget.value)}
            />
          </>
        )}
      </CommandForm>
    </section>
  )
}

const FIGURES = [
  ['Billed', 'billed'],
  ['Earned', 'earned'],
  ['Deferred', 'deferred'],
  ['Unbilled', 'unbilled'],
  ['Concessions', 'concessions'],
] as const

/** The revenue of a month as it would stay. */
function Frozen({ provider, month }: { provider: string; month: string }) {
  const answer = useRead(
    { route: '/v1/reports/revenue', query: { from: month, to: month, groupBy: 'provider' } },
    { enabled: isMonth(month) },
  )
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
