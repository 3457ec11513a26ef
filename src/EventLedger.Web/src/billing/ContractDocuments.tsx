import { Button } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useRead } from '../api/queries'
import type { Schemas } from '../api/read'
import { formAddress } from '../commands/catalog'
import { CommandMenu } from '../commands/CommandMenu'
import { INVOICE, MONEY } from '../commands/menus'
import { Day } from '../components/Dates'
import { DocumentLinks } from '../components/DocumentLinks'
import { Exports } from '../components/Exports'
import { Figure } from '../components/Figure'
import { Money } from '../components/Money'
import { isZero } from '../components/money'
import { Panel } from '../components/Panel'
import { Table } from '../components/Table'
import { formatDay, formatMonth } from '../time/dates'
import { useMove } from '../time/place'
import classes from './billing.module.css'
import { INVOICE_STATUSES } from './statuses'

type Invoice = Schemas['InvoiceRow']

/** A contract's invoices, credit notes and payments as of the day, and what may be done with them. */
export function ContractDocuments({ id }: { id: string }) {
  const billing = useRead({ route: '/v1/contracts/{id}/billing', path: { id } })
  const contract = useRead({ route: '/v1/contracts/{id}', path: { id } })
  const currency = contract.data?.currency
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
            <span className={classes.links}>
              {contract.data?.signedOn && (
                <CommandMenu label="Money" id={id} names={MONEY}>
                  <Button size="xs" variant="light" rightSection={<IconChevronDown size={14} aria-hidden />}>
                    To do
                  </Button>
                </CommandMenu>
              )}
              <Exports
                question={{ route: '/v1/contracts/{id}/statement', path: { id } }}
                name={`statement-${id}`}
              />
            </span>
          }
          answer={billing}
          height={330}
        >
          {(data) => (
            <>
              <Totals of={data.totals} currency={currency} />
              <Invoices invoices={data.invoices} contract={id} currency={currency} />
              {data.unbilledMonths.length > 0 && (
                <p className={classes.quiet} style={{ marginTop: 12 }}>
                  Not invoiced yet: {(data.unbilledMonths as string[]).map(formatMonth).join(', ')}.
                </p>
              )}
            </>
          )}
        </Panel>
      </div>
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
              {
                title: 'To do',
                cell: (row) =>
                  !row.reversedOn && (
                    <OpenForm
                      contract={id}
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
}

function Invoices({ invoices, contract, currency }: InvoicesProps) {
  return (
    <Table
      label="Invoices"
      rows={invoices}
      id={(row) => row.number}
      empty="No invoice up to this day."
      columns={[
        { title: 'Invoice', names: true, cell: (row) => row.number },
        { title: 'Month', cell: (row) => formatMonth(row.month) },
        { title: 'Issued', cell: (row) => <Day day={row.issuedOn} /> },
        { title: 'Due', cell: (row) => <Day day={row.dueOn} /> },
        { title: 'Status', cell: (row) => INVOICE_STATUSES[row.status] },
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
          cell: (row) => (
            <span className={classes.links}>
              {!isZero(row.balance) && (
                <OpenForm
                  contract={contract}
                  name="record-payment"
                  given={{ invoice: row.number, amount: row.balance ?? '' }}
                  label={`Record a payment on ${row.number}`}
                >
                  Record a payment
                </OpenForm>
              )}
              <CommandMenu label="" id={contract} names={INVOICE} given={{ invoice: row.number }}>
                <Button
                  size="compact-xs"
                  variant="default"
                  aria-label={`More to do with ${row.number}`}
                  rightSection={<IconChevronDown size={14} aria-hidden />}
                >
                  More
                </Button>
              </CommandMenu>
            </span>
          ),
        },
      ]}
    />
  )
}

interface OpenFormProps {
  contract: string
  name: string
  given: Readonly<Record<string, string>>
  label: string
  children: ReactNode
}

/** Opens the form of a command with what it is about. */
function OpenForm({ contract, name, given, label, children }: OpenFormProps) {
  const move = useMove()
  return (
    <Button
      size="compact-xs"
      variant="light"
      aria-label={label}
      onClick={() => move({ do: formAddress('contracts', contract, name, given), behind: undefined })}
    >
      {children}
    </Button>
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
