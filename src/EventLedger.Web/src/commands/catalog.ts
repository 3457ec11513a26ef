import type { Command } from './command'
import { CONTRACT_COMMANDS } from './contractCommands'
import { SUBJECT_COMMANDS } from './subjectCommands'

/** Every command that has a form. A new one is a description in a list here. */
export const COMMANDS: readonly Command[] = [...CONTRACT_COMMANDS, ...SUBJECT_COMMANDS]

export function findCommand(collection: string, name: string): Command | undefined {
  return COMMANDS.find((each) => each.collection === collection && each.name === name)
}

/** A form that is open: which command, on what, and what stands in it at first. */
export interface OpenForm {
  command: Command
  id: string
  given: Record<string, string>
}

/** The address of a form, as a page's `do` holds it: `contracts/x/give-termination-notice?by=Customer`. */
export function formAddress(
  collection: string,
  id: string,
  name: string,
  given: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams(given).toString()
  return `${collection}/${id}/${name}${query && `?${query}`}`
}

export function openFormOf(address: string): OpenForm | undefined {
  const [path = '', query = ''] = address.split('?')
  const [collection = '', id = '', name = ''] = path.split('/')
  const command = findCommand(collection, name)
  return command && { command, id, given: Object.fromEntries(new URLSearchParams(query)) }
}
