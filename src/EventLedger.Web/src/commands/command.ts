import type { Place } from '../api/read'
import type { operations } from '../api/schema'
import type { Body, CommandRoute, Field, FieldsOf } from './fields'

/** What the API calls a command, as scenarios name it: `GiveTerminationNotice`. */
export type CommandName = keyof operations

/** What may be done about a refusal with one press: a value for a field, read off the refusal's facts. */
export interface Remedy {
  /** The field that the refusal concerns. */
  field: string
  /** The fact of the problem that would do, such as `earliestNoticeOn`; or the value itself. */
  fact?: string
  value?: boolean | string
  /** What the press does. */
  label?: string
}

/** One command as a form: where it goes, what it is called, and what it takes. */
export interface Command {
  /** What the API calls it. */
  is: CommandName
  route: CommandRoute
  /** `contracts`, `parties` or another collection. */
  collection: string
  /** The command in kebab case, as in its route. */
  name: string
  /** What it is called in a menu and above its form. */
  title: string
  /** What it does, in a sentence. */
  says: string
  /** Whether it begins something, so that an id is asked for. */
  begins?: boolean
  fields: Readonly<Record<string, Field>>
  remedies: Readonly<Record<string, Remedy>>
}

/** Describes a command; its fields must be those of the API's body. */
export function command<P extends CommandRoute>(
  is: CommandName,
  route: P,
  told: {
    title: string
    says: string
    begins?: boolean
    fields: FieldsOf<Body<P>>
    remedies?: Readonly<Record<string, Remedy>>
  },
): Command {
  const [, , collection = '', , name = ''] = route.split('/')
  return {
    ...told,
    is,
    route,
    collection,
    name,
    fields: told.fields,
    remedies: told.remedies ?? {},
  }
}

/** The address of the command for one thing. */
export function addressOfCommand({ route }: Command, id: string): string {
  return route.replace('{id}', encodeURIComponent(id))
}

export type { Place }
