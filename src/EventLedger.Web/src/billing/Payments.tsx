import type { Schemas } from '../api/read'
import { Day } from '../components/Dates'
import { Panel } from '../components/Panel'
import { Table } from '../components/Table'
import { formatDay } from '../time/dates'
import { Amount } from './Amount'
import { OpenForm } from './OpenForm'

interface PaymentsProps {
  billing: Parameters<typeof Panel<Schemas['RepeatableBillingHistory']>>[0]['answer']
  contract: string
  currency: string | null | undefined
}

/** What was paid of which invoice, and what was reversed. */
export function Payments({ billing, contract, currency }: PaymentsProps) {
  return (
    <Panel title="Payments" answer={billing} height={60}>
      {(data) => (
        <Table
          label="Payments"
          rows={data.invoices.flatMap((each, invoice) =>
            each.payments.map((payment, index) => ({
              ...payment,
              of: each.number,
              at: `/invoices/${invoice}/payments/${index}/amount`,
            })),
          )}
          id={(row) => `${row.of}/${row.reference}`}
          empty="Nothing was paid up to this day."
          columns={[
            { title: 'Paid on', names: true, cell: (row) => <Day day={row.paidOn} /> },
            {
              title: 'Reference',
              cell: (row) =>
                row.reversedOn ? `${row.reference}, reversed on ${formatDay(row.reversedOn)}` : row.reference,
            },
            { title: 'Invoice', cell: (row) => row.of },
            {
              title: 'Amount',
              number: true,
              cell: (row) => (
                <Amount
                  token={data.token}
                  at={row.at}
                  label={`payment ${row.reference} of ${row.of}`}
                  amount={row.amount}
                  currency={currency}
                />
              ),
            },
            {
              title: 'To do',
              cell: (row) =>
                !row.reversedOn && (
                  <OpenForm
                    contract={contract}
                    name="reverse-payment"
                    given={{ invoice: row.of, reference: row.reference }}
                    label={`Reverse ${row.reference} on ${row.of}`}
                  >
                    Reverse
                  </OpenForm>
                ),
            },
          ]}
        />
      )}
    </Panel>
  )
}
