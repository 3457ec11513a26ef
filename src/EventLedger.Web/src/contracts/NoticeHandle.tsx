import { useRef } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { shareOf } from '../time/axis'
import type { Span } from '../time/axis'
import { addDays, addMonths, dayOf, formatDay, numberOf } from '../time/dates'
import classes from './timeline.module.css'

interface NoticeHandleProps {
  span: Span
  day: string
  /** The day that notice on this day would end service; unknown when it may not be given. */
  last: string | undefined
  isRefused: boolean
  onMove: (day: string) => void
  onEnd: (day: string) => void
}

/** The day of a notice that might be given: dragged, clicked, or moved by the arrow keys. */
export function NoticeHandle({ span, day, last, isRefused, onMove, onEnd }: NoticeHandleProps) {
  const dragging = useRef(false)
  const percent = (at: number) => `${(shareOf(span, at) * 100).toFixed(3)}%`
  const dayUnder = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width))
    return dayOf(Math.round(span.from + share * (span.to - span.from)))
  }
  const down = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    dragging.current = true
    onMove(dayUnder(event))
  }
  const moved = (event: PointerEvent<HTMLDivElement>) => {
    if (dragging.current) onMove(dayUnder(event))
  }
  const up = (event: PointerEvent<HTMLDivElement>) => {
    if (!dragging.current) return
    dragging.current = false
    onEnd(dayUnder(event))
  }
  const key = (event: KeyboardEvent) => {
    const steps: Record<string, string> = {
      ArrowLeft: event.shiftKey ? addMonths(day, -1) : addDays(day, -1),
      ArrowRight: event.shiftKey ? addMonths(day, 1) : addDays(day, 1),
      PageDown: addMonths(day, -1),
      PageUp: addMonths(day, 1),
    }
    const to = steps[event.key]
    if (!to) return
    event.preventDefault()
    onEnd(to)
  }
  const at = numberOf(day)
  return (
    <div
      className={classes.drag}
      onPointerDown={down}
      onPointerMove={moved}
      onPointerUp={up}
      onPointerCancel={up}
    >
      {last && (
        <div
          className={classes.bar}
          data-kind="whatif"
          style={{
            left: percent(at),
            width: `calc(${percent(Math.min(numberOf(last) + 1, span.to))} - ${percent(at)})`,
          }}
        />
      )}
      <div
        role="slider"
        tabIndex={0}
        className={classes.handle}
        data-refused={isRefused || undefined}
        style={{ left: percent(Math.min(Math.max(at, span.from), span.to)) }}
        aria-label="What if notice is given on this day"
        aria-valuemin={Math.floor(span.from)}
        aria-valuemax={Math.ceil(span.to)}
        aria-valuenow={at}
        aria-valuetext={formatDay(day)}
        onKeyDown={key}
      />
    </div>
  )
}
