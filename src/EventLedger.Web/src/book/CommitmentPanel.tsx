import type { UseQueryResult } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { Problem } from '../api/problem'
import type { Answer, Schemas } from '../api/read'
import { Day } from '../components/Dates'
import { Exports } from '../components/Exports'
import { Cell, Figure } from '../components/Figure'
import { Money, ShortMoney } from '../components/Money'
import { isZero, pixels, shortMoney } from '../components/money'
import { Panel } from '../components/Panel'
import { PARTS, SplitBar, Swatch } from '../components/SplitBar'
import { Status } from '../components/Status'
import classes from './book.module.css'

/** How many contracts are shown under the picture. */
export const ROWS = 12
const SHOWN = ['earned', 'firm', 'cancellable', 'forgone'] as const

export type Commitments = UseQueryResult<Answer<'/v1/reports/commitments'>, Problem>

interface CommitmentPanelProps {
  answer: Commitments
  currency: string | undefined
}

/** Headline against firm against earned: what of the figure in the press is owed, whatever anybody decides. */
export function CommitmentPanel({ answer, currency }: CommitmentPanelProps) {
  return (
    <Panel
      title="Headline against firm"
      note="A headline counts every month to the end of the term. Firm is what is still owed if notice is given at the first moment it may be."
      aside={
        <Exports
          question={{ route: '/v1/reports/commitments' }}
          name="commitments"
          token={answer.data?.token}
        />
      }
      answer={answer}
      height={330}
      narrow={667}
    >
      {(data) => {
        const total = data.totals.find((each) => each.currency === currency) ?? data.totals[0]
        if (!total) return <NothingSigned />
        const rows = [...data.rows.entries()].filter(([, row]) => row.currency === total.currency)
        return (
          <>
            <Picture total={total} token={data.token} at={`/totals/${data.totals.indexOf(total)}`} />
            <Contracts rows={rows} total={total} token={data.token} />
          </>
        )
      }}
    </Panel>
  )
}

function NothingSigned() {
  return <p className={classes.statement}>As of this day nothing is signed, so nothing is owed.</p>
}

interface PictureProps {
  total: Schemas['CommitmentTotal']
  token: string | undefined
  /** Where the total stands in the answer. */
  at: string
}

function Picture({ total, token, at }: PictureProps) {
  const { currency } = total
  const parts = {
    earned: total.earned,
    firm: total.firm,
    cancellable: total.cancellable,
    forgone: total.forgone,
  }
  return (
    <>
      <p className={classes.statement}>
        Of <Words amount={total.headline} /> {currency} signed,{' '}
        <em style={{ '--tone': 'var(--el-firm)' }}>
          <Words amount={total.firm} /> {isZero(total.firm) ? 'is' : 'are'} firm
        </em>
        {isZero(total.earned) ? (
          ' and nothing is earned yet.'
        ) : (
          <>
            {' '}
            and{' '}
            <em style={{ '--tone': 'var(--el-earned)' }}>
              <Words amount={total.earned} /> {isZero(total.earned) ? 'is' : 'are'} earned
            </em>
            .
          </>
        )}
      </p>
      <SplitBar
        parts={parts}
        height={54}
        label={`Of the headline, earned ${total.earned}, firm ${total.firm}, cancellable ${total.cancellable}, forgone ${total.forgone} ${currency}`}
      />
      <dl className={classes.legend}>
        <div>
          <dt>Headline</dt>
          <dd className={classes.amount}>
            <Cell token={token} at={`${at}/headline`} label={`headline in ${currency}`}>
              <Money amount={total.headline} currency={currency} />
            </Cell>
            <span className={classes.means}>
              <Cell token={token} at={`${at}/contracts`} label={`contracts in ${currency}`}>
                {total.contracts === 1
                  ? '1 signed contract'
                  : `${total.contracts.toLocaleString('en')} signed contracts`}
              </Cell>
              {total.openEnded > 0 && `, ${total.openEnded} of them open-ended and without a headline`}
            </span>
          </dd>
        </div>
        {SHOWN.map((part) => (
          <div key={part}>
            <dt>
              <Swatch part={part} />
              {PARTS[part].label}
            </dt>
            <dd className={classes.amount}>
              <Cell token={token} at={`${at}/${part}`} label={`${PARTS[part].label} in ${currency}`}>
                <Money amount={total[part]} currency={currency} />
              </Cell>
              <span className={classes.means}>{PARTS[part].means}</span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function Words({ amount }: { amount: string | null }) {
  if (amount === null) return <>an unknown amount</>
  if (isZero(amount)) return <>nothing</>
  const { digits, unit } = shortMoney(amount)
  return <span style={{ whiteSpace: 'nowrap' }}>{unit ? `${digits} ${unit}` : digits}</span>
}

interface ContractsProps {
  /** Each with its place in the answer. */
  rows: readonly (readonly [number, Schemas['CommitmentRow']])[]
  total: Schemas['CommitmentTotal']
  token: string | undefined
}

function Contracts({ rows, total, token }: ContractsProps) {
  const scale = Math.max(...rows.flatMap(([, row]) => [pixels(row.headline), pixels(row.firm)]))
  return (
    <div className={classes.scroll} tabIndex={0} role="group" aria-label="Contracts behind the picture">
      <table className={`${classes.table} ${classes.cards}`}>
        <thead>
          <tr>
            <th scope="col">Contract</th>
            <th scope="col" className={classes.barcell}>
              Earned, firm, cancellable
            </th>
            <th scope="col" className={classes.number}>
              Headline
            </th>
            <th scope="col" className={classes.number}>
              Firm
            </th>
            <th scope="col" className={classes.number}>
              Firm until
            </th>
            <th scope="col" className={`${classes.number} ${classes.last}`}>
              First notice
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map(([index, row]) => (
            <tr key={row.contractId}>
              <td className={classes.name}>
                <Figure behind={`contract/${row.contractId}`} label={row.title ?? row.contractId}>
                  {row.title ?? row.contractId}
                </Figure>
                <span className={classes.who}>
                  <Status status={row.status} />
                </span>
              </td>
              <td className={classes.barcell}>
                <SplitBar
                  height={16}
                  scale={scale}
                  label={`Earned ${row.earned}, firm ${row.firm}, cancellable ${row.cancellable ?? 'unknown'}`}
                  parts={{
                    earned: row.earned,
                    firm: row.firm,
                    cancellable: row.cancellable,
                    forgone: row.forgone,
                  }}
                />
              </td>
              <td className={classes.number} data-label="Headline">
                <Cell token={token} at={`/rows/${index}/headline`} label={`headline of ${row.contractId}`}>
                  <ShortMoney brief amount={row.headline} unknown="open-ended" />
                </Cell>
              </td>
              <td className={classes.number} data-label="Firm">
                <Cell token={token} at={`/rows/${index}/firm`} label={`firm of ${row.contractId}`}>
                  <ShortMoney brief amount={row.firm} />
                </Cell>
              </td>
              <td className={classes.number} data-label="Firm until">
                <Cell
                  token={token}
                  at={`/rows/${index}/firmUntil`}
                  label={`last firm day of ${row.contractId}`}
                >
                  <Day day={row.firmUntil} />
                </Cell>
              </td>
              <td className={`${classes.number} ${classes.last}`} data-label="First notice">
                <FirstNotice row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {total.contracts > rows.length && (
        <p className={classes.more}>
          The {rows.length} largest of {total.contracts}; the picture is of all.{' '}
          <Link to="/contracts">List the contracts</Link>
        </p>
      )}
    </div>
  )
}

function FirstNotice({ row }: { row: Schemas['CommitmentRow'] }) {
  const { customer, provider } = row.earliestExit
  const first = [customer?.noticeOn, provider?.noticeOn].filter((day) => day !== undefined).sort()[0]
  if (row.status === 'UnderNotice') return <span className={classes.who}>given</span>
  if (!first) return <span className={classes.who}>nobody may</span>
  const who =
    customer?.noticeOn === provider?.noticeOn
      ? 'either'
      : first === customer?.noticeOn
        ? 'customer'
        : 'provider'
  return (
    <>
      <Day day={first} />
      <span className={classes.who}>by {who}</span>
    </>
  )
}
