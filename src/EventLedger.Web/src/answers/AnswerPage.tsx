import { Button } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { useRead } from '../api/queries'
import { headersOf } from '../api/read'
import { told as read } from '../api/token'
import { download } from '../components/Exports'
import { Panel } from '../components/Panel'
import { usePlace } from '../time/place'
import { Heading } from '../components/Heading'
import classes from './answers.module.css'
import type { AnswerSearch } from './search'

/** An answer that repeats: the same question at the same position, whatever became known since. */
export function AnswerPage() {
  const { token }: AnswerSearch = useSearch({ strict: false })
  const place = usePlace()
  const answer = useRead(
    { route: '/v1/answers/{token}', path: { token: token ?? '' }, timeless: true },
    { enabled: token !== undefined },
  )
  if (!token) return <p className={classes.quiet}>The address names no answer.</p>
  const told = read(token)
  const save = (format: string) =>
    void download(
      `/v1/answers/${token}?format=${format}`,
      headersOf(place),
      `${told.report ?? 'answer'}-at-${told.position ?? ''}.${format}`,
    )
  const asked = Object.entries(told.question ?? {}).filter(([, value]) => value !== null)
  return (
    <>
      <Heading
        level={1}
        title="An answer that repeats"
        note="The same question at the same position of the ledger: it says what it said, wherever the time bar stands."
      />
      <Panel title={told.report ?? 'The answer'} answer={answer} height={320}>
        {(data) => (
          <>
            <dl className={classes.facts}>
              <div>
                <dt>Position</dt>
                <dd>{told.position?.toLocaleString('en') ?? 'unknown'}</dd>
              </div>
              {asked.map(([name, value]) => (
                <div key={name}>
                  <dt>{name}</dt>
                  <dd>{String(value)}</dd>
                </div>
              ))}
            </dl>
            <div className={classes.buttons}>
              <Button variant="light" size="xs" onClick={() => save('csv')}>
                CSV
              </Button>
              <Button variant="light" size="xs" onClick={() => save('xlsx')}>
                Excel
              </Button>
              <Button variant="light" size="xs" onClick={() => save('json')}>
                JSON
              </Button>
            </div>
            <pre className={classes.text} tabIndex={0} aria-label="The answer">
              {JSON.stringify(data, null, 2).slice(0, 20_000)}
            </pre>
          </>
        )}
      </Panel>
    </>
  )
}
