import type { Problem } from '../api/problem'
import type { Schemas } from '../api/read'
import { commandCalled } from '../commands/catalog'
import { Figure } from '../components/Figure'
import classes from './scenarios.module.css'
import { titleOf, toldOf } from './told'

interface CommandListProps {
  commands: readonly Schemas['ScenarioCommand'][]
  /** The refusal of one of them, with its index. */
  refused: Problem | undefined
}

/** What would be done, in order; a command that a rule refuses stands out with the reason. */
export function CommandList({ commands, refused }: CommandListProps) {
  const index = refused?.facts.index
  const reason = (refused?.facts.refusal ?? {}) as { detail?: string; code?: string }
  return (
    <>
      {refused && (
        <p role="alert" className={classes.refusal} style={{ margin: '0 0 8px' }}>
          Command {Number(index) + 1} is refused, so there is nothing to compare.
        </p>
      )}
      <ol className={classes.commands}>
        {commands.map((each, at) => (
          <li key={at} data-refused={at === index || undefined}>
            <b>{titleOf(each.command)}</b> <Whose command={each} />
            <span className={classes.data}>
              {toldOf({ ...each, data: (each.data ?? {}) as Record<string, unknown> })}
            </span>
            {at === index && (
              <span className={classes.refusal}>
                {reason.detail} <code>{reason.code}</code>
              </span>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}

function Whose({ command }: { command: Schemas['ScenarioCommand'] }) {
  const { id } = command
  if (commandCalled(command.command)?.collection !== 'contracts') return <>{id}</>
  return (
    <Figure behind={`contract/${id}`} label={id}>
      {id}
    </Figure>
  )
}
