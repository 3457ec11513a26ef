import { Select } from '@mantine/core'
import type { SelectProps } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useNames, useSubjects } from './useSubjects'
import type { SubjectKind } from './useSubjects'

const MOMENT = 200

type Taken = 'label' | 'aria-label' | 'placeholder' | 'className' | 'clearable' | 'allowDeselect'

interface SubjectSelectProps extends Pick<SelectProps, Taken> {
  kind: SubjectKind
  value: string | undefined
  /** Of contracts, only this customer's. */
  customerId?: string | undefined
  onChange: (id: string | undefined) => void
}

/** A party, a place or a contract, chosen by its name: the server looks for what is typed, however many there are. */
export function SubjectSelect({ kind, value, customerId, onChange, ...select }: SubjectSelectProps) {
  const [typed, setTyped] = useState('')
  const [looked] = useDebouncedValue(typed, MOMENT)
  const found = useSubjects(kind, looked, customerId)
  const isFound = found.some(({ id }) => id === value)
  const name = useNames(kind, value && !isFound ? [value] : []).get(value ?? '')
  const chosen = value && !isFound ? [{ id: value, name: name ?? value }] : []
  const data = [...found, ...chosen].map(({ id, name: label }) => ({ value: id, label }))
  return (
    <Select
      {...select}
      searchable
      data={data}
      filter={({ options }) => options}
      nothingFoundMessage="Nothing is called so"
      value={value ?? null}
      // The field says what is chosen; that is not looked for.
      onSearchChange={(text) => setTyped(data.some(({ label }) => label === text) ? '' : text)}
      onChange={(id) => onChange(id ?? undefined)}
    />
  )
}
