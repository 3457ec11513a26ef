import { Link } from '@tanstack/react-router'
import { usePages, useRead } from '../api/queries'
import type { Schemas } from '../api/read'
import { Answered } from '../components/Answered'
import { Day, Instant } from '../components/Dates'
import { Figure } from '../components/Figure'
import { Money } from '../components/Money'
import { PARTS, SplitBar, Swatch } from '../components/SplitBar'
import { Status } from '../components/Status'
import classes from './behind.module.css'

const SHOWN = ['earned', 'firm', 'cancellable', 'forgone'] as const

/** A contract at a glance: how it stands, what is firm of it, and the events that made it so. */
export function BehindContract({ id }: { id: string }) {
  const answer = useRead({ route: '/v1/contracts/{id}', path: { id } })
  return (
    <>
      <Answered answer={answer} height={330}>
        {(contract) => <Facts contract={contract} />}
      </Answered>
      <h3 className={classes.head}>What happened</h3>
      <History id={id} />
    </>
  )
}

function Facts({ contract }: { contract: Schemas['ContractAnswer'] }) {
  const { commitment, currency, term } = contract
  const signed = contract.signedOn !== null
  const open = (cell: string) => `explain/${contract.id}/commitment/${cell}`
  return (
    <>
      <p className={classes.lead}>
        {contract.title ?? contract.id} <Status status={contract.status} />{' '}
        <Link to="/contracts/$id" params={{ id: contract.id }} className={classes.open}>
          Open the contract
        </Link>
      </p>
      {signed ? (
        <>
          <SplitBar
            height={26}
            parts={{
              earned: commitment.earned,
              firm: commitment.firm,
              cancellable: commitment.cancellable,
              forgone: commitment.forgone,
            }}
            label="Earned, firm and cancellable, as in the figures below"
          />
          <dl className={classes.facts}>
            <Amount
              label="Headline"
              amount={commitment.headline}
              currency={currency}
              behind={open('headline')}
            />
            {SHOWN.map((part) => (
              <Amount
                key={part}
                label={PARTS[part].label}
                part={part}
                amount={commitment[part]}
                currency={currency}
                behind={open(part)}
              />
            ))}
            <Fact label="Firm until">
              <Figure behind={open('firmUntil')} label="the last firm day">
                <Day day={commitment.firmUntil} />
              </Figure>
            </Fact>
            <Fact label="Term">
              <Day day={term?.startsOn} /> to <Day day={term?.endsOn} unknown="open end" />
            </Fact>
            <Fact label="First notice">
              <Day day={contract.earliestNoticeOn} unknown="nobody may give any" />
            </Fact>
          </dl>
        </>
      ) : (
        <dl className={classes.facts}>
          <Amount label="Stated total" amount={contract.announced?.totalValue ?? null} currency={currency} />
          <Amount
            label="Stated monthly fee"
            amount={contract.announced?.monthlyFee ?? null}
            currency={currency}
          />
        </dl>
      )}
      <dl className={classes.facts}>
        <Fact label="Provider">{contract.providerId}</Fact>
        <Fact label="Customer">{contract.customerId}</Fact>
        {contract.monthlyFee && (
          <Amount
            label="Fee in force"
            amount={contract.monthlyFee}
            currency={currency}
            behind={`explain/${contract.id}/monthlyFee`}
          />
        )}
      </dl>
    </>
  )
}

function Fact({ label, children }: { label: React.ReactNode; children: React.ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}

interface AmountProps {
  label: string
  part?: 'earned' | 'firm' | 'cancellable' | 'forgone'
  amount: string | null
  currency: string | null
  /** Where its grounds are; what is only stated has its source in the history. */
  behind?: string
}

function Amount({ label, part, amount, currency, behind }: AmountProps) {
  const shown = <Money amount={amount} currency={currency} unknown="unknown" />
  return (
    <Fact
      label={
        <>
          {part && <Swatch part={part} />} {label}
        </>
      }
    >
      {behind ? (
        <Figure behind={behind} label={label}>
          {shown}
        </Figure>
      ) : (
        shown
      )}
    </Fact>
  )
}

function History({ id }: { id: string }) {
  const pages = usePages({ route: '/v1/contracts/{id}/history', path: { id }, query: { limit: 20 } })
  return (
    <Answered answer={pages} height={160}>
      {(all) => (
        <>
          <ol className={classes.history}>
            {all
              .flatMap((page) => page.items)
              .map((item) => (
                <li key={item.version}>
                  <Day day={item.effectiveOn} />
                  <p>{item.sentence}</p>
                  <small>
                    recorded <Instant at={item.recordedAt} /> by {item.actor}
                  </small>
                </li>
              ))}
          </ol>
          {pages.hasNextPage && (
            <button type="button" className={classes.more} onClick={() => void pages.fetchNextPage()}>
              Show later events
            </button>
          )}
        </>
      )}
    </Answered>
  )
}
