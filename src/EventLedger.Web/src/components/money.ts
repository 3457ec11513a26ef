/** Amounts are decimal strings from the API and stay strings: nothing here adds, and nothing rounds but to read. */

const UNITS = ['', 'thousand', 'million', 'billion', 'trillion', 'quadrillion'] as const
const SHORT = ['', 'k', 'm', 'bn', 'tn', 'qn'] as const

interface Parts {
  sign: string
  whole: string
  fraction: string
}

function partsOf(amount: string): Parts {
  const match = /^(-?)0*(\d+)(?:\.(\d*))?$/.exec(amount)
  if (!match) throw new RangeError(`${amount} is no amount`)
  return { sign: match[1] === '-' ? '\u2212' : '', whole: match[2] ?? '0', fraction: match[3] ?? '' }
}

const grouped = (whole: string) => whole.replace(/\B(?=(\d{3})+$)/g, ',')

/** An amount in full: `6300000000.00` as `6,300,000,000.00`. Decimals are the currency's, as the API gives them. */
export function formatMoney(amount: string): string {
  const { sign, whole, fraction } = partsOf(amount)
  return sign + grouped(whole) + (fraction && `.${fraction}`)
}

/** Whether an amount is zero. */
export function isZero(amount: string | null | undefined): boolean {
  return amount === null || amount === undefined || /^-?0*(\.0*)?$/.test(amount)
}

/** Adds one to the last of some digits. */
function next(digits: string): string {
  const nines = /9*$/.exec(digits)?.[0].length ?? 0
  const head = digits.slice(0, digits.length - nines)
  const zeros = '0'.repeat(nines)
  return head ? head.slice(0, -1) + String(Number(head.slice(-1)) + 1) + zeros : '1' + zeros
}

/**
 * An amount to read at a glance, three digits of it and its unit: `6300000000.00` is `6.30` and `billion`.
 * Rounded half away from zero, as a reader would; the exact one is always at hand.
 */
export function shortMoney(amount: string): { digits: string; unit: string; short: string } {
  const { sign, whole, fraction } = partsOf(amount)
  if (whole.length <= 3) return { digits: sign + whole + (fraction && `.${fraction}`), unit: '', short: '' }
  let length = whole.length
  let kept = whole.slice(0, 3)
  if (whole.charAt(3) >= '5') kept = next(kept)
  if (kept.length > 3) {
    kept = kept.slice(0, 3)
    length++
  }
  const group = Math.floor((length - 1) / 3)
  const lead = length - group * 3
  if (group >= UNITS.length) return { digits: sign + grouped(whole), unit: '', short: '' }
  const digits = lead === 3 ? kept : `${kept.slice(0, lead)}.${kept.slice(lead)}`
  return { digits: sign + digits, unit: UNITS[group] ?? '', short: SHORT[group] ?? '' }
}

/** A share as the API gives it, `0.456789`, as `45.7%`. */
export function formatShare(share: string): string {
  const { sign, whole, fraction } = partsOf(share)
  const digits = whole + fraction.padEnd(4, '0').slice(0, 4)
  let kept = digits.slice(0, -1)
  if (digits.slice(-1) >= '5') kept = next(kept)
  const trimmed = kept.padStart(3, '0')
  const percent = trimmed.slice(0, -1).replace(/^0+(?=\d)/, '')
  return `${sign}${percent}.${trimmed.slice(-1)}%`
}

/** How long a bar is: the one place where an amount becomes a number, and only for pixels. */
export function pixels(amount: string | null | undefined): number {
  return amount ? Number(amount) : 0
}
