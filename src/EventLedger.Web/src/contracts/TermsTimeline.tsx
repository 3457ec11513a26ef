import { useElementSize } from '@mantine/hooks'
import type { ReactNode } from 'react'
import { pixels, shortMoney } from '../components/money'
import { shareOf, ticksOf } from '../time/axis'
import type { Span } from '../time/axis'
import { dayOf, formatDay, numberOf } from '../time/dates'
import type { Contract } from './ContractPage'
import classes from './timeline.module.css'
import { feeStepsOf, lockInOf, noticeWindowOf, spanOfTerms, stretch } from './termsSpan'
import type { Stretch } from './termsSpan'
import { NoticeHandle } from './NoticeHandle'
import { useNoticeDay, WhatIf } from './WhatIf'

/** The terms on an axis of days, with the day of the bar and the day of a notice that might be given. */
export function TermsTimeline({ contract }: { contract: Contract }) {
  const span = spanOfTerms(contract)
  const { ref, width } = useElementSize<HTMLDivElement>()
  const notice = useNoticeDay(contract)
  const percent = (day: number) => `${(shareOf(span, day) * 100).toFixed(3)}%`
  const lockIn = lockInOf(contract)
  const window = noticeWindowOf(contract)
  const given = contract.notice
  return (
    <>
      <div className={classes.picture}>
        <Lane label="Fees" tall>
          <Fees contract={contract} span={span} />
        </Lane>
        {lockIn && (
          <Lane label="Lock-in">
            <Bar span={span} at={lockIn} kind="lock" says={`to ${formatDay(dayOf(lockIn.to - 1))}`} />
          </Lane>
        )}
        {window && (
          <Lane label="Notice window">
            <Bar span={span} at={window} kind="window" says={`from ${formatDay(dayOf(window.from))}`} />
          </Lane>
        )}
        {given && (
          <Lane label="Notice period">
            <Bar
              span={span}
              at={stretch(given.givenOn, given.lastServiceDay)}
              kind="notice"
              says={`given ${formatDay(given.givenOn)}, to ${formatDay(given.lastServiceDay)}`}
            />
          </Lane>
        )}
        {contract.suspensions.length > 0 && (
          <Lane label="Suspended">
            {contract.suspensions.map((each) => (
              <Bar
                key={each.from}
                span={span}
                at={each.to ? stretch(each.from, each.to) : { from: numberOf(each.from), to: span.to }}
                kind="suspended"
                says={each.abateFees ? 'free' : 'fees run on'}
              />
            ))}
          </Lane>
        )}
        {!given && contract.termination && (
          <Lane label="What if" tall>
            <NoticeHandle
              span={span}
              day={notice.day}
              last={notice.lastServiceDay}
              isRefused={notice.refusal !== undefined}
              onMove={notice.drag}
              onEnd={notice.set}
            />
          </Lane>
        )}
        <div className={classes.axis}>
          <span />
          <div className={classes.ticks} ref={ref}>
            {ticksOf(span, width || 600).map((tick) => (
              <span key={tick.at} style={{ left: percent(tick.at) }} data-strong={tick.strong || undefined}>
                {tick.label}
              </span>
            ))}
          </div>
        </div>
        <div className={classes.lines} aria-hidden>
          <span />
          <div>
            <i data-kind="asOf" style={{ left: percent(numberOf(contract.asOf)) }} />
            {contract.lastServiceDay && (
              <i data-kind="last" style={{ left: percent(numberOf(contract.lastServiceDay) + 1) }} />
            )}
            {contract.term?.endsOn && (
              <i data-kind="end" style={{ left: percent(numberOf(contract.term.endsOn) + 1) }} />
            )}
          </div>
        </div>
      </div>
      <ul className={classes.keys}>
        <li data-kind="asOf">As of {formatDay(contract.asOf)}</li>
        {contract.lastServiceDay && (
          <li data-kind="last">Last service day {formatDay(contract.lastServiceDay)}</li>
        )}
        {contract.term?.endsOn && <li data-kind="end">End of the term {formatDay(contract.term.endsOn)}</li>}
      </ul>
      {!given && contract.termination && <WhatIf contract={contract} notice={notice} />}
    </>
  )
}

function Lane({ label, tall, children }: { label: string; tall?: boolean; children: ReactNode }) {
  return (
    <div className={classes.row}>
      <span className={classes.label}>{label}</span>
      <div className={classes.lane} data-tall={tall === true ? true : undefined}>
        {children}
      </div>
    </div>
  )
}

interface BarProps {
  span: Span
  at: Stretch
  kind: string
  says: string
}

function Bar({ span, at, kind, says }: BarProps) {
  const [from, to] = [shareOf(span, at.from) * 100, shareOf(span, at.to) * 100]
  return (
    <>
      <div
        className={classes.bar}
        data-kind={kind}
        style={{ left: `${from.toFixed(3)}%`, width: `${(to - from).toFixed(3)}%` }}
      />
      <span
        className={classes.says}
        data-side={from > 55 ? 'before' : undefined}
        style={
          from > 55
            ? { right: `${(100 - from).toFixed(3)}%` }
            : { left: `${(to < 70 ? to : from).toFixed(3)}%` }
        }
      >
        {says}
      </span>
    </>
  )
}

function Fees({ contract, span }: { contract: Contract; span: Span }) {
  const steps = feeStepsOf(contract)
  const last = steps.at(-1)
  const most = Math.max(...steps.map((step) => pixels(step.monthlyFee)), 1)
  return steps.map((step) => {
    const { digits, short } = shortMoney(step.monthlyFee)
    const [from, to] = [shareOf(span, step.from) * 100, shareOf(span, step.to) * 100]
    return (
      <div
        key={step.since}
        className={classes.fee}
        data-last={step === last || undefined}
        title={`${digits} ${short} a month from ${formatDay(step.since)}`}
        style={{
          left: `${from.toFixed(3)}%`,
          width: `${(to - from).toFixed(3)}%`,
          height: `${Math.max(12, (pixels(step.monthlyFee) / most) * 100).toFixed(1)}%`,
        }}
      >
        <span>
          {digits} {short} a month
        </span>
      </div>
    )
  })
}
