import { Button } from '@mantine/core'
import { usePages } from '../api/queries'
import { SubjectSelect } from '../choosers/SubjectSelect'
import panel from '../components/panel.module.css'
import { Panel } from '../components/Panel'
import { Table } from '../components/Table'
import { Status } from '../components/Status'
import classes from './billing.module.css'
import { ContractDocuments } from './ContractDocuments'
import { useBilling } from './useBilling'

const PAGE = 50

/** The documents of one contract; of a customer, the contracts to choose from. */
export function Documents() {
  const { search, go } = useBilling()
  const contracts = usePages({ route: '/v1/contracts', query: { limit: PAGE, customerId: search.customer } })
  const { contract } = search
  return (
    <>
      <section className={panel.panel} aria-label="Whose documents" style={{ marginBottom: 16 }}>
        <div className={classes.choose} style={{ marginBottom: 0 }}>
          <SubjectSelect
            label="Customer"
            placeholder="Any"
            kind="party"
            value={search.customer}
            onChange={(customer) => go({ customer, contract: undefined })}
            clearable
          />
          <SubjectSelect
            label="Contract"
            placeholder="Search by id, title or party"
            kind="contract"
            customerId={search.customer}
            value={contract}
            onChange={(id) => go({ contract: id })}
            clearable
          />
        </div>
      </section>
      {contract ? (
        <ContractDocuments key={contract} id={contract} />
      ) : (
        <Panel title="Contracts" note="Choose whose documents to see." answer={contracts} height={240}>
          {(all) => (
            <>
              <Table
                label="Contracts to choose from"
                rows={all.flatMap((page) => page.items)}
                id={(row) => row.id}
                empty="No contract is like that as of this day."
                columns={[
                  {
                    title: 'Contract',
                    names: true,
                    cell: (row) => (
                      <button
                        type="button"
                        className={classes.month}
                        onClick={() => go({ contract: row.id })}
                      >
                        {row.title ?? row.id}
                      </button>
                    ),
                  },
                  { title: 'Status', cell: (row) => <Status status={row.status} /> },
                  { title: 'Currency', cell: (row) => row.currency ?? 'unknown' },
                ]}
              />
              {contracts.hasNextPage && (
                <Button
                  variant="light"
                  mt="sm"
                  loading={contracts.isFetchingNextPage}
                  onClick={() => void contracts.fetchNextPage()}
                >
                  Show the next {PAGE}
                </Button>
              )}
            </>
          )}
        </Panel>
      )}
    </>
  )
}
