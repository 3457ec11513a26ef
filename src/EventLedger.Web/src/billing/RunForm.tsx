import { Select, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import type { Schemas } from '../api/read'
import { CommandForm } from '../components/CommandForm'
import { Money } from '../components/Money'
import panel from '../components/panel.module.css'
import { formatMonth } from '../time/dates'
import classes from './billing.module.css'
import { RefusedList } from './RefusedList'
import { useParties } from './useBilling'

interface RunFormProps {
  month: string
  day: string
  onStarted: (run: string) => void
}

/** Starts a billing run, once it was seen what it would invoice. */
export function RunForm({ month: chosen, day, onStarted }: RunFormProps) {
  const { choices } = useParties()
  const [month, setMonth] = useState(chosen)
  const [issuedOn, setIssuedOn] = useState('')
  const [providerId, setProvider] = useState<string | null>(null)
  const body = {
    month,
    startedOn: day,
    ...(issuedOn && { issuedOn }),
    ...(providerId && { filter: { providerId } }),
  }
  return (
    <section className={panel.panel} aria-label="Start a billing run">
      <header className={panel.head}>
        <div>
          <h2>Invoice a month</h2>
          <p className={panel.note}>
            One run over every contract that is due. Each contract is invoiced or refused by itself.
          </p>
        </div>
      </header>
      <CommandForm<Schemas['BillingRunPreview'], Schemas['BillingRunAccepted']>
        draft={{ path: '/v1/billing-runs', body }}
        action="Start the run"
        may={(answer) => (answer.total ?? 0) > 0}
        preview={(answer) => <Foreseen answer={answer} />}
        onDone={({ id }) => {
          notifications.show({ message: `The run over ${formatMonth(month)} has started.` })
          onStarted(id)
        }}
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
              label="Dated"
              description="Empty: each as its terms say"
              inputWrapperOrder={['label', 'input', 'description', 'error']}
              value={issuedOn}
              error={why('issuedOn')}
              onChange={(event) => setIssuedOn(event.currentTarget.value)}
            />
            <Select
              label="Provider"
              placeholder="All"
              data={choices}
              value={providerId}
              onChange={setProvider}
              clearable
              searchable={choices.length > 10}
              limit={100}
            />
          </>
        )}
      </CommandForm>
    </section>
  )
}

function Foreseen({ answer }: { answer: Schemas['BillingRunPreview'] }) {
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
