import { Checkbox, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { useQueryClient } from '@tanstack/react-query'
import type { Schemas } from '../api/read'
import { CommandForm } from '../components/CommandForm'
import { Money } from '../components/Money'
import { formatMoney } from '../components/money'
import panel from '../components/panel.module.css'
import { formatDay } from '../time/dates'
import classes from './billing.module.css'
import { useBilling } from './useBilling'

interface PaymentFormProps {
  contract: string
  invoice: Schemas['InvoiceRow']
  currency: string | null | undefined
  onDone: () => void
}

interface Paid {
  events: readonly { type: string; data: { amount?: string; paidOn?: string } }[]
}

/** Records a payment on an invoice: at first all that is owed. */
export function PaymentForm({ contract, invoice, currency, onDone }: PaymentFormProps) {
  const { day } = useBilling()
  const queries = useQueryClient()
  const [amount, setAmount] = useState(invoice.balance ?? '')
  const [paidOn, setPaidOn] = useState(day)
  const [reference, setReference] = useState('')
  const [allowUnapplied, setAllow] = useState(false)
  const body = {
    invoice: invoice.number,
    amount: amount.replaceAll(',', '').trim(),
    reference: reference.trim(),
    paidOn,
    ...(allowUnapplied && { allowUnapplied }),
  }
  return (
    <section className={panel.panel} aria-label={`Record a payment on ${invoice.number}`}>
      <header className={panel.head}>
        <div>
          <h2>Record a payment on {invoice.number}</h2>
          <p className={panel.note}>
            Owed before it: {currency} {formatMoney(invoice.balance ?? '0')}, due on{' '}
            {formatDay(invoice.dueOn)}.
          </p>
        </div>
      </header>
      <CommandForm<Paid, unknown>
        draft={{ path: `/v1/contracts/${encodeURIComponent(contract)}/record-payment`, body }}
        action="Record the payment"
        preview={(answer) => <Moves answer={answer} invoice={invoice} currency={currency} all={amount} />}
        onDone={() => {
          notifications.show({ message: `The payment on ${invoice.number} is recorded.` })
          void queries.invalidateQueries()
          onDone()
        }}
      >
        {(why) => (
          <>
            <TextInput
              label={`Amount, ${currency ?? ''}`}
              inputMode="decimal"
              required
              value={amount}
              error={why('amount')}
              onChange={(event) => setAmount(event.currentTarget.value)}
            />
            <TextInput
              type="date"
              label="Paid on"
              required
              value={paidOn}
              error={why('paidOn')}
              onChange={(event) => setPaidOn(event.currentTarget.value)}
            />
            <TextInput
              label="Reference"
              required
              autoComplete="off"
              value={reference}
              error={why('reference')}
              onChange={(event) => setReference(event.currentTarget.value)}
            />
            <Checkbox
              mt={28}
              label="Keep what is too much as unapplied cash"
              checked={allowUnapplied}
              onChange={(event) => setAllow(event.currentTarget.checked)}
            />
          </>
        )}
      </CommandForm>
    </section>
  )
}

interface MovesProps {
  answer: Paid
  invoice: Schemas['InvoiceRow']
  currency: string | null | undefined
  all: string
}

function Moves({ answer, invoice, currency, all }: MovesProps) {
  const payment = answer.events.find((event) => event.type === 'PaymentRecorded')?.data
  const full = payment?.amount === invoice.balance
  return (
    <>
      <p className={classes.lead}>
        <Money amount={payment?.amount ?? all} currency={currency} /> paid
        {payment?.paidOn && ` on ${formatDay(payment.paidOn)}`}
      </p>
      <p>
        {full ? (
          <>
            {invoice.number} is paid in full: from {formatMoney(invoice.balance ?? '0')} to 0 owed.
          </>
        ) : (
          <>
            {invoice.number}: <Money amount={invoice.balance} currency={currency} /> are owed before it.
          </>
        )}
      </p>
    </>
  )
}
