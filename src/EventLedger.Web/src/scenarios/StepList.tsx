import { ActionIcon, Button } from '@mantine/core'
import { IconArrowDown, IconArrowUp, IconTrash } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import type { Problem } from '../api/problem'
import type { Step } from './draft'
import { moved, without } from './draft'
import classes from './scenarios.module.css'
import { titleOf, toldOf } from './told'

interface StepListProps {
  steps: readonly Step[]
  /** The step that is refused, and why. */
  refused: { at: number; problem: Problem } | undefined
  /** The step whose form is open, and the form. */
  open: { at: number; form: ReactNode } | undefined
  onOpen: (at: number) => void
  onChange: (steps: Step[]) => void
}

/** The commands of a scenario in their order, each to be changed, moved or taken out. */
export function StepList({ steps, refused, open, onOpen, onChange }: StepListProps) {
  return (
    <ol className={classes.steps} aria-label="Commands of the scenario">
      {steps.map((step, at) =>
        open?.at === at ? (
          <li key={at}>{open.form}</li>
        ) : (
          <li key={at} data-refused={refused?.at === at || undefined}>
            <div className={classes.line}>
              <div>
                <b>{titleOf(step.command)}</b> {step.id}
                <span className={classes.data}>{toldOf(step)}</span>
                {refused?.at === at && (
                  <span className={classes.refusal} role="alert">
                    {refused.problem.detail} <code>{refused.problem.code}</code>
                  </span>
                )}
              </div>
              <span className={classes.tools}>
                <Button
                  size="compact-sm"
                  variant="light"
                  aria-label={`Edit command ${at + 1}`}
                  onClick={() => onOpen(at)}
                >
                  Edit
                </Button>
                <Tool
                  label={`Move command ${at + 1} up`}
                  isOff={at === 0}
                  onPress={() => onChange(moved(steps, at, -1))}
                >
                  <IconArrowUp size={16} />
                </Tool>
                <Tool
                  label={`Move command ${at + 1} down`}
                  isOff={at === steps.length - 1}
                  onPress={() => onChange(moved(steps, at, 1))}
                >
                  <IconArrowDown size={16} />
                </Tool>
                <Tool label={`Remove command ${at + 1}`} onPress={() => onChange(without(steps, at))}>
                  <IconTrash size={16} />
                </Tool>
              </span>
            </div>
          </li>
        ),
      )}
    </ol>
  )
}

interface ToolProps {
  label: string
  isOff?: boolean
  onPress: () => void
  children: ReactNode
}

function Tool({ label, isOff = false, onPress, children }: ToolProps) {
  return (
    <ActionIcon variant="subtle" color="gray" size="md" aria-label={label} disabled={isOff} onClick={onPress}>
      {children}
    </ActionIcon>
  )
}
