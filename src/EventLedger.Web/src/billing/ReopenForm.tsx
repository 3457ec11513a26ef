import { Button } from '@mantine/core'
import { useMemo, useState } from 'react'
import { formOf } from '../commands/catalog'
import { CommandForm } from '../commands/CommandForm'
import { formatMonth } from '../time/dates'
import classes from './billing.module.css'

/** Opens the last closed month again; the reason stays in the ledger. */
export function ReopenForm({ provider, month, day }: { provider: string; month: string; day: string }) {
  const [opened, setOpened] = useState(false)
  const form = useMemo(() => formOf('ReopenMonth', provider, { month, on: day }), [provider, month, day])
  if (!opened)
    return (
      <Button mt="sm" size="xs" variant="default" onClick={() => setOpened(true)}>
        Reopen {formatMonth(month)}
      </Button>
    )
  return (
    <div className={classes.inner}>
      <CommandForm
        form={form}
        action={`Reopen ${formatMonth(month)}`}
        foretold={() => (
          <p>
            Its figures follow what is known again, and it can be closed anew. What was reported at its
            closing can still be repeated.
          </p>
        )}
        onStored={() => setOpened(false)}
      />
    </div>
  )
}
