import { Button } from '@mantine/core'
import { IconArrowLeft } from '@tabler/icons-react'
import { Link, useParams } from '@tanstack/react-router'
import { useRead } from '../api/queries'
import type { Schemas } from '../api/read'
import { useNames } from '../choosers/useSubjects'
import { CommandMenu } from '../commands/CommandMenu'
import { ANNOUNCED, SIGNED } from '../commands/menus'
import { Answered } from '../components/Answered'
import { Figure } from '../components/Figure'
import { Money } from '../components/Money'
import { Panel } from '../components/Panel'
import { Status } from '../components/Status'
import { formatDay } from '../time/dates'
import { useMove, usePlace } from '../time/place'
import { AnnouncedPanel } from './AnnouncedPanel'
import { BillingPanel } from './BillingPanel'
import classes from './contract.module.css'
import { HistoryPanel } from './HistoryPanel'
import { Standing } from './Standing'
import { TermsFacts } from './TermsFacts'
import { TermsTimeline } from './TermsTimeline'

export type Contract = Schemas['ContractAnswer']

/** One contract: its terms in time, what is owed of it, what was billed, and everything that happened. */
export function ContractPage() {
  const { id = '' }: { id?: string } = useParams({ strict: false })
  const answer = useRead({ route: '/v1/contracts/{id}', path: { id } })
  const names = useNamesOf(answer.data)
  const signed = answer.data?.signedOn != null
  return (
    <>
      <header className={classes.title}>
        <Link to="/contracts" className={classes.back}>
          <IconArrowLeft size={15} aria-hidden /> Contracts
        </Link>
        <div className={classes.heading}>
          <h1>{answer.data?.title ?? id}</h1>
          {answer.data && <Status status={answer.data.status} />}
          <span className={classes.actions}>
            {answer.data && <CommandMenu label="Change" id={id} names={signed ? SIGNED : ANNOUNCED} />}
          </span>
        </div>
        <p className={classes.lead}>
          {answer.data ? <Lead contract={answer.data} names={names} /> : '\u00a0'}
        </p>
      </header>
      <div className={classes.stack}>
        {answer.error?.status === 404 ? (
          <>
            <Answered answer={answer} height={200}>
              {() => null}
            </Answered>
            <Elsewhen />
          </>
        ) : (
          <>
            <Panel
              title="What is owed"
              note="As of the day of the bar, in the contract's currency. Each figure opens into the months, dates and events behind it."
              answer={answer}
              height={214}
              narrow={520}
            >
              {(contract) => <Standing contract={contract} />}
            </Panel>
            {(signed || !answer.data) && (
              <Panel
                title="Terms in time"
                note={
                  answer.data && (answer.data.notice !== null || answer.data.termination === null)
                    ? 'Fees, notice and suspensions on the days on which they hold.'
                    : 'Drag the marker to ask what notice on that day would do; nothing is stored.'
                }
                answer={answer}
                height={420}
                narrow={640}
              >
                {(contract) => <TermsTimeline contract={contract} />}
              </Panel>
            )}
            <div className={classes.pair}>
              <Panel title="Terms" answer={answer} height={300}>
                {(contract) => <TermsFacts contract={contract} names={names} />}
              </Panel>
              <AnnouncedPanel answer={answer} />
            </div>
            {signed && <BillingPanel id={id} currency={answer.data?.currency ?? null} />}
            <HistoryPanel id={id} />
          </>
        )}
      </div>
    </>
  )
}

/** Where nothing is known of a contract as of a day or an instant, the way to what is known today. */
function Elsewhen() {
  const { asOf, knownAt } = usePlace()
  const move = useMove()
  if (asOf === undefined && knownAt === undefined) return null
  return (
    <p className={classes.lead}>
      Nothing may have been known of it where the time bar stands.{' '}
      <Button size="compact-sm" variant="light" onClick={() => move({ asOf: undefined, knownAt: undefined })}>
        Look at today, as known now
      </Button>
    </p>
  )
}

export type Names = ReadonlyMap<string, string>

/** What the two parties and the places of a contract are called. */
function useNamesOf(contract: Contract | undefined): Names {
  const { providerId, customerId, capacity, announced } = contract ?? {}
  const known = (ids: readonly (string | null | undefined)[]) => [...new Set(ids.filter((id) => id != null))]
  const parties = useNames('party', known([providerId, customerId]))
  const places = useNames(
    'facility',
    known([...(capacity ?? []).map(({ facilityId }) => facilityId), announced?.facilityId]),
  )
  return new Map([...parties, ...places])
}

function Lead({ contract, names }: { contract: Contract; names: Names }) {
  const { providerId, customerId, monthlyFee, term } = contract
  return (
    <>
      {names.get(providerId) ?? providerId} provides {names.get(customerId) ?? customerId}
      {term && (
        <>
          {' '}
          from {formatDay(term.startsOn)} to {term.endsOn ? formatDay(term.endsOn) : 'an open end'}
        </>
      )}
      {monthlyFee && (
        <>
          , now at{' '}
          <Figure behind={`explain/${contract.id}/monthlyFee`} label="fee in force">
            <Money amount={monthlyFee} currency={contract.currency} />
          </Figure>{' '}
          a month
        </>
      )}
      .
    </>
  )
}
