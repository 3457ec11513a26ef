import { command } from './command'
import { choice, day, month, money, party, reduced, text } from './fields'
import * as parts from './parts'
import { neededReason, QUALIFIERS } from './parts'

/** The commands of parties and facilities, and of a provider's books. */
export const SUBJECT_COMMANDS = [
  command('RegisterParty', '/v1/parties/{id}/register', {
    title: 'Register a party',
    says: 'Who buys or sells capacity; contracts name it by its id.',
    begins: true,
    fields: {
      name: text('Name', { required: true }),
      country: text('Country', { help: 'Two letters, such as US.' }),
      on: day('On', { help: 'Today when left empty.' }),
      sources: parts.sources,
    },
    remedies: { 'already-exists': { field: 'id' } },
  }),
  command('RecordAcquisition', '/v1/parties/{id}/record-acquisition', {
    title: 'Record an acquisition',
    says: 'The party controls another from a day on: what the two owe each other is within one group.',
    fields: {
      acquiredId: party('Acquires', { required: true }),
      effectiveOn: reduced('From', { help: 'Today when left empty.' }),
      sources: parts.sources,
    },
    remedies: { 'same-party': { field: 'acquiredId' }, 'control-cycle': { field: 'acquiredId' } },
  }),
  command('ReportFunding', '/v1/parties/{id}/report-funding', {
    title: 'Report funding',
    says: 'What a party is said to have raised.',
    fields: {
      amount: money('Amount', { required: true }),
      currency: text('Currency', { required: true, initial: 'USD', help: 'Three letters of ISO 4217.' }),
      qualifier: choice('Meant as', QUALIFIERS),
      asOf: reduced('As of', { help: 'Today when left empty.' }),
      sources: parts.sources,
    },
    remedies: { 'unknown-currency': { field: 'currency' }, 'invalid-amount': { field: 'amount' } },
  }),
  command('RegisterFacility', '/v1/facilities/{id}/register', {
    title: 'Register a facility',
    says: 'Where capacity stands, and how much there is of it.',
    begins: true,
    fields: {
      name: text('Name', { required: true }),
      operatorId: party('Operator', { required: true }),
      location: text('Location'),
      capacity: parts.facilityCapacity('Capacity', true),
      from: day('From', { help: 'The first day of that capacity.' }),
      on: day('On', { help: 'Today when left empty.' }),
      sources: parts.sources,
    },
    remedies: { 'already-exists': { field: 'id' } },
  }),
  command('ExpandFacility', '/v1/facilities/{id}/expand', {
    title: 'Expand a facility',
    says: 'All the capacity that there is from a day on, not only what is added.',
    fields: {
      from: day('From', { help: 'Today when left empty.' }),
      capacity: parts.facilityCapacity('Capacity', true),
      sources: parts.sources,
    },
  }),
  command('CloseMonth', '/v1/books/{id}/close-month', {
    title: 'Close a month',
    says: 'What is reported of it stays; what becomes known later is booked in the open month.',
    fields: {
      month: month('Month', { required: true }),
      closedOn: day('Closed on', { help: 'Today when left empty.' }),
    },
    remedies: {
      'month-not-over': { field: 'closedOn' },
      'earlier-month-open': { field: 'month', fact: 'openMonth' },
      'already-closed': { field: 'month' },
    },
  }),
  command('ReopenMonth', '/v1/books/{id}/reopen-month', {
    title: 'Reopen a month',
    says: 'The last closed month is open again.',
    fields: {
      month: month('Month', { required: true }),
      on: day('On', { help: 'Today when left empty.' }),
      reason: neededReason,
    },
    remedies: {
      'not-closed': { field: 'month' },
      'later-month-closed': { field: 'month', fact: 'closedMonth' },
    },
  }),
]
