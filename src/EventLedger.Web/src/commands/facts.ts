import type { Command } from './command'
import { command } from './command'
import { ANNOUNCEMENT_COMMANDS } from './announcementCommands'
import { CONTRACT_COMMANDS } from './contractCommands'
import type { Field } from './fields'
import { within } from './faults'
import { choice, day, flag, group, hidden, list, party, valuesOf } from './fields'
import * as parts from './parts'
import { bookInOpenMonth, neededReason, open, reason } from './parts'

type Fields = Readonly<Record<string, Field>>

/** A kind of event that can be corrected: what it says, as fields, and which field a rule's refusal concerns. */
interface FactForm {
  fields: Fields
  remedies: Command['remedies']
}

const COMMANDS = [...CONTRACT_COMMANDS, ...ANNOUNCEMENT_COMMANDS]

/** The form of the command that a fact came from; what the fact cannot leave out is asked for. */
function like(is: Command['is'], needed: readonly string[] = [], more: Fields = {}): FactForm {
  const found = COMMANDS.find((each) => each.is === is)
  const fields = Object.entries(found?.fields ?? {})
    .filter(([name]) => name !== 'bookInOpenMonth' && name !== 'on')
    .map(([name, field]) => [name, needed.includes(name) ? dated(field) : field])
  return { fields: { ...(Object.fromEntries(fields) as Fields), ...more }, remedies: found?.remedies ?? {} }
}

// A fact has its day; only a command is dated today when it names none.
function dated(field: Field): Field {
  const { help, ...rest } = field
  return (help ?? '').startsWith('Today when left empty')
    ? { ...rest, required: true }
    : { ...field, required: true }
}

const REMOVED = {
  MonthlyFee: 'Monthly fee',
  TotalValue: 'Total value',
  Currency: 'Currency',
  StartsOn: 'Start',
  EndsOn: 'End',
  FacilityId: 'Facility',
  Capacity: 'Capacity',
  Exclusive: 'Exclusive',
  Purpose: 'Purpose',
  Qualifiers: 'How figures are meant',
}

const deal = Object.fromEntries(
  Object.entries(like('AnnounceDeal').fields).filter(([name]) => name !== 'announcedOn'),
)

/** The events that can be corrected, by type. Documents are undone by other documents. */
export const FACTS: Readonly<Record<string, FactForm>> = {
  DealAnnounced: like('AnnounceDeal', ['announcedOn']),
  AnnouncementRevised: {
    remedies: like('ReviseAnnouncement').remedies,
    fields: {
      ...deal,
      providerId: party('Provider'),
      customerId: party('Customer'),
      removed: list('Unknown from then on', 'term', choice('Term', REMOVED, { required: true })),
      revisedOn: day('From', { required: true }),
      reason,
    },
  },
  AnnouncementWithdrawn: like('WithdrawAnnouncement', ['withdrawnOn']),
  ContractSigned: like('SignContract', ['signedOn', 'proration']),
  ContractAmended: like('AmendContract', ['effectiveOn'], {
    fees: list('Fees', 'step', parts.feeStep, { absent: 'As they were' }),
    endsOn: day('Last day of the term', { help: 'As it was when left empty.' }),
    openEnded: flag('The term became open-ended'),
    termination: parts.clause({ absent: 'As it was' }),
    noTermination: flag('Nobody may leave early any more'),
    capacity: list('Capacity', 'line', parts.capacityLine, { absent: 'As it was' }),
  }),
  CommencementDelayed: like('DelayCommencement', ['delayedOn']),
  ContractRenewed: like('RenewContract', ['renewedOn']),
  ServiceSuspended: like('SuspendService', ['from']),
  ServiceResumed: like('ResumeService', ['from']),
  TerminationNoticeGiven: like('GiveTerminationNotice', ['givenOn'], {
    lastServiceDay: day('Last service day', { required: true, help: 'As the clause has it for that day.' }),
  }),
  TerminationNoticeWithdrawn: like('WithdrawTerminationNotice', ['withdrawnOn']),
  ContractTerminatedForCause: like('TerminateForCause', ['givenOn']),
  ContractRescinded: like('RescindContract', ['rescindedOn']),
  ContractAssigned: like('AssignContract', ['effectiveOn']),
  SourceAttached: like('AttachSource'),
}

/** An event as it reads now; null when it never happened. */
export interface Fact {
  version: number
  type: string
  data: Record<string, unknown> | null
}

interface Stored {
  version: number
  type: string
  data: unknown
}

/** The facts among a contract's events, each as its latest correction reads it. */
export function factsAmong(events: readonly Stored[]): Fact[] {
  const corrected = new Map<number, Fact['data']>()
  for (const { type, data } of events)
    if (type === 'EventCorrected') {
      const { version, replacement } = data as { version: number; replacement?: Fact['data'] }
      corrected.set(version, replacement ?? null)
    }
  return events
    .filter(({ type }) => type in FACTS)
    .map(({ version, type, data }) => ({
      version,
      type,
      data: corrected.has(version) ? (corrected.get(version) ?? null) : (data as Fact['data']),
    }))
}

/** The form that corrects a fact: the fields of its type, in which stands what it says; none before one is chosen. */
export function correctionOf(fact: Fact | undefined): Command {
  const { fields, remedies } = (fact && FACTS[fact.type]) ?? { fields: {}, remedies: {} }
  return command('CorrectEvent', '/v1/contracts/{id}/correct-event', {
    title: 'Correct an event',
    says: 'What was recorded wrongly is told again; the wrong one stays to be seen.',
    fields: {
      version: hidden('Event', { required: true, ...(fact && { initial: String(fact.version) }) }),
      replacement: group<Record<string, never>>('What it should have said', fields as Record<string, never>, {
        required: true,
        removed: 'It never happened',
        initial: valuesOf(fields, fact?.data ?? {}),
      }),
      reason: neededReason,
      on: day('Corrected on', { help: 'Today when left empty.' }),
      bookInOpenMonth,
    },
    remedies: {
      ...Object.fromEntries(
        Object.entries(remedies).map(([rule, { field }]) => [
          within(rule),
          { field: `replacement.${field}` },
        ]),
      ),
      ...open,
      'not-correctable': { field: 'version' },
      'correction-contradicts': { field: 'replacement' },
    },
  })
}

/** The correction of an event that is not chosen yet. */
export const CORRECT_EVENT = correctionOf(undefined)
