import { Autocomplete } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { OFFERED, useSubjects } from '../choosers/useSubjects'
import type { SubjectKind } from '../choosers/useSubjects'
import classes from './commands.module.css'

export interface CommonProps {
  label: string
  description: ReactNode
  withAsterisk: boolean
  value: string
  error: ReactNode
  'data-path': string
}

interface SubjectFieldProps {
  kind: SubjectKind
  common: CommonProps
  onChange: (id: string) => void
}

/** A party, a place or a contract, by its id; those whose name or id has in it what is typed are offered. */
export function SubjectField({ kind, common, onChange }: SubjectFieldProps) {
  const [looked] = useDebouncedValue(common.value, 200)
  const found = useSubjects(kind, looked)
  const names = new Map(found.map(({ id, name }) => [id, name]))
  return (
    <Autocomplete
      {...common}
      className={classes.id ?? ''}
      description={names.get(common.value) ?? common.description}
      data={[...names.keys()]}
      limit={OFFERED}
      filter={({ options }) => options}
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
