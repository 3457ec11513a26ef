import { Button } from '@mantine/core'
import { IconChevronDown } from '@tabler/icons-react'
import { useRead } from '../api/queries'
import type { Schemas } from '../api/read'
import { CommandMenu } from '../commands/CommandMenu'
import { INVOICE, MONEY } from '../commands/menus'
import { Day } from '../components/Dates'
import { DocumentLinks } from '../components/DocumentLinks'
import { Exports } from '../components/Exports'
import { Figure } from '../components/Figure'
import { isZero } from '../components/money'
import { Panel } from '../components/Panel'
import { Table } from '../components/Table'
import { formatMonth } from '../time/dates'
import { Amount } from './Amount'
import classes from './billing.module.css'
import { CreditNotes } from './CreditNotes'
import { OpenForm } from './OpenForm'
import { Payments } from './Payments'
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
              <Totals of={data.totals} token={data.token} currency={currency} />
              <Invoices invoices={data.invoices} token={data.token} contract={id} currency={currency} />
              {data.unbilledMonths.length > 0 && (
                <p className={classes.quiet} style={{ marginTop: 12 }}>
                  Not invoiced yet: {(data.unbilledMonths as string[]).map(formatMonth).join(', ')}.
                </p>
              )}
            </>
          )}
        </Panel>
      </div>
      <div className={classes.whole}>
        <CreditNotes billing={billing} contract={id} currency={currency} />
      </div>
      <div className={classes.whole}>
        <Payments billing={billing} contract={id} currency={currency} />
      </div>
    </div>
  )
}

const TOTALS = {
  billed: 'Billed',
  credited: 'Credited',
  paid: 'Paid',
  writtenOff: 'Written off',
  balance: 'Owed',
  unapplied: 'Unapplied',
} as const

interface TotalsProps {
  of: Schemas['BillingTotals']
  token: string
  currency: string | null | undefined
}

function Totals({ of, token, currency }: TotalsProps) {
  return (
    <dl className={classes.facts}>
      {(Object.keys(TOTALS) as (keyof typeof TOTALS)[]).map((key) => (
        <div key={key}>
          <dt>{TOTALS[key]}</dt>
          <dd>
            <Amount
              token={token}
              at={`/totals/${key}`}
              label={TOTALS[key].toLowerCase()}
              amount={of[key]}
              currency={currency}
            />
          </dd>
        </div>
      ))}
    </dl>
  )
}

interface InvoicesProps {
  invoices: readonly Invoice[]
  token: string
  contract: string
  currency: string | null | undefined
}

function Invoices({ invoices, token, contract, currency }: InvoicesProps) {
  const amount = (row: Invoice & { at: string }, of: 'total' | 'balance') => (
    <Amount
      token={token}
      at={`${row.at}/${of}`}
      label={`${of} of ${row.number}`}
      amount={row[of]}
      currency={currency}
    />
  )
  return (
    <Table
      label="Invoices"
      rows={invoices.map((row, index) => ({ ...row, at: `/invoices/${index}` }))}
      id={(row) => row.number}
      empty="No invoice up to this day."
      columns={[
        { title: 'Invoice', names: true, cell: (row) => row.number },
        { title: 'Month', cell: (row) => formatMonth(row.month) },
        { title: 'Issued', cell: (row) => <Day day={row.issuedOn} /> },
        { title: 'Due', cell: (row) => <Day day={row.dueOn} /> },
        { title: 'Status', cell: (row) => INVOICE_STATUSES[row.status] },
        { title: 'Total', number: true, cell: (row) => amount(row, 'total') },
        { title: 'Owed', number: true, cell: (row) => amount(row, 'balance') },
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
