import { commandCalled } from '../commands/catalog'
import type { Field } from '../commands/fields'
import { formatMoney } from '../components/money'
import { formatDay, formatMonth, isDay } from '../time/dates'
import type { Step } from './draft'

/** What a command is called; of one that has no form, its name as people say it. */
export function titleOf(command: string): string {
  return commandCalled(command)?.title ?? words(command)
}

/** What a command says, field by field, in the words of its form. What it rests on is left out. */
export function toldOf({ command, data }: Step): string {
  return linesOf(commandCalled(command)?.fields ?? {}, data).join('; ')
}

function linesOf(fields: Readonly<Record<string, Field>>, data: Readonly<Record<string, unknown>>): string[] {
  return Object.entries(data)
    .filter(([name]) => name !== 'sources')
    .map(([name, value]) => [fields[name], name, value] as const)
    .map(([field, name, value]) => [field?.label ?? words(name), said(field, value)] as const)
    .filter(([, text]) => text !== '')
    .map(([label, text]) => `${label}: ${text}`)
}

function said(field: Field | undefined, value: unknown): string {
  if (value === undefined) return ''
  if (value === null) return field?.removed ? field.removed.toLowerCase() : ''
  if (Array.isArray(value)) {
    const item = field?.kind === 'list' ? field.item : undefined
    return value.map((each) => said(item, each)).join(' and ')
  }
  if (typeof value === 'object') {
    const inner = field?.kind === 'group' ? field.fields : {}
    return linesOf(inner, value as Record<string, unknown>)
      .map((line) => line.charAt(0).toLowerCase() + line.slice(1))
      .join(', ')
  }
  if (typeof value === 'boolean') return value ? 'yes' : ''
  const text = typeof value === 'number' ? String(value) : (value as string)
  if (field?.kind === 'choice') return (field.options[text] ?? text).toLowerCase()
  if (field?.kind === 'money' && /^-?\d+(\.\d+)?$/.test(text)) return formatMoney(text)
  if (isDay(text)) return formatDay(text)
  return /^\d{4}-\d{2}$/.test(text) ? formatMonth(text) : text
}

/** `GiveTerminationNotice` as people say it. */
function words(name: string): string {
  const text = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  return text.charAt(0).toUpperCase() + text.slice(1)
}
