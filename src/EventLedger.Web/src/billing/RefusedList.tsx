import { Code } from '@mantine/core'
import type { Schemas } from '../api/read'
import { Figure } from '../components/Figure'
import { Table } from '../components/Table'

/** Contracts that a run could not invoice, each with the reason. */
export function RefusedList({ refused }: { refused: readonly Schemas['RefusedContract'][] }) {
  return (
    <Table
      label="Refused contracts"
      rows={refused}
      id={(row) => row.contractId}
      empty="None was refused."
      columns={[
        {
          title: 'Contract',
          names: true,
          cell: (row) => (
            <Figure behind={`contract/${row.contractId}`} label={row.contractId}>
              {row.contractId}
            </Figure>
          ),
        },
        { title: 'Why', cell: (row) => row.sentence },
        { title: 'Code', cell: (row) => <Code>{row.code}</Code> },
      ]}
    />
  )
}
