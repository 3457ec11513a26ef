import { Button, Checkbox, Fieldset, SegmentedControl, Select, Textarea, TextInput } from '@mantine/core'
import { IconPlus, IconX } from '@tabler/icons-react'
import { shortMoney } from '../components/money'
import { useState } from 'react'
import type { ReactNode } from 'react'
import classes from './commands.module.css'
import { DocumentField } from './DocumentField'
import type { Fault, Faults } from './faults'
import { initialOf, plainAmount } from './fields'
import type { Field, ListField, SimpleField, ChoiceField, GroupField, Value, Values } from './fields'
import { SubjectField } from './SubjectField'

export interface FormContext {
  /** The thing that the command is about. */
  id: string
  faults: Faults
  set: (path: string, value: Value) => void
}

interface FieldViewProps<F extends Field = Field> {
  field: F
  path: string
  value: Value
  form: FormContext
}

/** One field of a form, of any kind: what it is called, what it means, what is wrong with it. */
export function FieldView({ field, path, value, form }: FieldViewProps) {
  if (field.absent ?? field.removed) return <Optional field={field} path={path} value={value} form={form} />
  return <Plain field={field} path={path} value={value} form={form} />
}

interface PlainProps<F extends Field = Field> extends FieldViewProps<F> {
  /** Whether it stands in a frame that has its name already. */
  isInside?: boolean
}

function Plain({ field, path, value, form, isInside = false }: PlainProps) {
  if (field.kind === 'group')
    return <Group field={field} path={path} value={value} form={form} isInside={isInside} />
  if (field.kind === 'list')
    return <List field={field} path={path} value={value} form={form} isInside={isInside} />
  if (field.kind === 'choice') return <Choice field={field} path={path} value={value} form={form} />
  return <Simple field={field} path={path} value={value} form={form} />
}

/** A field that may be left as it is, taken away, or given. */
function Optional({ field, path, value, form }: FieldViewProps) {
  const state = value === undefined ? 'absent' : value === null ? 'removed' : 'given'
  const states = [
    ...(field.absent ? [{ value: 'absent', label: field.absent }] : []),
    { value: 'given', label: field.given ?? (field.absent ? 'Change' : 'As follows') },
    ...(field.removed ? [{ value: 'removed', label: field.removed }] : []),
  ]
  const move = (to: string) =>
    form.set(
      path,
      to === 'absent'
        ? undefined
        : to === 'removed'
          ? null
          : initialOf({ ...withoutStates(field), required: true }),
    )
  return (
    <Fieldset legend={field.label} className={classes.group} data-path={path}>
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={field.label}
        data={states}
        value={state}
        onChange={move}
        className={classes.states}
      />
      {state === 'given' ? (
        <Plain field={withoutStates(field)} path={path} value={value} form={form} isInside />
      ) : (
        <FaultList faults={form.faults[path]} onFix={(fixed) => form.set(path, fixed)} />
      )}
    </Fieldset>
  )
}

function withoutStates(field: Field): Field {
  const { absent, removed, ...rest } = field
  return (absent ?? removed) ? rest : field
}

function Group({ field, path, value, form, isInside = false }: PlainProps<GroupField>) {
  const values = (value ?? {}) as Values
  return (
    <Frame label={field.label} path={path} form={form} isInside={isInside}>
      <div className={classes.grid}>
        {Object.entries(field.fields).map(([name, inner]) => (
          <FieldView
            key={name}
            field={inner}
            path={path ? `${path}.${name}` : name}
            value={values[name]}
            form={form}
          />
        ))}
      </div>
    </Frame>
  )
}

interface FrameProps {
  label: string
  path: string
  form: FormContext
  isInside: boolean
  children: ReactNode
}

/** Fields that belong together, with what is wrong with them as a whole. */
function Frame({ label, path, form, isInside, children }: FrameProps) {
  const inner = (
    <>
      {children}
      <FaultList faults={form.faults[path]} onFix={(fixed) => form.set(path, fixed)} />
    </>
  )
  if (isInside) return inner
  return (
    <Fieldset legend={label} className={classes.group} data-path={path}>
      {inner}
    </Fieldset>
  )
}

function List({ field, path, value, form, isInside = false }: PlainProps<ListField>) {
  const items = Array.isArray(value) ? value : []
  const [wasFolded] = useState(field.folded === true && items.length > 1)
  const add = () => form.set(path, [...items, initialOf({ ...field.item, required: true })])
  const isWrong = Object.keys(form.faults).some((each) => each.startsWith(path))
  const all = items.map((item, index) => (
    <div className={classes.item} key={index}>
      <FieldView
        field={{ ...field.item, required: true, label: `${capital(field.one)} ${index + 1}` }}
        path={`${path}[${index}]`}
        value={item}
        form={form}
      />
      <Button
        variant="subtle"
        size="compact-sm"
        color="gray"
        leftSection={<IconX size={14} aria-hidden />}
        onClick={() =>
          form.set(
            path,
            items.filter((_, at) => at !== index),
          )
        }
      >
        Remove {field.one} {index + 1}
      </Button>
    </div>
  ))
  return (
    <Frame label={field.label} path={path} form={form} isInside={isInside}>
      {wasFolded ? (
        <details className={classes.folded} open={isWrong || undefined}>
          <summary>
            {items.length} {field.one}s
          </summary>
          {all}
        </details>
      ) : (
        all
      )}
      <Button
        variant="light"
        size="compact-sm"
        leftSection={<IconPlus size={14} aria-hidden />}
        onClick={add}
      >
        Add a {field.one}
      </Button>
    </Frame>
  )
}

function Choice({ field, path, value, form }: FieldViewProps<ChoiceField>) {
  return (
    <Select
      label={field.label}
      description={field.help}
      withAsterisk={field.required ?? false}
      clearable={!field.required}
      placeholder={field.required ? '' : 'as usual'}
      data={Object.entries(field.options).map(([option, label]) => ({ value: option, label }))}
      value={typeof value === 'string' && value !== '' ? value : null}
      onChange={(chosen) => form.set(path, chosen ?? undefined)}
      error={
        form.faults[path] && <FaultList faults={form.faults[path]} onFix={(fixed) => form.set(path, fixed)} />
      }
      data-path={path}
    />
  )
}

const PLACEHOLDERS: Partial<Record<Field['kind'], string>> = {
  reduced: '2029, 2029-06 or 2029-06-30',
  money: '150,000,000.00',
}

const TYPES: Partial<Record<Field['kind'], string>> = { day: 'date', month: 'month' }

function Simple({ field, path, value, form }: FieldViewProps<SimpleField>) {
  const error = <FaultList faults={form.faults[path]} onFix={(fixed) => form.set(path, fixed)} />
  if (field.kind === 'hidden') return null
  if (field.kind === 'flag')
    return (
      <Checkbox
        label={field.label}
        description={field.help}
        checked={value === true}
        onChange={(event) =>
          form.set(path, event.currentTarget.checked || (field.required ? false : undefined))
        }
        error={form.faults[path] && error}
        className={classes.flag}
        data-path={path}
      />
    )
  const typed = typeof value === 'string' ? value : ''
  const common = {
    label: field.label,
    description: field.kind === 'money' && typed ? glance(typed) : field.help,
    withAsterisk: field.required ?? false,
    value: typed,
    error: form.faults[path] ? error : undefined,
    'data-path': path,
  }
  const change = (to: string) => form.set(path, to)
  if (field.kind === 'party' || field.kind === 'facility' || field.kind === 'contract')
    return <SubjectField kind={field.kind} common={common} onChange={change} />
  if (field.kind === 'invoice' || field.kind === 'payment')
    return <DocumentField kind={field.kind} contract={form.id} common={common} onChange={change} />
  if (field.kind === 'words')
    return (
      <Textarea
        {...common}
        autosize
        minRows={2}
        maxRows={16}
        className={classes.wide}
        onChange={(event) => change(event.currentTarget.value)}
      />
    )
  const digits = field.kind === 'money' || field.kind === 'decimal' || field.kind === 'whole'
  return (
    <TextInput
      {...common}
      type={TYPES[field.kind] ?? 'text'}
      placeholder={PLACEHOLDERS[field.kind] ?? ''}
      {...(digits && { inputMode: 'decimal' as const, classNames: { input: classes.digits ?? '' } })}
      autoComplete="off"
      onChange={(event) => change(event.currentTarget.value)}
    />
  )
}

/** A typed amount as it will be read: `150000000` as `150 million`. */
function glance(typed: string): string {
  const plain = plainAmount(typed)
  if (!/^-?\d+(\.\d*)?$/.test(plain)) return 'Digits, with a point before decimals.'
  const { digits, unit } = shortMoney(plain)
  return unit ? `about ${digits} ${unit}` : digits
}

export function FaultList({
  faults,
  onFix,
}: {
  faults: readonly Fault[] | undefined
  onFix: (value: string | boolean) => void
}) {
  if (!faults?.length) return null
  return (
    <span className={classes.faults}>
      {faults.map(({ says, fix }) => (
        <span key={says}>
          {says}{' '}
          {fix && (
            <Button size="compact-xs" variant="light" onClick={() => onFix(fix.value)}>
              {fix.label}
            </Button>
          )}
        </span>
      ))}
    </span>
  )
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)
