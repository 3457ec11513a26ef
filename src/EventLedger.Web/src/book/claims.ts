import type { Schemas } from '../api/read'
import { formatMoney } from '../components/money'
import { formatDay } from '../time/dates'

export const QUALIFIERS: Record<NonNullable<Schemas['Qualifier']>, string> = {
  Exact: '',
  About: 'about ',
  AtLeast: 'at least ',
  UpTo: 'up to ',
}

/** What a source says of a figure, as one would write it. */
export function claimText(
  value: string | null,
  currency: string | null,
  qualifier: Schemas['Qualifier'] | null,
): string {
  if (value === null) return 'unknown'
  const before = QUALIFIERS[qualifier ?? 'Exact']
  if (currency) return `${before}${formatMoney(value)} ${currency}`
  if (/^\d{4}-\d{2}(-\d{2})?$/.test(value)) return before + formatDay(value)
  return before + value
}
