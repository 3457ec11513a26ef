import { Button } from '@mantine/core'
import { useRead } from '../api/queries'
import type { Schemas } from '../api/read'
import { Day } from '../components/Dates'
import { DocumentLinks } from '../components/DocumentLinks'
import { Exports } from '../components/Exports'
import { Figure } from '../components/Figure'
import { Money } from '../components/Money'
import { isZero } from '../components/money'
import { Panel } from '../components/Panel'
import { Table } from '../components/Table'
import { formatDay, formatMonth } from '../time/dates'
import classes from './billing.module.css'
import { PaymentForm } from './PaymentForm'
import { useBilling } from './useBilling'

type Invoice = Schemas['InvoiceRow']

const WORDS: Record<Invoice['status'], string> = {
  Open: 'Open',
  PartiallyPaid: 'Partly paid',
  Paid: 'Paid',
  Overdue: 'Overdue',
  Disputed: 'Disputed',
  WrittenOff: 'Written off',
  Voided: 'Voided',
}

/** A contract's invoices, credit notes and payments as of the day, and the form that records a payment. */
export function ContractDocuments({ id }: { id: string }) {
  const { search, go } = useBilling()
  const billing = useRead({ route: '/v1/contracts/{id}/billing', path: { id } })
  const contract = useRead({ route: '/v1/contracts/{id}', path: { id } })
  const currency = contract.data?.currency
  const paid = billing.data?.invoices.find((each) => each.number === search.pay)
  return (
    <div className={classes.grid}>
      <div className={classes.whole}>
        <Panel
          title={
            <Figure behind={`contract/${id}`} label="the contract">
              {contract.data?.title ?? id}
            </Figure>
          }
          note="As of the day of the time bar: documents dated later are left out."
          aside={
            <Exports
              question={{ route: '/v1/contracts/{id}/statement', path: { id } }}
              name={`statement-${id}`}
            />
          }
          answer={billing}
          height={330}
        >
          {(data) => (
            <>
              <Totals of={data.totals} currency={currency} />
              <Invoices
                invoices={data.invoices}
                contract={id}
                currency={currency}
                chosen={search.pay}
                onPay={(pay) => go({ pay })}
              />
              {data.unbilledMonths.length > 0 && (
                <p className={classes.quiet} style={{ marginTop: 12 }}>
                  Not invoiced yet: {(data.unbilledMonths as string[]).map(formatMonth).join(', ')}.
                </p>
              )}
            </>
          )}
        </Panel>
      </div>
      {paid && (
        <div className={classes.whole}>
          <PaymentForm
            key={`${paid.number}/${paid.balance}`}
            contract={id}
            invoice={paid}
            currency={currency}
            onDone={() => go({ pay: undefined })}
          />
        </div>
      )}
      <CreditNotes notes={billing} contract={id} currency={currency} />
      <Panel title="Payments" answer={billing} height={60}>
        {(data) => (
          <Table
            label="Payments"
            rows={data.invoices.flatMap((each) =>
              each.payments.map((payment) => ({ ...payment, of: each.number })),
            )}
            id={(row) => `${row.of}/${row.reference}`}
            empty="Nothing was paid up to this day."
            columns={[
              { title: 'Paid on', names: true, cell: (row) => <Day day={row.paidOn} /> },
              {
                title: 'Reference',
                cell: (row) =>
                  row.reversedOn
                    ? `${row.reference}, reversed on ${formatDay(row.reversedOn)}`
                    : row.reference,
              },
              { title: 'Invoice', cell: (row) => row.of },
              {
                title: 'Amount',
                number: true,
                cell: (row) => <Money amount={row.amount} currency={currency} />,
              },
            ]}
          />
        )}
      </Panel>
    </div>
  )
}

function Totals({ of, currency }: { of: Schemas['BillingTotals']; currency: string | null | undefined }) {
  const shown = [
    ['Billed', of.billed],
    ['Credited', of.credited],
    ['Paid', of.paid],
    ['Written off', of.writtenOff],
    ['Owed', of.balance],
    ['Unapplied', of.unapplied],
  ] as const
  return (
    <dl className={classes.facts}>
      {shown.map(([label, amount]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <Money amount={amount} currency={currency} />
          </dd>
        </div>
      ))}
    </dl>
  )
}

interface InvoicesProps {
  invoices: readonly Invoice[]
  contract: string
  currency: string | null | undefined
  chosen: string | undefined
  onPay: (number: string) => void
}

function Invoices({ invoices, contract, currency, chosen, onPay }: InvoicesProps) {
  return (
    <Table
      label="Invoices"
      rows={invoices}
      id={(row) => row.number}
      chosen={chosen}
      empty="No invoice up to this day."
      columns={[
        { title: 'Invoice', names: true, cell: (row) => row.number },
        { title: 'Month', cell: (row) => formatMonth(row.month) },
        { title: 'Issued', cell: (row) => <Day day={row.issuedOn} /> },
        { title: 'Due', cell: (row) => <Day day={row.dueOn} /> },
        { title: 'Status', cell: (row) => WORDS[row.status] },
        { title: 'Total', number: true, cell: (row) => <Money amount={row.total} currency={currency} /> },
        { title: 'Owed', number: true, cell: (row) => <Money amount={row.balance} currency={currency} /> },
        {
          title: 'Document',
          cell: (row) => (
            <DocumentLinks
              question={{
                route: '/v1/contracts/{id}/invoices/{number}',
                path: { id: contract, number: row.number },
              }}
              name={row.number}
            />
          ),
        },
        {
          title: 'To do',
          cell: (row) =>
            !isZero(row.balance) && (
              <Button
                size="compact-xs"
                variant="light"
                aria-label={`Record a payment on ${row.number}`}
                onClick={() => onPay(row.number)}
              >
                Record a payment
              </Button>
            ),
        },
      ]}
    />
  )
}

interface CreditNotesProps {
  notes: Parameters<typeof Panel<Schemas['BillingHistory']>>[0]['answer']
  contract: string
  currency: string | null | undefined
}

function CreditNotes({ notes, contract, currency }: CreditNotesProps) {
  return (
    <Panel title="Credit notes" answer={notes} height={60}>
      {(data) => (
        <Table
          label="Credit notes"
          rows={data.creditNotes}
          id={(row) => row.number}
          empty="No credit note up to this day."
          columns={[
            { title: 'Credit note', names: true, cell: (row) => row.number },
            { title: 'Issued', cell: (row) => <Day day={row.issuedOn} /> },
            { title: 'Reason', cell: (row) => row.reason },
            {
              title: 'Amount',
              number: true,
              cell: (row) => <Money amount={row.amount} currency={currency} />,
            },
            {
              title: 'Left',
              number: true,
              cell: (row) => <Money amount={row.unapplied} currency={currency} />,
            },
            {
              title: 'Document',
              cell: (row) => (
                <DocumentLinks
                  question={{
                    route: '/v1/contracts/{id}/credit-notes/{number}',
                    path: { id: contract, number: row.number },
                  }}
                  name={row.number}
                />
              ),
            },
          ]}
        />
      )}
    </Panel>
  )
}
