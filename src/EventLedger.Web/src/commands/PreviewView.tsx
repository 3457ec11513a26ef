import type { ReactNode } from 'react'
import type { Schemas } from '../api/read'
import { Day } from '../components/Dates'
import { Money } from '../components/Money'
import { Status } from '../components/Status'
import { formatDay } from '../time/dates'
import type { Command } from './command'
import classes from './commands.module.css'
import type { Foretold } from './send'

type Contract = Schemas['ContractAnswer']

interface PreviewViewProps {
  told: Foretold
  before: Contract | undefined
  isOld: boolean
  command: Command
}

/** What a command would do: the events to come, how the contract stands after them, and the money that moves. */
export function PreviewView({ told, before, isOld, command }: PreviewViewProps) {
  return (
    <section className={classes.preview} data-old={isOld || undefined} aria-label="Preview">
      <h3>{isOld ? 'What it would have done; it has changed since' : 'This is what will happen'}</h3>
      <ol className={classes.sentences}>
        {told.events.map((event) => (
          <li key={`${event.stream ?? ''}${event.version}`}>
            {event.sentence ?? event.type}{' '}
            <small className={classes.same}>{formatDay(event.effectiveOn)}</small>
          </li>
        ))}
      </ol>
      {command.collection === 'contracts' && (
        <ContractMoves before={before} after={told.state as unknown as Contract} />
      )}
    </section>
  )
}

interface Move {
  label: string
  before: string | null | undefined
  after: string | null | undefined
  show: (value: string | null | undefined) => ReactNode
}

function ContractMoves({ before, after }: { before: Contract | undefined; after: Contract }) {
  const money = (value: string | null | undefined) => (
    <Money amount={value} currency={after.currency} unknown="none" />
  )
  const date = (value: string | null | undefined) => <Day day={value} unknown="none" />
  const rows: Move[] = [
    { label: 'State', before: before?.status, after: after.status, show: (value) => status(value) },
    { label: 'Monthly fee', before: before?.monthlyFee, after: after.monthlyFee, show: money },
    { label: 'Last service day', before: before?.lastServiceDay, after: after.lastServiceDay, show: date },
    { label: 'End of the term', before: before?.term?.endsOn, after: after.term?.endsOn, show: date },
    { label: 'Headline', before: before?.commitment.headline, after: after.commitment.headline, show: money },
    { label: 'Earned', before: before?.commitment.earned, after: after.commitment.earned, show: money },
    { label: 'Firm', before: before?.commitment.firm, after: after.commitment.firm, show: money },
    {
      label: 'Firm until',
      before: before?.commitment.firmUntil,
      after: after.commitment.firmUntil,
      show: date,
    },
    {
      label: 'Cancellable',
      before: before?.commitment.cancellable,
      after: after.commitment.cancellable,
      show: money,
    },
    { label: 'Forgone', before: before?.commitment.forgone, after: after.commitment.forgone, show: money },
  ]
  return (
    <>
      <h4>How it stands as of {formatDay(after.asOf)}</h4>
      <table className={classes.moves}>
        <thead>
          <tr>
            <th scope="col">
              <span className={classes.same}>Figure</span>
            </th>
            <th scope="col">Now</th>
            <th scope="col">After</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => {
            const moved = (row.before ?? null) !== (row.after ?? null)
            return (
              <tr key={row.label} data-moved={moved || undefined}>
                <th scope="row">{row.label}</th>
                <td className={classes.same}>{row.show(row.before)}</td>
                <td>{moved ? row.show(row.after) : <span className={classes.same}>as now</span>}</td>
              </tr>
            )
          })}
        </tbody>
      </table>
    </>
  )
}

const status = (value: string | null | undefined) =>
  value ? <Status status={value as Schemas['ContractStatus']} /> : 'none'
