import { useRead } from '../api/queries'
import type { Schemas } from '../api/read'
import { SubjectSelect } from '../choosers/SubjectSelect'
import { useNames } from '../choosers/useSubjects'
import { Day } from '../components/Dates'
import { Panel } from '../components/Panel'
import { addMonths, formatDay, formatMonth, monthOf } from '../time/dates'
import classes from './billing.module.css'
import { ChangedSinceClose } from './ChangedSinceClose'
import { CloseForm } from './CloseForm'
import { ReopenForm } from './ReopenForm'
import { useBilling } from './useBilling'

/** The books of a provider: its closed months, what has changed since, and the closing of the next. */
export function Closing() {
  const { search, go, day } = useBilling()
  const contracts = useRead({ route: '/v1/contracts', query: { limit: 1 } })
  const provider = search.provider ?? contracts.data?.items[0]?.providerId
  const names = useNames('party', provider ? [provider] : [])
  return (
    <>
      <div className={classes.choose}>
        <SubjectSelect
          label="Provider"
          placeholder="Whose books"
          kind="party"
          value={provider}
          onChange={(id) => go({ provider: id, month: undefined })}
          allowDeselect={false}
        />
      </div>
      {provider && (
        <Books key={provider} provider={provider} name={names.get(provider) ?? provider} day={day} />
      )}
    </>
  )
}

function Books({ provider, name, day }: { provider: string; name: string; day: string }) {
  const { search } = useBilling()
  const books = useRead({ route: '/v1/books/{id}', path: { id: provider } })
  const closed = (books.data?.months ?? []).filter((each) => each.state === 'Closed')
  const last = closed
    .map((each) => each.month)
    .sort()
    .at(-1)
  const next = last ? monthOf(addMonths(`${last}-01`, 1)) : monthOf(addMonths(day, -1))
  const month = search.month ?? next
  return (
    <div className={classes.grid}>
      {books.data && (
        <CloseForm
          key={`${month}/${books.data.version}/${day}`}
          provider={provider}
          month={month}
          day={day}
        />
      )}
      <Panel
        title={`Months of ${name}`}
        note="Each with the reports that were recorded when it was closed; their hashes prove that they still say the same."
        answer={books}
        height={150}
      >
        {(data) =>
          data.months.length === 0 ? (
            <p className={classes.quiet}>No month was closed up to this day.</p>
          ) : (
            [...data.months].reverse().map((each) => (
              <Month key={`${each.month}/${each.version}`} of={each}>
                {each.state === 'Closed' && each.month === last && (
                  <ReopenForm provider={provider} month={each.month} day={day} />
                )}
              </Month>
            ))
          )
        }
      </Panel>
      <div className={classes.whole}>
        <ChangedSinceClose provider={provider} />
      </div>
    </div>
  )
}

function Month({ of, children }: { of: Schemas['BooksMonth']; children: React.ReactNode }) {
  return (
    <div className={classes.closed}>
      <h3>
        {formatMonth(of.month)} is {of.state === 'Closed' ? 'closed' : 'open again'}
      </h3>
      <p className={classes.quiet}>
        Closed on <Day day={of.closedOn} />
        {of.position !== null && `, frozen at position ${of.position.toLocaleString('en')}`}
        {of.reopenedOn && `; reopened on ${formatDay(of.reopenedOn)}: ${of.reason ?? ''}`}
      </p>
      {of.reports.length > 0 && (
        <details>
          <summary>{of.reports.length} reports recorded</summary>
          <ul className={classes.hashes}>
            {of.reports.map((report) => (
              <li key={report.name}>
                <a href={`/answer?token=${report.token}`}>{report.name}</a>
                <code className={classes.hash}>{report.sha256}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
      {children}
    </div>
  )
}
