import type { PlaceSearch } from '../time/place'
import { validatePlace } from '../time/place'

export const PARTS = [
  { value: 'invoicing', label: 'Invoicing' },
  { value: 'documents', label: 'Documents' },
  { value: 'receivables', label: 'Receivables' },
  { value: 'revenue', label: 'Revenue' },
  { value: 'closing', label: 'Closing' },
] as const

export type Part = (typeof PARTS)[number]['value']

export interface BillingSearch extends PlaceSearch {
  part?: Part | undefined
  /** The month that is invoiced or closed. */
  month?: string | undefined
  /** The billing run that is looked at. */
  run?: string | undefined
  contract?: string | undefined
  customer?: string | undefined
  provider?: string | undefined
}

const ID = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/

export function isMonth(text: unknown): text is string {
  return typeof text === 'string' && /^(19|20|21)\d\d-(0[1-9]|1[0-2])$/.test(text)
}

export function validateBilling(search: Record<string, unknown>): BillingSearch {
  const id = (value: unknown) => (typeof value === 'string' && ID.test(value) ? value : undefined)
  const { part, month } = search
  return {
    ...validatePlace(search),
    part: PARTS.find((each) => each.value === part)?.value,
    month: isMonth(month) ? month : undefined,
    run: id(search.run),
    contract: id(search.contract),
    customer: id(search.customer),
    provider: id(search.provider),
  }
}
