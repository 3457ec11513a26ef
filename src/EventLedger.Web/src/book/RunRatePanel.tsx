import type { UseQueryResult } from '@tanstack/react-query'
import type { Problem } from '../api/problem'
import type { Answer, Schemas } from '../api/read'
import { Exports } from '../components/Exports'
import { Cell } from '../components/Figure'
import { Money, ShortMoney } from '../components/Money'
import { isZero, pixels } from '../components/money'
import { Panel } from '../components/Panel'
import { formatMonth } from '../time/dates'
import classes from './book.module.css'

const RATES = [
  { measure: 'live', label: 'Live', means: 'serving on the day', tone: 'var(--el-earned)' },
  {
    measure: 'contracted',
    label: 'Contracted',
    means: 'live, and signed to start later',
    tone: 'var(--el-firm)',
  },
  {
    measure: 'announced',
    label: 'Announced',
    means: 'contracted, and deals that are only announced',
    tone: 'var(--el-announced)',
  },
] as const

interface RunRatePanelProps {
  answer: UseQueryResult<Answer<'/v1/reports/run-rate'>, Problem>
  currency: string | undefined
}

/** Monthly fees in force: live within contracted within announced. */
export function RunRatePanel({ answer, currency }: RunRatePanelProps) {
  return (
    <Panel
      title="Run-rate"
      note="The sum of monthly fees in force on the day; twelve times that is a year."
      aside={
        <Exports
          question={{ route: '/v1/reports/run-rate', query: { groupBy: 'contract' } }}
          name="run-rate"
          token={answer.data?.token}
        />
      }
      answer={answer}
      height={274}
      narrow={308}
    >
      {(data) => {
        const found = data.currencies.find((each) => each.currency === currency)
        return found ? (
          <Rates of={found} token={data.token} at={`/currencies/${data.currencies.indexOf(found)}`} />
        ) : (
          <p className={classes.more}>No fee is in force or announced.</p>
        )
      }}
    </Panel>
  )
}

interface RatesProps {
  of: Schemas['RunRateCurrency']
  token: string | undefined
  /** Where the currency stands in the answer. */
  at: string
}

function Rates({ of, token, at }: RatesProps) {
  const { currency } = of
  const scale = Math.max(...RATES.map(({ measure }) => pixels(of[measure].monthly)), 1)
  return (
    <>
      <dl className={classes.rates}>
        {RATES.map(({ measure, label, means, tone }) => (
          <div key={measure} className={classes.rate}>
            <dt>
              {label}
              <small>{means}</small>
            </dt>
            <dd>
              <span className={classes.big}>
                <Cell
                  token={token}
                  at={`${at}/${measure}/monthly`}
                  label={`${label} run-rate in ${currency}`}
                >
                  <ShortMoney amount={of[measure].monthly} currency={currency} />
                </Cell>
              </span>
              <span className={classes.year}>
                a month,{' '}
                <Cell token={token} at={`${at}/${measure}/annual`} label={`${label} run-rate of a year`}>
                  <ShortMoney amount={of[measure].annual} />
                </Cell>{' '}
                a year
              </span>
            </dd>
            <dd className={classes.ratebar} style={{ '--tone': tone }} aria-hidden>
              <i
                hidden={isZero(of[measure].monthly)}
                style={{ width: `${((pixels(of[measure].monthly) / scale) * 100).toFixed(2)}%` }}
              />
            </dd>
          </div>
        ))}
      </dl>
      <Beside of={of} token={token} at={at} />
    </>
  )
}

/** What the three figures leave out, or will lose. */
function Beside({ of, token, at }: RatesProps) {
  const lines = [
    of.unknownFees > 0 && (
      <span key="unknown">
        <Cell token={token} at={`${at}/unknownFees`} label="deals without a fee">
          {of.unknownFees === 1 ? '1 announced deal states' : `${of.unknownFees} announced deals state`} no
          fee
        </Cell>{' '}
        and {of.unknownFees === 1 ? 'is' : 'are'} in none of these.
      </span>
    ),
    !isZero(of.suspended.monthly) && (
      <span key="suspended">
        Suspended, and in none of these:{' '}
        <Cell token={token} at={`${at}/suspended/monthly`} label="suspended run-rate">
          <Money amount={of.suspended.monthly} currency={of.currency} />
        </Cell>
      </span>
    ),
    !isZero(of.live.intercompany) && (
      <span key="intercompany">
        Of live, between parties under one control:{' '}
        <Cell token={token} at={`${at}/live/intercompany`} label="run-rate within groups">
          <Money amount={of.live.intercompany} currency={of.currency} />
        </Cell>
      </span>
    ),
    ...of.underNotice.slice(0, 5).map((each, index) => (
      <span key={each.contractId}>
        Under notice, leaves in {formatMonth(each.leavesIn)}:{' '}
        <Cell token={token} at={`${at}/underNotice/${index}/monthly`} label={each.contractId}>
          <Money amount={each.monthly} currency={of.currency} />
        </Cell>
      </span>
    )),
  ].filter(Boolean)
  return lines.length > 0 ? <div className={classes.aside}>{lines}</div> : null
}
