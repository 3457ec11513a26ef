import { command } from './command'
import { day, party, text } from './fields'
import * as parts from './parts'

/** The commands of parties and facilities. */
export const SUBJECT_COMMANDS = [
  command('/v1/parties/{id}/register', {
    title: 'Register a party',
    says: 'Who buys or sells capacity; contracts name it by its id.',
    begins: true,
    fields: {
      name: text('Name', { required: true }),
      country: text('Country', { help: 'Two letters, such as US.' }),
      on: day('On', { help: 'Today when left empty.' }),
      sources: parts.sources,
    },
    remedies: { 'already-registered': { field: 'id' } },
  }),
  command('/v1/facilities/{id}/register', {
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
    remedies: { 'already-registered': { field: 'id' }, 'unknown-party': { field: 'operatorId' } },
  }),
]
