import { ActionIcon, Button, CopyButton, SegmentedControl, Tooltip, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import {
  IconChevronDown,
  IconChevronLeft,
  IconChevronRight,
  IconClockPlay,
  IconLink,
} from '@tabler/icons-react'
import { useState } from 'react'
import { daysOfInstant, millisecondsOfDays, narrowed, spanOfDays, spanOfInstants } from './axis'
import { dayOf, formatDay, formatInstant, instantOf, isDay, isInstant, numberOf, today } from './dates'
import classes from './TimeBar.module.css'
import { Track } from './Track'
import type { Step, Time } from './useTime'
import { useTime } from './useTime'

const SPANS = [
  { value: 'all', label: 'All' },
  { value: '1096', label: '3 years' },
  { value: '366', label: '1 year' },
]
const STEPS = [
  { value: 'day', label: 'Day' },
  { value: 'month', label: 'Month' },
  { value: 'event', label: 'Event' },
]

const events = (count: number) => (count === 1 ? '1 event' : `${count} events`)

/** Both axes of time, on every page; what they stand on is in the address. */
export function TimeBar() {
  const time = useTime()
  const [open, { toggle }] = useDisclosure(false)
  const [step, setStep] = useState<Step>('day')
  const [days, setDays] = useState('all')
  const known = time.place.knownAt
  return (
    <section className={classes.bar} aria-label="Time" data-open={open || undefined}>
      <UnstyledButton className={classes.summary} onClick={toggle} aria-expanded={open}>
        <span>
          As of <b>{formatDay(time.asOf)}</b>
        </span>
        <span>
          known <b>{known ? formatInstant(known).replace(', ', ' ') : 'now'}</b>
        </span>
        <IconChevronDown size={16} className={classes.fold} aria-hidden />
      </UnstyledButton>
      <div className={classes.axes}>
        <AsOfAxis time={time} step={step} days={days === 'all' ? undefined : Number(days)} />
        <KnownAtAxis time={time} step={step} days={days === 'all' ? undefined : Number(days)} />
      </div>
      <div className={classes.tools}>
        <SegmentedControl
          size="xs"
          data={STEPS}
          value={step}
          onChange={(value) => setStep(value as Step)}
          aria-label="Step by"
        />
        <SegmentedControl
          size="xs"
          data={SPANS}
          value={days}
          onChange={setDays}
          aria-label="Span of the bar"
        />
        <div className={classes.places}>
          <Button
            size="compact-xs"
            variant="light"
            leftSection={<IconClockPlay size={14} />}
            disabled={time.atRest}
            onClick={time.rest}
          >
            Today, now
          </Button>
          <CopyPlace time={time} />
        </div>
      </div>
    </section>
  )
}

/** A link that shows a colleague the same, also tomorrow: with both handles held where they stand. */
function CopyPlace({ time }: { time: Time }) {
  const address = new URL(window.location.href)
  address.searchParams.set('asOf', time.asOf)
  address.searchParams.set('knownAt', time.knownAt)
  return (
    <CopyButton value={address.href}>
      {({ copied, copy }) => (
        <Tooltip label={copied ? 'Copied' : 'Copy a link that shows the same, also later'}>
          <ActionIcon size="sm" variant="subtle" onClick={copy} aria-label="Copy a link to what is shown">
            <IconLink size={15} />
          </ActionIcon>
        </Tooltip>
      )}
    </CopyButton>
  )
}

interface AxisProps {
  time: Time
  step: Step
  days: number | undefined
}

function AsOfAxis({ time, step, days }: AxisProps) {
  const { asOf, timeline } = time
  const at = numberOf(asOf)
  const current = today(time.now)
  // While a narrowed axis is dragged it stays where it is; it moves when the handle leaves it.
  const span = useSteady(narrowed(spanOfDays(timeline, current, asOf), days, at), at, days)
  return (
    <div className={classes.axis}>
      <div className={classes.field}>
        <label htmlFor="as-of">As of</label>
        <div className={classes.entry}>
          <StepButton label={`A ${step} earlier`} back onClick={() => time.stepAsOf(step, -1)} />
          <input
            id="as-of"
            type="date"
            className={classes.input}
            value={asOf}
            min="1900-01-01"
            max="2199-12-31"
            onChange={(event) => isDay(event.target.value) && time.setAsOf(event.target.value)}
          />
          <StepButton label={`A ${step} later`} onClick={() => time.stepAsOf(step, 1)} />
        </div>
      </div>
      <Track
        kind="asOf"
        label="As of, a business day"
        says={formatDay(asOf)}
        span={span}
        at={at}
        rest={numberOf(current)}
        marks={(timeline?.effective.days ?? []).map(({ day, events: count }) => ({
          at: numberOf(day),
          events: count,
          title: `${formatDay(day)}: ${events(count)}`,
        }))}
        onBegin={time.begin}
        onEnd={time.end}
        onDrag={(to) => time.drag({ asOf: dayOf(Math.round(to)) })}
        onStep={time.stepAsOf}
        onRest={() => time.setAsOf(undefined)}
      />
    </div>
  )
}

function KnownAtAxis({ time, step, days }: AxisProps) {
  const { knownAt, timeline, place } = time
  const now = time.now / 86_400_000
  const at = place.knownAt ? daysOfInstant(place.knownAt) : now
  const span = useSteady(narrowed(spanOfInstants(timeline, time.now, place.knownAt), days, at), at, days)
  const drag = (to: number) => {
    const latest = Date.now()
    const instant = millisecondsOfDays(to)
    // The last half per cent of the axis is now: where the handle rests, and moves on by itself.
    const rests = instant >= latest - (span.to - span.from) * 86_400_000 * 0.005
    time.drag({ knownAt: rests ? undefined : instantOf(instant) })
  }
  return (
    <div className={classes.axis}>
      <div className={classes.field}>
        <label htmlFor="known-at">
          Known at <abbr title="Coordinated universal time">UTC</abbr>
        </label>
        <div className={classes.entry}>
          <StepButton
            label={`A ${step} back in what was known`}
            back
            onClick={() => time.stepKnownAt(step, -1)}
          />
          <input
            id="known-at"
            type="datetime-local"
            step={1}
            className={classes.input}
            data-rest={!place.knownAt || undefined}
            value={knownAt.slice(0, 19)}
            onChange={(event) => {
              const text = event.target.value
              const instant = `${text.length === 16 ? `${text}:00` : text.slice(0, 19)}Z`
              if (isInstant(instant)) time.setKnownAt(Date.parse(instant) > Date.now() ? undefined : instant)
            }}
          />
          <StepButton label={`A ${step} on in what was known`} onClick={() => time.stepKnownAt(step, 1)} />
        </div>
      </div>
      <Track
        kind="knownAt"
        label="Known at, an instant of recording"
        says={place.knownAt ? formatInstant(place.knownAt) : 'now'}
        span={span}
        at={at}
        rest={now}
        marks={(timeline?.recorded.days ?? []).map(({ day, events: count }) => ({
          at: Math.min(numberOf(day) + 0.5, now),
          events: count,
          title: `Recorded on ${formatDay(day)}: ${events(count)}`,
        }))}
        onBegin={time.begin}
        onEnd={time.end}
        onDrag={drag}
        onStep={time.stepKnownAt}
        onRest={() => time.setKnownAt(undefined)}
      />
    </div>
  )
}

function StepButton(props: { label: string; back?: boolean; onClick: () => void }) {
  const Icon = props.back ? IconChevronLeft : IconChevronRight
  return (
    <ActionIcon variant="subtle" size="md" aria-label={props.label} onClick={props.onClick}>
      <Icon size={16} />
    </ActionIcon>
  )
}

/** Keeps a narrowed span while the handle is within it and the width asked for is the same. */
function useSteady(span: ReturnType<typeof narrowed>, at: number, days: number | undefined) {
  const [held, setHeld] = useState({ span, days })
  const stays = days !== undefined && held.days === days && at >= held.span.from && at <= held.span.to
  if (stays) return held.span
  const same = held.span.from === span.from && held.span.to === span.to && held.days === days
  if (!same) setHeld({ span, days })
  return span
}
