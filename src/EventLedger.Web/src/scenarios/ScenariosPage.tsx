import { Button } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { Link, useSearch } from '@tanstack/react-router'
import { usePages } from '../api/queries'
import type { Schemas } from '../api/read'
import { Panel } from '../components/Panel'
import { formatInstant } from '../time/dates'
import { MakeScenario } from './MakeScenario'
import { Scenario } from './Scenario'
import { Heading } from '../components/Heading'
import classes from './scenarios.module.css'
import type { ScenariosSearch } from './search'

const PAGE = 100

/** What if: commands that are not stored, and every report with them beside the report without. */
export function ScenariosPage() {
  const search: ScenariosSearch = useSearch({ strict: false })
  const pages = usePages({ route: '/v1/scenarios', query: { limit: PAGE }, timeless: true })
  const first = pages.data?.[0]?.items[0]?.id
  const chosen = search.scenario ?? first
  return (
    <>
      <Heading
        level={1}
        title="Scenarios"
        note="What if: commands that are decided as real ones are, and never stored. Each report, as it is and as it would be."
      >
        <Button
          component={Link}
          to="/scenarios"
          search={((before: ScenariosSearch) => ({ ...before, make: 'new', step: undefined })) as never}
          leftSection={<IconPlus size={16} aria-hidden />}
        >
          Make one
        </Button>
      </Heading>
      <div className={classes.layout}>
        <Panel title="Which" answer={pages} height={230}>
          {(all) => (
            <List scenarios={all.flatMap((page) => page.items)} chosen={search.make ? undefined : chosen} />
          )}
        </Panel>
        <div className={classes.stack}>
          {search.make ? (
            <MakeScenario key={`${search.ledger ?? ''}/${search.make}`} make={search.make} />
          ) : chosen ? (
            <Scenario key={chosen} id={chosen} />
          ) : (
            pages.data && (
              <p className={classes.quiet}>There is none yet. Make one, and compare every report.</p>
            )
          )}
        </div>
      </div>
    </>
  )
}

interface ListProps {
  scenarios: readonly Schemas['ScenarioSummary'][]
  chosen: string | undefined
}

function List({ scenarios, chosen }: ListProps) {
  const groups = [
    { label: 'Shipped', of: scenarios.filter((each) => each.isShipped) },
    { label: 'Made here, kept for a day', of: scenarios.filter((each) => !each.isShipped) },
  ]
  return groups
    .filter(({ of }) => of.length > 0)
    .map(({ label, of }) => (
      <div key={label}>
        <p className={classes.group}>{label}</p>
        <ul className={classes.list}>
          {of.map((each) => (
            <li key={each.id}>
              <Link
                to="/scenarios"
                search={(before: ScenariosSearch) => ({
                  ...before,
                  scenario: each.id,
                  make: undefined,
                  step: undefined,
                })}
                data-chosen={each.id === chosen || undefined}
              >
                {each.name}
                <small>
                  {each.commandCount === 1
                    ? '1 command'
                    : `${each.commandCount.toLocaleString('en')} commands`}
                  {each.expiresAt && `, by ${each.madeBy}, gone after ${formatInstant(each.expiresAt)}`}
                </small>
              </Link>
            </li>
          ))}
        </ul>
      </div>
    ))
}
