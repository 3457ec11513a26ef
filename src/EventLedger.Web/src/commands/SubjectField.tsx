import { Autocomplete } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { useRead } from '../api/queries'
import classes from './commands.module.css'

const MOST = 1000
const OFFERED = 50

export interface CommonProps {
  label: string
  description: ReactNode
  withAsterisk: boolean
  value: string
  error: ReactNode
  'data-path': string
}

interface SubjectFieldProps {
  kind: 'party' | 'facility' | 'contract'
  common: CommonProps
  onChange: (id: string) => void
}

/** A party, a place or a contract, by its id; those that are there are offered by name. */
export function SubjectField({ kind, common, onChange }: SubjectFieldProps) {
  const [looked] = useDebouncedValue(common.value, 200)
  const parties = useRead({ route: '/v1/parties', query: { limit: MOST } }, { enabled: kind === 'party' })
  const facilities = useRead(
    { route: '/v1/facilities', query: { limit: MOST } },
    { enabled: kind === 'facility' },
  )
  const contracts = useRead(
    { route: '/v1/contracts', query: { limit: OFFERED, search: looked || undefined } },
    { enabled: kind === 'contract' },
  )
  const known =
    kind === 'contract'
      ? (contracts.data?.items ?? []).map(({ id, title }) => ({ id, name: title ?? id }))
      : ((kind === 'party' ? parties : facilities).data?.items ?? [])
  const names = new Map(known.map(({ id, name }) => [id, name]))
  return (
    <Autocomplete
      {...common}
      className={classes.id ?? ''}
      description={names.get(common.value) ?? common.description}
      data={known.map(({ id }) => id)}
      limit={OFFERED}
      filter={({ options, search }) => {
        const wanted = search.trim().toLowerCase()
        return options.filter(
          (option) =>
            'value' in option &&
            `${option.value} ${names.get(option.value) ?? ''}`.toLowerCase().includes(wanted),
        )
      }}
      renderOption={({ option }) => (
        <span className={classes.option}>
          {names.get(option.value) ?? option.value}
          <small>{option.value}</small>
        </span>
      )}
      onChange={onChange}
    />
  )
}
