import { Link } from '@tanstack/react-router'
import { createColumnHelper, flexRender, getCoreRowModel, useReactTable } from '@tanstack/react-table'
import type { Schemas } from '../api/read'
import { Day } from '../components/Dates'
import { Figure } from '../components/Figure'
import { Money } from '../components/Money'
import { Status } from '../components/Status'
import classes from './contracts.module.css'

type Contract = Schemas['ContractSummary']

const column = createColumnHelper<Contract>()

const COLUMNS = [
  column.display({
    id: 'contract',
    header: 'Contract',
    cell: ({ row: { original: contract } }) => (
      <>
        <Link to="/contracts/$id" params={{ id: contract.id }} className={classes.name}>
          <b>{contract.title ?? contract.id}</b>
        </Link>
        {contract.title && <small>{contract.id}</small>}
      </>
    ),
  }),
  column.accessor('status', { header: 'Status', cell: (cell) => <Status status={cell.getValue()} /> }),
  column.accessor('customerName', { header: 'Customer' }),
  column.accessor('providerName', { header: 'Provider' }),
  column.accessor((contract) => contract.facilityIds.join(', '), { id: 'facility', header: 'Facility' }),
  column.accessor('startsOn', { header: 'Starts', cell: (cell) => <Day day={cell.getValue()} /> }),
  column.accessor('endsOn', { header: 'Ends', cell: (cell) => <Day day={cell.getValue()} /> }),
  column.accessor('lastServiceDay', {
    header: 'Last service day',
    cell: (cell) =>
      cell.getValue() && (
        <Figure behind={`explain/${cell.row.original.id}/lastServiceDay`} label="last service day">
          <Day day={cell.getValue()} />
        </Figure>
      ),
  }),
  column.accessor('monthlyFee', {
    header: 'Monthly fee',
    cell: (cell) => (
      <Figure behind={`explain/${cell.row.original.id}/monthlyFee`} label="monthly fee">
        <Money amount={cell.getValue()} currency={cell.row.original.currency} />
      </Figure>
    ),
  }),
]
const NUMBERS = new Set(['startsOn', 'endsOn', 'lastServiceDay', 'monthlyFee'])

interface ContractsTableProps {
  contracts: Contract[]
  stale: boolean
}

/** Contracts in rows; on a narrow screen each is a card with the names of its columns. */
export function ContractsTable({ contracts, stale }: ContractsTableProps) {
  // eslint-disable-next-line react-hooks/incompatible-library -- the table is made anew with every answer
  const table = useReactTable({
    data: contracts,
    columns: COLUMNS,
    getCoreRowModel: getCoreRowModel(),
  })
  return (
    <table className={classes.table} data-stale={stale || undefined}>
      <thead>
        {table.getHeaderGroups().map((group) => (
          <tr key={group.id}>
            {group.headers.map((header) => (
              <th key={header.id} scope="col" data-number={NUMBERS.has(header.id) || undefined}>
                {flexRender(header.column.columnDef.header, header.getContext())}
              </th>
            ))}
          </tr>
        ))}
      </thead>
      <tbody>
        {table.getRowModel().rows.map((row) => (
          <tr key={row.original.id}>
            {row.getVisibleCells().map((cell) => (
              <td
                key={cell.id}
                data-label={String(cell.column.columnDef.header)}
                data-number={NUMBERS.has(cell.column.id) || undefined}
              >
                {flexRender(cell.column.columnDef.cell, cell.getContext())}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}
