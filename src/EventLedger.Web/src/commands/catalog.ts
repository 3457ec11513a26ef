import { ANNOUNCEMENT_COMMANDS } from './announcementCommands'
import { BILLING_COMMANDS } from './billingCommands'
import type { Command, CommandName } from './command'
import { CONTRACT_COMMANDS } from './contractCommands'
import { CORRECT_EVENT } from './facts'
import { SUBJECT_COMMANDS } from './subjectCommands'

/** The commands in groups, as a list to choose from shows them. */
export const GROUPS: readonly { label: string; commands: readonly Command[] }[] = [
  { label: 'Terms of a contract', commands: [...CONTRACT_COMMANDS, CORRECT_EVENT] },
  { label: 'Invoices and payments', commands: BILLING_COMMANDS },
  { label: 'Announced deals', commands: ANNOUNCEMENT_COMMANDS },
  { label: 'Parties, facilities and books', commands: SUBJECT_COMMANDS },
]

/** Every command of the API. A new one is a description in one of the lists. */
export const COMMANDS: readonly Command[] = GROUPS.flatMap(({ commands }) => commands)

export function findCommand(collection: string, name: string): Command | undefined {
  return COMMANDS.find((each) => each.collection === collection && each.name === name)
}

/** The command that the API calls so: `GiveTerminationNotice`. */
export function commandCalled(is: string): Command | undefined {
  return COMMANDS.find((each) => each.is === is)
}

/** A form that is open: which command, on what, and what stands in it at first. */
export interface OpenForm {
  command: Command
  id: string
  given: Readonly<Record<string, unknown>>
}

/** The form of a command on something, with what stands in it at first. */
export function formOf(is: CommandName, id: string, given: OpenForm['given']): OpenForm {
  const found = commandCalled(is)
  if (!found) throw new Error(`There is no form for ${is}.`)
  return { command: found, id, given }
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

/** The address of the form that corrects an event. */
export function correctionAddress(id: string, version: string): string {
  return formAddress('contracts', id, CORRECT_EVENT.name, { version })
}

export function openFormOf(address: string): OpenForm | undefined {
  const [path = '', query = ''] = address.split('?')
  const [collection = '', id = '', name = ''] = path.split('/')
  const command = findCommand(collection, name)
  return command && { command, id, given: Object.fromEntries(new URLSearchParams(query)) }
}
