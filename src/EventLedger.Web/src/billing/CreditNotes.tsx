import type { Schemas } from '../api/read'
import { Day } from '../components/Dates'
import { DocumentLinks } from '../components/DocumentLinks'
import { Panel } from '../components/Panel'
import { Table } from '../components/Table'
import { Amount } from './Amount'

interface CreditNotesProps {
  billing: Parameters<typeof Panel<Schemas['RepeatableBillingHistory']>>[0]['answer']
  contract: string
  currency: string | null | undefined
}

/** What was taken off, and what of it is left. */
export function CreditNotes({ billing, contract, currency }: CreditNotesProps) {
  return (
    <Panel title="Credit notes" answer={billing} height={60}>
      {({ creditNotes, token }) => (
        <Table
          label="Credit notes"
          rows={creditNotes.map((row, index) => ({ ...row, at: `/creditNotes/${index}` }))}
          id={(row) => row.number}
          empty="No credit note up to this day."
          columns={[
            { title: 'Credit note', names: true, cell: (row) => row.number },
            { title: 'Issued', cell: (row) => <Day day={row.issuedOn} /> },
            { title: 'Reason', cell: (row) => row.reason },
            {
              title: 'Amount',
              number: true,
              cell: (row) => (
                <Amount
                  token={token}
                  at={`${row.at}/amount`}
                  label={`amount of ${row.number}`}
                  amount={row.amount}
                  currency={currency}
                />
              ),
            },
            {
              title: 'Left',
              number: true,
              cell: (row) => (
                <Amount
                  token={token}
                  at={`${row.at}/unapplied`}
                  label={`what is left of ${row.number}`}
                  amount={row.unapplied}
                  currency={currency}
                />
              ),
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
