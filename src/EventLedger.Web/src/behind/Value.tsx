import { Money } from '../components/Money'
import { formatDay, isDay } from '../time/dates'

/** A figure as the API gives it: an amount, a number, a day or a text. */
export function Value({ value, currency }: { value: unknown; currency: string | null }) {
  if (typeof value === 'number') return <>{value.toLocaleString('en')}</>
  if (typeof value !== 'string') return <>unknown</>
  if (isDay(value)) return <>{formatDay(value)}</>
  return /^-?\d+(\.\d+)?$/.test(value) ? <Money amount={value} currency={currency} /> : <>{value}</>
}
