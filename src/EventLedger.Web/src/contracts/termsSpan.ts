import type { Span } from '../time/axis'
import { addDays, addMonths, numberOf } from '../time/dates'
import type { Contract } from './ContractPage'

/** A stretch of days on the picture of the terms; the last is the day after. */
export interface Stretch {
  from: number
  to: number
}

/** Days, first and last, as a stretch. */
export function stretch(from: string, to: string): Stretch {
  return { from: numberOf(from), to: numberOf(to) + 1 }
}

/** The last day that the picture shows of an open end. */
function lastDayOf(contract: Contract): string {
  const { term, lastServiceDay } = contract
  const ends = [term?.endsOn, lastServiceDay, contract.commitment.firmUntil].filter((day) => day != null)
  return ends.sort().at(-1) ?? addMonths(contract.asOf, 24)
}

/** The days that the picture shows: the term, its signature and the day of the bar, with a little room. */
export function spanOfTerms(contract: Contract): Span {
  const start = contract.term?.startsOn ?? contract.asOf
  const first = [contract.signedOn ?? start, start].sort()[0] ?? start
  const [from, to] = [numberOf(first), numberOf(lastDayOf(contract))]
  const room = Math.max(10, Math.round((to - from) * 0.03))
  return { from: from - room, to: to + room }
}

/** The days that the lock-in holds; nothing when there is none. */
export function lockInOf({ term, termination }: Contract): Stretch | undefined {
  if (!term || !termination || termination.lockInMonths === 0) return undefined
  return stretch(term.startsOn, addDays(addMonths(term.startsOn, termination.lockInMonths), -1))
}

/** The days on which notice may be given, as long as it would end service before the term does. */
export function noticeWindowOf(contract: Contract): Stretch | undefined {
  const { earliestNoticeOn, term, termination, notice } = contract
  if (!earliestNoticeOn || !termination || notice) return undefined
  const last = term?.endsOn ? addDays(term.endsOn, -termination.noticeDays) : lastDayOf(contract)
  return last < earliestNoticeOn ? undefined : stretch(earliestNoticeOn, last)
}

/** The fee steps, each to the day before the next. */
export function feeStepsOf(contract: Contract): (Stretch & { monthlyFee: string; since: string })[] {
  const end = contract.lastServiceDay ?? lastDayOf(contract)
  return contract.fees
    .map((step, index) => {
      const next = contract.fees[index + 1]
      return {
        ...stretch(step.from, next ? addDays(next.from, -1) : end),
        monthlyFee: step.monthlyFee,
        since: step.from,
      }
    })
    .filter(({ from, to }) => to > from)
}
