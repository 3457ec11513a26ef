import { Button, TextInput } from '@mantine/core'
import { notifications } from '@mantine/notifications'
import { useState } from 'react'
import { CommandForm } from '../components/CommandForm'
import { formatMonth } from '../time/dates'

/** Opens the last closed month again; the reason stays in the ledger. */
export function ReopenForm({ provider, month, day }: { provider: string; month: string; day: string }) {
  const [opened, setOpened] = useState(false)
  const [reason, setReason] = useState('')
  if (!opened)
    return (
      <Button mt="sm" size="xs" variant="default" onClick={() => setOpened(true)}>
        Reopen {formatMonth(month)}
      </Button>
    )
  return (
    <div style={{ marginTop: 12 }}>
      <CommandForm
        draft={{
          path: `/v1/books/${encodeURIComponent(provider)}/reopen-month`,
          body: { month, reason: reason.trim(), on: day },
        }}
        action={`Reopen ${formatMonth(month)}`}
        preview={() => (
          <p>
            {formatMonth(month)} is open again: its figures follow what is known, and it can be closed anew.
            What was reported at its closing can still be repeated.
          </p>
        )}
        onDone={() => notifications.show({ message: `${formatMonth(month)} is open again.` })}
      >
        {(why) => (
          <TextInput
            label="Reason"
            required
            value={reason}
            error={why('reason')}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
      </CommandForm>
    </div>
  )
}
