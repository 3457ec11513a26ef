import { useMemo } from 'react'
import type { Schemas } from '../api/read'
import { CommandForm } from '../commands/CommandForm'
import { START_RUN } from '../commands/runCommands'
import { Money } from '../components/Money'
import panel from '../components/panel.module.css'
import { formatMonth } from '../time/dates'
import { Heading } from '../components/Heading'
import classes from './billing.module.css'
import { RefusedList } from './RefusedList'

type Preview = Schemas['BillingRunPreview']

interface RunFormProps {
  month: string
  day: string
  onStarted: (run: string) => void
}

/** Starts a billing run, once it was seen what it would invoice. */
export function RunForm({ month, day, onStarted }: RunFormProps) {
  const form = useMemo(() => ({ command: START_RUN, id: '', given: { month, startedOn: day } }), [month, day])
  return (
    <section className={panel.panel} aria-label="Start a billing run">
      <Heading level={2} title={START_RUN.title} />
      <CommandForm
        form={form}
        action="Start the run"
        may={({ state }) => ((state as unknown as Preview).total ?? 0) > 0}
        foretold={({ state }) => <Foreseen answer={state as unknown as Preview} />}
        onStored={({ id }) => id && onStarted(id)}
      />
    </section>
  )
}

function Foreseen({ answer }: { answer: Preview }) {
  const { totals, invoiced, refused, refusedCount } = answer
  if ((answer.total ?? 0) === 0) return <p>Nothing of {formatMonth(answer.month)} is due.</p>
  return (
    <>
      <p className={classes.lead}>
        {invoiced.toLocaleString('en')} {invoiced === 1 ? 'invoice' : 'invoices'} for{' '}
        {formatMonth(answer.month)}
        {refusedCount > 0 && `, ${refusedCount.toLocaleString('en')} refused`}
      </p>
      <ul className={classes.sums}>
        {totals.map((each) => (
          <li key={each.currency}>
            <Money amount={each.total} currency={each.currency} />
          </li>
        ))}
      </ul>
      {refused.length > 0 && <RefusedList refused={refused} />}
    </>
  )
}
