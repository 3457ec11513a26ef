import type { Problem } from '../api/problem'
import type { Schemas } from '../api/read'
import { Figure } from '../components/Figure'
import classes from './scenarios.module.css'

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
            <b>{words(each.command)}</b> <Whose command={each} />
            <span className={classes.data}>{said(each.data)}</span>
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
  if (/Party|Acquisition|Funding|Facility|CloseMonth|ReopenMonth/.test(command.command)) return <>{id}</>
  return (
    <Figure behind={`contract/${id}`} label={id}>
      {id}
    </Figure>
  )
}

/** `GiveTerminationNotice` as people say it. */
export function words(name: string): string {
  const text = name.replace(/([a-z])([A-Z])/g, '$1 $2').toLowerCase()
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** The body of a command in a line; what it rests on is left out. */
function said(data: unknown): string {
  const fields = Object.entries((data ?? {}) as Record<string, unknown>)
  return fields
    .filter(([name, value]) => name !== 'sources' && value !== null)
    .map(([name, value]) => `${words(name).toLowerCase()}: ${flat(value)}`)
    .join(', ')
}

function flat(value: unknown): string {
  return JSON.stringify(value)
    .replace(/["{}[\]]/g, '')
    .replaceAll(',', ', ')
    .replaceAll(':', ' ')
}
