import type { ReactNode } from 'react'
import type { Schemas } from '../api/read'
import { words } from '../components/words'
import { formatDay } from '../time/dates'
import type { Command } from './command'
import classes from './commands.module.css'
import { BillingMoves, ContractMoves } from './Moves'
import { contractMoves, isMoved } from './moves'
import type { Before, Foretold } from './send'

type Contract = Schemas['ContractAnswer']

interface PreviewViewProps {
  told: Foretold
  before: Before
  isOld: boolean
  command: Command
  children?: ReactNode
}

/** What a command would do: the events to come, how the contract stands after them, and the money that moves. */
export function PreviewView({ told, before, isOld, command, children }: PreviewViewProps) {
  return (
    <section className={classes.preview} data-old={isOld || undefined} aria-label="Preview">
      <h3>{isOld ? 'What it would have done; it has changed since' : 'This is what will happen'}</h3>
      {told.events.length > 0 && (
        <ol className={classes.sentences}>
          {told.events.map((event) => (
            <li key={`${event.stream ?? ''}${event.version}`}>
              {event.sentence ?? `${words(event.type)}.`}{' '}
              <small className={classes.same}>{formatDay(event.effectiveOn)}</small>
            </li>
          ))}
        </ol>
      )}
      {command.collection === 'contracts' && told.state && (
        <Standing after={told.state as unknown as Contract} told={told} before={before} />
      )}
      {children}
    </section>
  )
}

function Standing({ after, told, before }: { after: Contract; told: Foretold; before: Before }) {
  const { billing } = told
  const isBilling = billing !== undefined && isMovedBilling(before.billing, billing)
  return (
    <>
      {isBilling && (
        <BillingMoves before={before.billing} after={billing} asOf={after.asOf} currency={after.currency} />
      )}
      {(!isBilling || isMoved(contractMoves(before.contract, after))) && (
        <ContractMoves before={before.contract} after={after} />
      )}
    </>
  )
}

/** What has only just been signed has no money yet. */
const isMovedBilling = (before: Before['billing'], after: NonNullable<Before['billing']>) =>
  before === undefined
    ? after.invoices.length > 0
    : JSON.stringify([before.invoices, before.totals]) !== JSON.stringify([after.invoices, after.totals])
