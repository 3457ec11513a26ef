import { Select } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useRead } from '../api/queries'
import panel from '../components/panel.module.css'
import { Panel } from '../components/Panel'
import { Table } from '../components/Table'
import { Status } from '../components/Status'
import classes from './billing.module.css'
import { ContractDocuments } from './ContractDocuments'
import { useBilling, useParties } from './useBilling'

const CHOICES = 50

/** The documents of one contract; of a customer, the contracts to choose from. */
export function Documents() {
  const { search, go } = useBilling()
  const { choices } = useParties()
  const [typed, setTyped] = useState('')
  const [find] = useDebouncedValue(typed, 250)
  const contracts = useRead({
    route: '/v1/contracts',
    query: { limit: CHOICES, customerId: search.customer, search: find },
  })
  const found = (contracts.data?.items ?? []).map(({ id, title }) => ({ value: id, label: title ?? id }))
  const { contract } = search
  const known =
    contract && !found.some((each) => each.value === contract)
      ? [...found, { value: contract, label: contract }]
      : found
  return (
    <>
      <section className={panel.panel} aria-label="Whose documents" style={{ marginBottom: 16 }}>
        <div className={classes.choose} style={{ marginBottom: 0 }}>
          <Select
            label="Customer"
            placeholder="Any"
            data={choices}
            value={search.customer ?? null}
            onChange={(customer) => go({ customer: customer ?? undefined, contract: undefined })}
            clearable
            searchable
            limit={100}
          />
          <Select
            label="Contract"
            placeholder="Search by id, title or party"
            data={known}
            filter={({ options }) => options}
            value={contract ?? null}
            onChange={(id) => go({ contract: id ?? undefined })}
            onSearchChange={(text) => setTyped(known.some((each) => each.label === text) ? '' : text.trim())}
            clearable
            searchable
            nothingFoundMessage="No contract is like that"
          />
        </div>
      </section>
      {contract ? (
        <ContractDocuments key={contract} id={contract} />
      ) : (
        <Panel
          title="Contracts"
          note={`Choose whose documents to see; at most ${CHOICES} are listed.`}
          answer={contracts}
          height={240}
        >
          {(data) => (
            <Table
              label="Contracts to choose from"
              rows={data.items}
              id={(row) => row.id}
              empty="No contract is like that as of this day."
              columns={[
                {
                  title: 'Contract',
                  names: true,
                  cell: (row) => (
                    <button type="button" className={classes.month} onClick={() => go({ contract: row.id })}>
                      {row.title ?? row.id}
                    </button>
                  ),
                },
                { title: 'Status', cell: (row) => <Status status={row.status} /> },
                { title: 'Currency', cell: (row) => row.currency ?? 'unknown' },
              ]}
            />
          )}
        </Panel>
      )}
    </>
  )
}
