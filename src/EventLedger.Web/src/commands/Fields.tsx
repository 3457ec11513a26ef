import { TextInput } from '@mantine/core'
import type { Command } from './command'
import classes from './commands.module.css'
import type { Faults } from './faults'
import type { Values } from './fields'
import type { FormContext } from './FieldView'
import { FaultList, FieldView } from './FieldView'
import { SubjectField } from './SubjectField'

interface FieldsProps {
  command: Command
  values: Values
  form: FormContext
}

/** The fields of a command. */
export function Fields({ command, values, form }: FieldsProps) {
  return (
    <div className={classes.grid}>
      {Object.entries(command.fields).map(([name, field]) => (
        <FieldView key={name} field={field} path={name} value={values[name]} form={form} />
      ))}
    </div>
  )
}

interface IdFieldProps {
  command: Command
  id: string
  faults: Faults
  onChange: (id: string) => void
}

const SUBJECTS: Readonly<Record<string, { kind: 'party' | 'facility' | 'contract'; label: string }>> = {
  contracts: { kind: 'contract', label: 'Contract' },
  facilities: { kind: 'facility', label: 'Facility' },
  parties: { kind: 'party', label: 'Party' },
  books: { kind: 'party', label: 'Provider' },
}

/** What the command is about: a new id of what it begins, else one of those that there are. */
export function IdField({ command, id, faults, onChange }: IdFieldProps) {
  const error = faults.id && <FaultList faults={faults.id} onFix={() => undefined} />
  const subject = command.begins ? undefined : SUBJECTS[command.collection]
  if (!subject)
    return (
      <TextInput
        label="Id"
        className={classes.id ?? ''}
        description="Lower-case letters, digits and hyphens; it never changes."
        withAsterisk
        value={id}
        autoComplete="off"
        data-path="id"
        error={error}
        onChange={(event) => onChange(event.currentTarget.value.trim())}
      />
    )
  return (
    <SubjectField
      kind={subject.kind}
      common={{
        label: subject.label,
        description: 'By name or id.',
        withAsterisk: true,
        value: id,
        error,
        'data-path': 'id',
      }}
      onChange={(to) => onChange(to.trim())}
    />
  )
}
