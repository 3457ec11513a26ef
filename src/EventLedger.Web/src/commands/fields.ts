import type { paths } from '../api/schema'

/** A route that takes a command: one on something that there is, or one that begins something under an id of its own. */
export type CommandRoute = {
  [P in keyof paths]: P extends `/v1/${string}/{id}/${string}` | '/v1/billing-runs'
    ? paths[P] extends { post: { requestBody: { content: { 'application/json': unknown } } } }
      ? P
      : never
    : never
}[keyof paths]

/** The body of a command, as the OpenAPI document has it. */
export type Body<P extends CommandRoute> = paths[P] extends {
  post: { requestBody: { content: { 'application/json': infer B } } }
}
  ? B
  : never

interface Common {
  label: string
  /** What it means, in a sentence. */
  help?: string
  required?: boolean
  /** What it is called to leave it out, where that means something: `Leave as it is`. */
  absent?: string
  /** What it is called to say something, where it may be left out: `Change` unless it says otherwise. */
  given?: string
  /** What it is called to send null, where that means something: `Nobody may leave`. */
  removed?: string
  /** What stands there at first. */
  initial?: unknown
}

type Simple =
  | 'text'
  | 'words'
  | 'day'
  | 'reduced'
  | 'month'
  | 'money'
  | 'decimal'
  | 'whole'
  | 'party'
  | 'facility'
  | 'contract'
  | 'invoice'
  | 'payment'
  | 'flag'
  | 'hidden'

export type SimpleField = Common & { kind: Simple }
export type ChoiceField = Common & { kind: 'choice'; options: Readonly<Record<string, string>> }
export type GroupField = Common & { kind: 'group'; fields: Readonly<Record<string, Field>> }
/** A folded list shows how many there are, and opens. */
export type ListField = Common & { kind: 'list'; item: Field; one: string; folded?: boolean }
export type Field = SimpleField | ChoiceField | GroupField | ListField

/** A field for every member of a body: one that the API gains does not build until it is described. */
export type FieldsOf<T> = { readonly [K in keyof Required<T>]: Field }

const simple =
  (kind: Simple) =>
  (label: string, more: Omit<Common, 'label'> = {}): SimpleField => ({ kind, label, ...more })

export const text = simple('text')
export const words = simple('words')
export const day = simple('day')
export const reduced = simple('reduced')
export const month = simple('month')
export const money = simple('money')
export const decimal = simple('decimal')
export const whole = simple('whole')
export const party = simple('party')
export const facility = simple('facility')
export const contract = simple('contract')
export const invoice = simple('invoice')
export const payment = simple('payment')
/** A number that is sent and was chosen elsewhere. */
export const hidden = simple('hidden')
export const flag = simple('flag')

/** One of the values of an enumeration; every value has a name. */
export function choice<E extends string>(
  label: string,
  options: Readonly<Record<E, string>>,
  more: Omit<Common, 'label'> = {},
): ChoiceField {
  return { kind: 'choice', label, options, ...more }
}

export function group<T>(label: string, fields: FieldsOf<T>, more: Omit<Common, 'label'> = {}): GroupField {
  return { kind: 'group', label, fields: fields, ...more }
}

export function list(
  label: string,
  one: string,
  item: Field,
  more: Omit<Common, 'label'> & { folded?: boolean } = {},
): ListField {
  return { kind: 'list', label, one, item, ...more }
}

/** What a form holds: texts as they were typed, groups and lists of them; undefined is left out, null is removed. */
export type Value = string | boolean | null | undefined | Value[] | { [name: string]: Value }
export type Values = Record<string, Value>

/** What stands in a field at first. */
export function initialOf(field: Field): Value {
  if (field.initial !== undefined) return field.initial as Value
  if (field.absent ?? (!field.required && field.kind !== 'flag')) return undefined
  switch (field.kind) {
    case 'group':
      return initialsOf(field.fields)
    case 'list':
      return [initialOf({ ...field.item, required: true })]
    case 'flag':
      return field.required ? false : undefined
    default:
      return ''
  }
}

export function initialsOf(fields: Readonly<Record<string, Field>>): Values {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, initialOf(field)]))
}

/** `150,000,000.00` as `150000000.00`; what is not written like that is left to the API to refuse. */
export function plainAmount(typed: string): string {
  const trimmed = typed.trim()
  return /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(trimmed) ? trimmed.replaceAll(',', '') : trimmed
}

/** What is sent of a field; undefined is not sent. */
export function sentOf(field: Field, value: Value): unknown {
  if (value === undefined || value === null) return value
  switch (field.kind) {
    case 'group': {
      const sent = sentOfAll(field.fields, value as Values)
      return !field.required && !field.removed && Object.keys(sent).length === 0 ? undefined : sent
    }
    case 'list': {
      const items = (value as Value[])
        .map((item) => sentOf({ ...field.item, required: true }, item))
        .filter((item) => item !== undefined)
      return items.length === 0 && !field.required ? undefined : items
    }
    case 'flag':
      return value
    default:
      return sentText(field.kind, typeof value === 'string' ? value.trim() : '')
  }
}

function sentText(kind: Field['kind'], typed: string): unknown {
  if (typed === '') return undefined
  if (kind === 'whole' || kind === 'hidden') return /^-?\d{1,15}$/.test(typed) ? Number(typed) : typed
  if (kind === 'money' || kind === 'decimal') return plainAmount(typed)
  return typed
}

/** The body of a command. */
export function sentOfAll(fields: Readonly<Record<string, Field>>, values: Values): Record<string, unknown> {
  const sent = Object.entries(fields).map(([name, field]) => [name, sentOf(field, values[name])] as const)
  return Object.fromEntries(sent.filter(([, value]) => value !== undefined))
}

/** The values with one of them changed: `fees[0].monthlyFee`. */
export function withValue(values: Values, path: string, value: Value): Values {
  const keys = path.split(/[.[\]]+/).filter(Boolean)
  const change = (at: Value, [key, ...rest]: string[]): Value => {
    if (key === undefined) return value
    if (Array.isArray(at)) return at.map((item, index) => (index === Number(key) ? change(item, rest) : item))
    const members = (at ?? {}) as Values
    return { ...members, [key]: change(members[key], rest) }
  }
  return change(values, keys) as Values
}

/** What stands in a field of which nothing was said. */
function blankOf(field: Field): Value {
  if (field.kind === 'group') return field.required && !field.removed ? valuesOf(field.fields, {}) : undefined
  if (field.kind === 'list') return field.required && !field.absent ? [] : undefined
  if (field.kind === 'flag') return field.required ? false : undefined
  return field.absent ? undefined : ''
}

/** A body as the values of a form: what it does not say is left empty. */
export function valuesOf(fields: Readonly<Record<string, Field>>, body: Record<string, unknown>): Values {
  return valuesBy(fields, body, blankOf)
}

/** The values that a form begins with: what is given, and what usually stands in the rest. */
export function valuesFrom(fields: Readonly<Record<string, Field>>, given: Record<string, unknown>): Values {
  return valuesBy(fields, given, initialOf)
}

function valuesBy(
  fields: Readonly<Record<string, Field>>,
  body: Record<string, unknown>,
  otherwise: (field: Field) => Value,
): Values {
  return Object.fromEntries(
    Object.entries(fields).map(([name, field]) => [name, valueFrom(field, body[name], otherwise)]),
  )
}

function valueFrom(field: Field, given: unknown, otherwise: (field: Field) => Value): Value {
  if (given === undefined) return otherwise(field)
  if (given === null) return field.removed ? null : blankOf({ ...field, required: false })
  if (field.kind === 'group') return valuesOf(field.fields, given as Record<string, unknown>)
  if (field.kind === 'list')
    return (given as unknown[]).map((item) => valueFrom({ ...field.item, required: true }, item, blankOf))
  if (typeof given === 'boolean' || typeof given === 'string') return given
  return typeof given === 'number' ? String(given) : JSON.stringify(given)
}
