import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconPencil } from '@tabler/icons-react'
import { useMove } from '../time/place'
import { COMMANDS, formAddress } from './catalog'

interface CommandMenuProps {
  label: string
  /** The thing that they are about; empty of what they begin. */
  id: string
  /** Which commands, as `contracts/amend`, in their order. */
  names: readonly string[]
}

/** What can be done: each opens its form. */
export function CommandMenu({ label, id, names }: CommandMenuProps) {
  const move = useMove()
  return (
    <Menu position="bottom-end" width={260} withinPortal>
      <Menu.Target>
        <Button
          leftSection={<IconPencil size={16} aria-hidden />}
          rightSection={<IconChevronDown size={16} aria-hidden />}
        >
          {label}
        </Button>
      </Menu.Target>
      <Menu.Dropdown>
        {names.map((name) => {
          const found = COMMANDS.find((each) => `${each.collection}/${each.name}` === name)
          return (
            found && (
              <Menu.Item
                key={name}
                onClick={() => move({ do: formAddress(found.collection, id, found.name), behind: undefined })}
              >
                {found.title}
              </Menu.Item>
            )
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
