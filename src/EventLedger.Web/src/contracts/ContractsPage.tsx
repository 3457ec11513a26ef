import { Button, Select, TextInput } from '@mantine/core'
import { useDebouncedCallback } from '@mantine/hooks'
import { IconSearch } from '@tabler/icons-react'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { usePages } from '../api/queries'
import type { Schemas } from '../api/read'
import { SubjectSelect } from '../choosers/SubjectSelect'
import { CommandMenu } from '../commands/CommandMenu'
import { NEW } from '../commands/menus'
import { Answered } from '../components/Answered'
import { Exports } from '../components/Exports'
import { STATUSES } from '../components/Status'
import { ContractsTable } from './ContractsTable'
import { Heading } from '../components/Heading'
import classes from './contracts.module.css'
import type { ContractsSearch } from './search'

const PAGE = 50
const CHOOSERS = [
  { label: 'Customer', kind: 'party', of: 'customer' },
  { label: 'Provider', kind: 'party', of: 'provider' },
  { label: 'Facility', kind: 'facility', of: 'facility' },
] as const

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
  const narrowed = Boolean(status ?? customer ?? provider ?? facility ?? find)
  return (
    <>
      <Heading
        level={1}
        title="Contracts"
        note="Signed contracts and announced deals, each as it stands where the time bar does."
      >
        <span className={classes.actions}>
          <Exports question={question} name="contracts" />
          <CommandMenu label="New" id="" names={NEW} />
        </span>
      </Heading>
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
              <ContractsTable contracts={items} stale={pages.isPlaceholderData} />
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
      <Select
        aria-label="Status"
        placeholder="Status"
        data={Object.entries(STATUSES).map(([value, label]) => ({ value, label }))}
        value={search.status ?? null}
        onChange={(status) => narrow({ status: (status as Schemas['ContractStatus'] | null) ?? undefined })}
        clearable
        className={classes.filter}
      />
      {CHOOSERS.map(({ label, kind, of }) => (
        <SubjectSelect
          key={label}
          aria-label={label}
          placeholder={label}
          kind={kind}
          value={search[of]}
          onChange={(id) => narrow({ [of]: id })}
          clearable
          className={classes.filter}
        />
      ))}
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
