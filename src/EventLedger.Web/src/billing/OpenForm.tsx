import { Button } from '@mantine/core'
import type { ReactNode } from 'react'
import { formAddress } from '../commands/catalog'
import { useMove } from '../time/place'

interface OpenFormProps {
  contract: string
  name: string
  given: Readonly<Record<string, string>>
  label: string
  children: ReactNode
}

/** Opens the form of a command with what it is about. */
export function OpenForm({ contract, name, given, label, children }: OpenFormProps) {
  const move = useMove()
  return (
    <Button
      size="compact-xs"
      variant="light"
      aria-label={label}
      onClick={() => move({ do: formAddress('contracts', contract, name, given), behind: undefined })}
    >
      {children}
    </Button>
  )
}
