import { Button, Select, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useMemo, useState } from 'react'
import { usePages, useRead } from '../api/queries'
import type { Schemas } from '../api/read'
import { CommandMenu } from '../commands/CommandMenu'
import { NEW } from '../commands/menus'
import { Answered } from '../components/Answered'
import { Exports } from '../components/Exports'
import { STATUSES } from '../components/Status'
import { ContractsTable } from './ContractsTable'
import classes from './contracts.module.css'
import type { ContractsSearch } from './search'

const PAGE = 50
const CHOICES = 1000
const PARTIES = { route: '/v1/parties', query: { limit: CHOICES } } as const

/** The contracts and deals of the book: searched, narrowed and paged by the server. */
export function ContractsPage() {
  const search: ContractsSearch = useSearch({ strict: false })
  const { status, customer, provider, facility, find } = search
  const question = {
    route: '/v1/contracts',
    query: {
      limit: PAGE,
      status,
      customerId: customer,
      providerId: provider,
      facilityId: facility,
      search: find,
    },
  } as const
  const pages = usePages(question)
  const parties = useRead(PARTIES)
  const names = useMemo(
    () => new Map((parties.data?.items ?? []).map(({ id, name }) => [id, name])),
    [parties.data],
  )
  const narrowed = Boolean(status ?? customer ?? provider ?? facility ?? find)
  return (
    <>
      <header className={classes.title}>
        <span className={classes.actions}>
          <Exports question={question} name="contracts" />
          <CommandMenu label="New" id="" names={NEW} />
        </span>
        <h1>Contracts</h1>
        <p>Signed contracts and announced deals, each as it stands where the time bar does.</p>
      </header>
      <Filters search={search} narrowed={narrowed} />
      <section className={classes.list} aria-label="Contracts" aria-busy={pages.isFetching}>
        <Answered answer={pages} height={420}>
          {(all) => {
            const items = all.flatMap((page) => page.items)
            return items.length === 0 ? (
              <p className={classes.nothing}>
                {narrowed
                  ? 'No contract is like that as of this day.'
                  : 'Nothing is known of any deal as of this day.'}
              </p>
            ) : (
              <ContractsTable contracts={items} stale={pages.isPlaceholderData} names={names} />
            )
          }}
        </Answered>
        {pages.hasNextPage && (
          <Button
            variant="light"
            className={classes.more}
            loading={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            Show the next {PAGE}
          </Button>
        )}
      </section>
    </>
  )
}

function Filters({ search, narrowed }: { search: ContractsSearch; narrowed: boolean }) {
  const navigate = useNavigate()
  const parties = useRead(PARTIES)
  const facilities = useRead({ route: '/v1/facilities', query: { limit: CHOICES } })
  const [text, setText] = useState(search.find ?? '')
  const [typed, setTyped] = useState(search.find)
  const narrow = (to: Partial<ContractsSearch>) =>
    void navigate({
      to: '/contracts',
      search: (before: ContractsSearch) => ({ ...before, ...to }),
      resetScroll: false,
    })
  const find = useDebouncedCallback((value: string) => {
    setTyped(value || undefined)
    narrow({ find: value || undefined })
  }, 250)
  // The browser's back button changes what is looked for without typing.
  if (search.find !== typed) {
    setTyped(search.find)
    setText(search.find ?? '')
  }
  const named = (items: readonly { id: string; name: string }[] | undefined) =>
    (items ?? []).map(({ id, name }) => ({ value: id, label: name }))
  return (
    <div className={classes.filters} role="search">
      <TextInput
        aria-label="Search contracts"
        placeholder="Search id, title, customer, provider"
        leftSection={<IconSearch size={16} aria-hidden />}
        value={text}
        onChange={(event) => {
          setText(event.currentTarget.value)
          find(event.currentTarget.value.trim())
        }}
      />
      <Filter
        label="Status"
        value={search.status}
        data={Object.entries(STATUSES).map(([value, label]) => ({ value, label }))}
        onChange={(status) => narrow({ status: status as Schemas['ContractStatus'] | undefined })}
      />
      <Filter
        label="Customer"
        value={search.customer}
        data={named(parties.data?.items)}
        onChange={(customer) => narrow({ customer })}
      />
      <Filter
        label="Provider"
        value={search.provider}
        data={named(parties.data?.items)}
        onChange={(provider) => narrow({ provider })}
      />
      <Filter
        label="Facility"
        value={search.facility}
        data={named(facilities.data?.items)}
        onChange={(facility) => narrow({ facility })}
      />
      {narrowed && (
        <Button
          variant="subtle"
          onClick={() => {
            setText('')
            narrow({
              status: undefined,
              customer: undefined,
              provider: undefined,
              facility: undefined,
              find: undefined,
            })
          }}
        >
          Clear
        </Button>
      )}
    </div>
  )
}

interface FilterProps {
  label: string
  value: string | undefined
  data: { value: string; label: string }[]
  onChange: (value: string | undefined) => void
}

function Filter({ label, value, data, onChange }: FilterProps) {
  const known =
    value && !data.some((each) => each.value === value) ? [...data, { value, label: value }] : data
  return (
    <Select
      aria-label={label}
      placeholder={label}
      data={known}
      value={value ?? null}
      onChange={(chosen) => onChange(chosen ?? undefined)}
      clearable
      searchable={data.length > 10}
      limit={100}
      className={classes.filter}
    />
  )
}
