import { Button } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import type { Problem } from '../api/problem'
import { useRead } from '../api/queries'
import { ask, headersOf } from '../api/read'
import { Panel } from '../components/Panel'
import { ProblemView } from '../components/ProblemView'
import { formatDay } from '../time/dates'
import { usePlace } from '../time/place'
import { CommandList } from './CommandList'
import { CommitScenario } from './CommitScenario'
import { CompareReport } from './CompareReport'
import { COMPARISONS } from './reports'
import classes from './scenarios.module.css'
import type { ScenariosSearch } from './search'
import { useCompared } from './useCompared'

const CompareSeries = lazy(() => import('./CompareSeries'))

/** A scenario: its commands, and every report with and without it. */
export function Scenario({ id }: { id: string }) {
  const scenario = useRead({ route: '/v1/scenarios/{id}', path: { id }, timeless: true })
  // The smallest question tells whether the commands can be decided at all.
  const decided = useCompared({ route: '/v1/reports/run-rate', query: { top: 1 } }, id)
  const refused = decided.error?.code === 'scenario-refused' ? decided.error : undefined
  return (
    <>
      <Panel
        title={scenario.data?.name ?? 'The scenario'}
        note={decided.data && `Commands that name no day are dated ${formatDay(decided.data.decidedOn)}.`}
        answer={scenario}
        height={150}
      >
        {(data) => (
          <>
            <CommandList commands={data.commands} refused={refused} />
            <div className={classes.buttons}>
              <Button
                component={Link}
                size="xs"
                variant="default"
                to="/scenarios"
                search={((before: ScenariosSearch) => ({ ...before, make: id, step: undefined })) as never}
              >
                Make another of it
              </Button>
              {!data.isShipped && <Forget id={id} name={data.name} />}
            </div>
            {decided.data && <CommitScenario scenario={data} />}
          </>
        )}
      </Panel>
      {decided.error && !refused && decided.error.code !== 'unreachable' && (
        <ProblemView problem={decided.error} />
      )}
      {decided.data && (
        <>
          <Suspense fallback={<div style={{ height: 420 }} />}>
            <CompareSeries scenario={id} />
          </Suspense>
          <div className={classes.two}>
            {COMPARISONS.map((each) => (
              <CompareReport key={each.route} of={each} scenario={id} />
            ))}
          </div>
        </>
      )}
    </>
  )
}

function Forget({ id, name }: { id: string; name: string }) {
  const place = usePlace()
  const queries = useQueryClient()
  const navigate = useNavigate()
  const forget = useMutation<unknown, Problem>({
    mutationFn: () =>
      ask(`/v1/scenarios/${encodeURIComponent(id)}`, { method: 'DELETE', headers: headersOf(place) }),
    onSuccess: async () => {
      await navigate({
        to: '/scenarios',
        search: (before: ScenariosSearch) => ({ ...before, scenario: undefined }),
      })
      await queries.invalidateQueries()
      notifications.show({ message: `${name} is forgotten.` })
    },
  })
  return (
    <Button size="xs" variant="subtle" color="red" loading={forget.isPending} onClick={() => forget.mutate()}>
      Forget it
    </Button>
  )
}
