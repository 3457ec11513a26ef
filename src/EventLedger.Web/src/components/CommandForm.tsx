import { Alert, Button } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { ReactNode } from 'react'
import type { Draft } from '../api/command'
import { commit, newKey, tryOut } from '../api/command'
import type { Problem } from '../api/problem'
import { usePlace } from '../time/place'
import classes from './command.module.css'
import { ProblemView } from './ProblemView'

interface CommandFormProps<Preview, Done> {
  /** What would be sent; its preview holds as long as it is the same. */
  draft: Draft
  /** What the last button says: `Record the payment`. */
  action: string
  /** The fields; each shows the reason why the server does not take it. */
  children: (why: (field: string) => string | undefined) => ReactNode
  preview: (answer: Preview) => ReactNode
  /** Whether a preview may be committed; a run over nothing may not. */
  may?: (answer: Preview) => boolean
  onDone: (answer: Done) => void
}

/** A command in two steps: what would happen, and only then the doing. One key for both ways through a broken network. */
export function CommandForm<Preview, Done>(props: CommandFormProps<Preview, Done>) {
  const { draft, action, children, preview, may, onDone } = props
  const place = usePlace()
  const queries = useQueryClient()
  const [key, setKey] = useState(newKey)
  const [tried, setTried] = useState<{ of: string; answer: Preview }>()
  const said = JSON.stringify([draft, place.ledger])
  const trying = useMutation<Preview, Problem, string>({
    mutationFn: () => tryOut<Preview>(draft, place),
    networkMode: 'always',
    onSuccess: (answer, of) => setTried({ of, answer }),
  })
  const doing = useMutation<Done, Problem>({
    mutationFn: () => commit<Done>(draft, place, key),
    networkMode: 'always',
    onSuccess: async (answer) => {
      setKey(newKey())
      setTried(undefined)
      await queries.invalidateQueries()
      onDone(answer)
    },
  })
  const problem = doing.error ?? trying.error
  const why = (field: string) => problem?.errors[`$.${field}`]?.join(', ')
  const shown = tried?.of === said ? tried.answer : undefined
  return (
    <form
      className={classes.form}
      onChange={() => {
        trying.reset()
        doing.reset()
      }}
      onSubmit={(event) => {
        event.preventDefault()
        doing.reset()
        trying.mutate(said)
      }}
    >
      <div className={classes.fields}>{children(why)}</div>
      {place.knownAt && (
        <p className={classes.hint}>
          The page shows what was known at an earlier instant. What is recorded here is recorded now.
        </p>
      )}
      <div aria-live="polite">
        {shown !== undefined && <div className={classes.preview}>{preview(shown)}</div>}
        {problem?.code === 'unreachable' ? (
          <Alert color="yellow" title="The server did not answer" mt="sm">
            Nothing here is lost. Do it again when it is back: it cannot be done twice.
          </Alert>
        ) : (
          problem && (
            <div className={classes.problem}>
              <ProblemView problem={problem} />
            </div>
          )
        )}
      </div>
      <div className={classes.buttons}>
        <Button type="submit" variant={shown === undefined ? 'filled' : 'default'} loading={trying.isPending}>
          Preview
        </Button>
        {shown !== undefined && (
          <Button
            onClick={() => doing.mutate()}
            loading={doing.isPending}
            disabled={may !== undefined && !may(shown)}
          >
            {action}
          </Button>
        )}
      </div>
    </form>
  )
}
