import { useEffect, useMemo, useRef, useState } from 'react'
import { useRead } from '../api/queries'
import { addDays, addMonths, instantOf, moveInstant, today } from './dates'
import { useMove, usePlace } from './place'

export type Step = 'day' | 'month' | 'event'

/** What a clock shows, looked at twice a minute. */
function useNow(): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 30_000)
    return () => clearInterval(timer)
  }, [])
  return now
}

/** The time bar's state, read from the address, and the ways to change it. */
export function useTime() {
  const place = usePlace()
  const move = useMove()
  const now = useNow()
  const { data: timeline } = useRead({ route: '/v1/timeline' })
  const asOf = place.asOf ?? timeline?.asOf ?? today(now)
  const moving = useRef(false)

  return useMemo(() => {
    const go = (to: { asOf?: string | undefined; knownAt?: string | undefined }) =>
      move(to, { replace: moving.current })
    const latest = instantOf(now)
    const knownAt = place.knownAt ?? latest
    return {
      place,
      timeline,
      now,
      asOf,
      knownAt,
      atRest: !place.asOf && !place.knownAt,
      /** A drag is one step in the browser's history, however many days it passes. */
      begin: () => (moving.current = false),
      end: () => (moving.current = false),
      drag: (to: { asOf: string } | { knownAt: string | undefined }) => {
        if ('asOf' in to ? to.asOf === asOf : to.knownAt === place.knownAt) return
        go(to)
        moving.current = true
      },
      setAsOf: (day: string | undefined) => go({ asOf: day }),
      setKnownAt: (instant: string | undefined) => go({ knownAt: instant }),
      rest: () => go({ asOf: undefined, knownAt: undefined }),
      stepAsOf: (step: Step, direction: 1 | -1) => {
        const { before, after } = timeline?.effective ?? {}
        const to =
          step === 'day'
            ? addDays(asOf, direction)
            : step === 'month'
              ? addMonths(asOf, direction)
              : direction > 0
                ? after
                : before
        if (to) go({ asOf: to })
      },
      stepKnownAt: (step: Step, direction: 1 | -1) => {
        const { before, after } = timeline?.recorded ?? {}
        const to = step === 'event' ? (direction > 0 ? after : before) : moveInstant(knownAt, step, direction)
        if (to) go({ knownAt: to > instantOf(Date.now()) && step !== 'event' ? undefined : to })
        else if (step === 'event' && direction > 0) go({ knownAt: undefined })
      },
    }
  }, [place, move, now, timeline, asOf])
}

export type Time = ReturnType<typeof useTime>
