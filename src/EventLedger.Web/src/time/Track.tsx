import { useElementSize } from '@mantine/hooks'
import { useRef } from 'react'
import type { KeyboardEvent, PointerEvent } from 'react'
import { heightOf, shareOf, ticksOf } from './axis'
import type { Span, Tick } from './axis'
import classes from './TimeBar.module.css'
import type { Step } from './useTime'

interface TrackProps {
  label: string
  /** What the handle stands on, in words. */
  says: string
  span: Span
  at: number
  /** Where the handle rests: today, or now. */
  rest: number
  marks: readonly { at: number; events: number; title: string }[]
  kind: 'asOf' | 'knownAt'
  onDrag: (at: number) => void
  onBegin: () => void
  onEnd: () => void
  onStep: (step: Step, direction: 1 | -1) => void
  onRest: () => void
}

const EACH = 70
/** From where on the words of a line would leave the axis. */
const LAST = 0.97
/** How wide the words of a line are, in pixels. */
const WORDS = 38

/** An axis of time with its marks and one handle: to be dragged, clicked, or moved by the arrow keys. */
export function Track(props: TrackProps) {
  const { span, at, marks, kind } = props
  const { ref, width } = useElementSize<HTMLDivElement>()
  const dragged = useRef({ active: false, sent: 0, timer: 0 })
  const percent = (days: number) => `${(shareOf(span, days) * 100).toFixed(3)}%`

  // The words of the last line stand before it, where those of the line before it may be.
  const hasRoom = (tick: Tick, before: Tick | undefined) =>
    shareOf(span, tick.at) <= LAST ||
    before === undefined ||
    (shareOf(span, tick.at) - shareOf(span, before.at)) * width > 2 * WORDS

  const dayUnder = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    const share = Math.min(1, Math.max(0, (event.clientX - box.left) / box.width))
    return span.from + share * (span.to - span.from)
  }

  // Not every pixel is a question to the server; the last one always is.
  const send = (to: number) => {
    const state = dragged.current
    clearTimeout(state.timer)
    const wait = Math.max(0, state.sent + EACH - performance.now())
    state.timer = window.setTimeout(() => {
      state.sent = performance.now()
      props.onDrag(to)
      if (!state.active) props.onEnd()
    }, wait)
  }

  const down = (event: PointerEvent<HTMLDivElement>) => {
    if (event.button !== 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    dragged.current.active = true
    props.onBegin()
    send(dayUnder(event))
  }
  const moved = (event: PointerEvent<HTMLDivElement>) => {
    if (dragged.current.active) send(dayUnder(event))
  }
  const up = (event: PointerEvent<HTMLDivElement>) => {
    if (!dragged.current.active) return
    dragged.current.active = false
    send(dayUnder(event))
  }

  const key = (event: KeyboardEvent) => {
    const step: Step = event.altKey ? 'event' : event.shiftKey ? 'month' : 'day'
    const moves: Record<string, () => void> = {
      ArrowLeft: () => props.onStep(step, -1),
      ArrowDown: () => props.onStep(step, -1),
      ArrowRight: () => props.onStep(step, 1),
      ArrowUp: () => props.onStep(step, 1),
      PageDown: () => props.onStep('month', -1),
      PageUp: () => props.onStep('month', 1),
      Home: props.onRest,
    }
    const move = moves[event.key]
    if (!move) return
    event.preventDefault()
    move()
  }

  const seen = marks.filter((mark) => mark.at >= span.from && mark.at <= span.to)
  return (
    <div
      ref={ref}
      className={classes.track}
      data-kind={kind}
      onPointerDown={down}
      onPointerMove={moved}
      onPointerUp={up}
      onPointerCancel={up}
    >
      <div className={classes.line} />
      <div className={classes.past} style={{ width: percent(Math.min(at, span.to)) }} />
      {ticksOf(span, width || 600).map((tick, index, ticks) => (
        <span
          key={tick.at}
          className={classes.tick}
          data-strong={tick.strong || undefined}
          data-last={shareOf(span, tick.at) > LAST || undefined}
          style={{ left: percent(tick.at) }}
        >
          {hasRoom(tick, ticks[index - 1]) && tick.label}
        </span>
      ))}
      {seen.map((mark) => (
        <i
          key={mark.at}
          className={classes.mark}
          title={mark.title}
          style={{ left: percent(mark.at), height: `${(heightOf(mark.events) * 14).toFixed(1)}px` }}
        />
      ))}
      {props.rest <= span.to && <i className={classes.rest} style={{ left: percent(props.rest) }} />}
      <div
        role="slider"
        tabIndex={0}
        aria-label={props.label}
        aria-valuemin={Math.floor(span.from)}
        aria-valuemax={Math.ceil(span.to)}
        aria-valuenow={Math.round(at)}
        aria-valuetext={props.says}
        className={classes.handle}
        style={{ left: percent(Math.min(Math.max(at, span.from), span.to)) }}
        onKeyDown={key}
      />
    </div>
  )
}
