import { Button, Menu } from '@mantine/core'
import { IconChevronDown, IconPencil } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useMove } from '../time/place'
import { COMMANDS, formAddress } from './catalog'
import classes from './commands.module.css'

interface CommandMenuProps {
  label: string
  /** The thing that they are about; empty of what they begin. */
  id: string
  /** Which commands, as `contracts/amend`, in their order, and headings between them (menus.ts). */
  names: readonly string[]
  /** What stands in each form at first. */
  given?: Readonly<Record<string, string>>
  /** The button itself, where it is to look otherwise. */
  children?: ReactNode
}

/** What can be done: each opens its form. */
export function CommandMenu({ label, id, names, given = {}, children }: CommandMenuProps) {
  const move = useMove()
  return (
    <Menu position="bottom-end" width={260} withinPortal>
      <Menu.Target>
        {children ?? (
          <Button
            leftSection={<IconPencil size={16} aria-hidden />}
            rightSection={<IconChevronDown size={16} aria-hidden />}
          >
            {label}
          </Button>
        )}
      </Menu.Target>
      <Menu.Dropdown className={classes.menu}>
        {names.map((name) => {
          const found = COMMANDS.find((each) => `${each.collection}/${each.name}` === name)
          if (!found) return <Menu.Label key={name}>{name}</Menu.Label>
          const address = formAddress(found.collection, id, found.name, given)
          return (
            <Menu.Item key={name} onClick={() => move({ do: address, behind: undefined })}>
              {found.title}
            </Menu.Item>
          )
        })}
      </Menu.Dropdown>
    </Menu>
  )
}
