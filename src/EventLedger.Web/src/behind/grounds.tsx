import type { ComponentType } from 'react'
import { BehindCell } from './BehindCell'
import { BehindClaims } from './BehindClaims'
import { BehindCommitment } from './BehindCommitment'
import { BehindContract } from './BehindContract'
import { BehindExplained } from './BehindExplained'
import { BehindRunRate } from './BehindRunRate'
import { BehindWaterfall } from './BehindWaterfall'
import { formatMonth } from '../time/dates'

interface Found {
  title: string
  Grounds: ComponentType
}

type Opening = (parts: readonly string[]) => Found | undefined

const WORDS: Record<string, string> = {
  live: 'Live run-rate',
  contracted: 'Contracted run-rate',
  announced: 'Announced run-rate',
  headline: 'Headline',
  earned: 'Earned',
  firm: 'Firm commitment',
  cancellable: 'Cancellable',
  forgone: 'Forgone',
}

/** Who shows what is behind a figure: by the first part of its address. A new kind of figure is a line here. */
const OPENINGS: Record<string, Opening> = {
  contract: ([id]) => id && { title: id, Grounds: () => <BehindContract id={id} /> },
  explain: ([id, ...cell]) =>
    id &&
    cell.length > 0 && {
      title: WORDS[cell.at(-1) ?? ''] ?? cell.at(-1) ?? id,
      Grounds: () => <BehindExplained id={id} cell={`/${cell.join('/')}`} />,
    },
  cell: ([token, ...cell]) =>
    token &&
    cell.length > 0 && {
      title: 'What is behind it',
      Grounds: () => <BehindCell token={token} cell={`/${cell.join('/')}`} />,
    },
  'run-rate': ([measure, currency, by]) =>
    measure &&
    currency && {
      title: `${WORDS[measure] ?? measure}, ${currency}`,
      Grounds: () => <BehindRunRate measure={measure} currency={currency} by={by ?? 'contract'} />,
    },
  commitment: ([measure, currency]) =>
    measure &&
    currency && {
      title: `${WORDS[measure] ?? measure}, ${currency}`,
      Grounds: () => <BehindCommitment measure={measure} currency={currency} />,
    },
  waterfall: ([month, currency, kind]) =>
    month &&
    currency && {
      title: `${formatMonth(month)}: ${kind ?? 'what moved'}, ${currency}`,
      Grounds: () => <BehindWaterfall month={month} currency={currency} kind={kind} />,
    },
  claims: ([kind, id, figure]) =>
    kind &&
    id &&
    figure && {
      title: `Who says what: ${id}`,
      Grounds: () => <BehindClaims kind={kind} id={id} figure={figure} />,
    },
} as Record<string, (parts: readonly string[]) => Found | undefined>

const opened = new Map<string, Found | undefined>()

/** What an address opens; the same for the same address, so that it stays while the page moves in time. */
export function groundsOf(address: string): Found | undefined {
  if (!opened.has(address)) {
    const [first = '', ...rest] = address.split('/')
    opened.set(address, OPENINGS[first]?.(rest))
  }
  return opened.get(address)
}
