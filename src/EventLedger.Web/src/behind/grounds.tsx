import type { ComponentType } from 'react'
import { TOKEN } from '../api/token'
import { BehindCell } from './BehindCell'
import { BehindClaims } from './BehindClaims'
import { BehindContract } from './BehindContract'
import { BehindExplained } from './BehindExplained'

interface Found {
  title: string
  Grounds: ComponentType
}

type Opening = (first: string, rest: readonly string[]) => Found | undefined

/** Who shows what is behind a figure: by the first part of its address. */
const OPENINGS: Record<string, Opening> = {
  /** `cell/<token>/rows/0/firm`: a figure of a report, by the token of its answer and a JSON Pointer. */
  cell: (token, pointer) =>
    TOKEN.test(token) && pointer.length > 0
      ? {
          title: 'What is behind it',
          Grounds: () => <BehindCell token={token} cell={`/${pointer.join('/')}`} />,
        }
      : undefined,
  /** `explain/<contract>/commitment/firm`: a figure of a contract, wherever the bar of time stands. */
  explain: (id, pointer) =>
    pointer.length > 0
      ? { title: id, Grounds: () => <BehindExplained id={id} cell={`/${pointer.join('/')}`} /> }
      : undefined,
  /** `contract/<contract>`: a contract at a glance. */
  contract: (id) => ({ title: id, Grounds: () => <BehindContract id={id} /> }),
  /** `claims/<token>/0`: who says what of the figure in a row of the claims. */
  claims: (token, [row = '']) =>
    TOKEN.test(token) && /^\d{1,4}$/.test(row)
      ? { title: 'Who says what', Grounds: () => <BehindClaims token={token} row={Number(row)} /> }
      : undefined,
}

const opened = new Map<string, Found | undefined>()

/** What an address opens; the same for the same address, so that it stays while the page moves in time. */
export function groundsOf(address: string): Found | undefined {
  if (!opened.has(address)) {
    const [kind = '', first = '', ...rest] = address.split('/')
    opened.set(address, first ? OPENINGS[kind]?.(first, rest) : undefined)
  }
  return opened.get(address)
}
