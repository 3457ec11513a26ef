import { Button, Menu, Modal, TextInput } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { notifications } from '@mantine/notifications'
import { IconCheck, IconChevronDown, IconDatabase, IconPlus } from '@tabler/icons-react'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { Problem } from '../api/problem'
import { useRead } from '../api/queries'
import { ask } from '../api/read'
import { useMove, usePlace } from '../time/place'

const DEFAULT = 'default'

/** Which ledger the pages show; each is a world of its own. */
export function LedgerSwitch() {
  const { ledger = DEFAULT } = usePlace()
  const move = useMove()
  const [opened, { open, close }] = useDisclosure(false)
  const { data } = useRead({ route: '/v1/ledgers', timeless: true, query: { limit: 100 } })
  const names = [...new Set([ledger, ...(data?.items ?? []).map((item) => item.name)])].sort()
  const go = (name: string) =>
    move({ ledger: name === DEFAULT ? undefined : name, knownAt: undefined, behind: undefined })
  return (
    <>
      <Menu position="bottom-end" width={220} shadow="md">
        <Menu.Target>
          <Button
            variant="default"
            size="xs"
            leftSection={<IconDatabase size={15} aria-hidden />}
            rightSection={<IconChevronDown size={14} aria-hidden />}
            aria-label={`Ledger: ${ledger}`}
          >
            {ledger}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Label>Ledgers</Menu.Label>
          {names.map((name) => (
            <Menu.Item
              key={name}
              onClick={() => go(name)}
              rightSection={name === ledger ? <IconCheck size={15} aria-label="shown" /> : null}
            >
              {name}
            </Menu.Item>
          ))}
          <Menu.Divider />
          <Menu.Item leftSection={<IconPlus size={15} aria-hidden />} onClick={open}>
            New ledger
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      <Modal opened={opened} onClose={close} title="New ledger" centered>
        <NewLedger
          onMade={(name) => {
            close()
            go(name)
          }}
        />
      </Modal>
    </>
  )
}

function NewLedger({ onMade }: { onMade: (name: string) => void }) {
  const [name, setName] = useState('')
  const queries = useQueryClient()
  const make = useMutation<unknown, Problem>({
    mutationFn: () => ask(`/v1/ledgers/${encodeURIComponent(name)}`, { method: 'PUT' }),
    onSuccess: async () => {
      await queries.invalidateQueries()
      notifications.show({ message: `The ledger ${name} is there, and empty.` })
      onMade(name)
    },
  })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        make.mutate()
      }}
    >
      <TextInput
        label="Name"
        description="Small letters, digits and hyphens; it begins with a letter."
        data-autofocus
        required
        pattern="[a-z][a-z0-9\-]{0,30}"
        value={name}
        onChange={(event) => setName(event.currentTarget.value)}
        error={make.error?.detail}
      />
      <Button type="submit" mt="md" loading={make.isPending}>
        Make it
      </Button>
    </form>
  )
}
