import type { Schemas } from '../api/read'
import { command } from './command'
import { choice, day, facility, flag, group, money, party, reduced, text } from './fields'
import * as parts from './parts'
import { neededReason, QUALIFIERS, reason, sources } from './parts'

const qualifiers = (more: { absent?: string; removed?: string } = {}) =>
  group<Schemas['AnnouncedQualifiers']>(
    'Figures are meant as',
    { monthlyFee: choice('Monthly fee', QUALIFIERS), totalValue: choice('Total value', QUALIFIERS) },
    more,
  )

/** A term of an announcement that may stay, be stated anew, or be unknown again. */
const revised = { absent: 'Leave as it is', removed: 'Unknown' }

/** The commands of deals that are only announced. */
export const ANNOUNCEMENT_COMMANDS = [
  command('AnnounceDeal', '/v1/contracts/{id}/announce', {
    title: 'Announce a deal',
    says: 'What became known of a deal before any terms: figures stay as they were stated.',
    begins: true,
    fields: {
      providerId: party('Provider', { required: true }),
      customerId: party('Customer', { required: true }),
      announcedOn: reduced('Known since', { help: 'Today when left empty.' }),
      monthlyFee: money('Monthly fee'),
      totalValue: money('Total value'),
      currency: text('Currency', { initial: 'USD' }),
      qualifiers: qualifiers(),
      startsOn: reduced('Starts'),
      endsOn: reduced('Ends'),
      facilityId: facility('Facility'),
      capacity: parts.facilityCapacity('Capacity'),
      exclusive: flag('Exclusive'),
      purpose: text('Purpose'),
      sources,
    },
    remedies: { 'already-exists': { field: 'id' }, 'same-party': { field: 'customerId' } },
  }),
  command('ReviseAnnouncement', '/v1/contracts/{id}/revise-announcement', {
    title: 'Revise the announcement',
    says: 'What is stated otherwise from a day on; what was said before stays to be seen.',
    fields: {
      revisedOn: day('From', { help: 'Today when left empty.' }),
      reason,
      providerId: party('Provider', { help: 'It stays when left empty.' }),
      customerId: party('Customer', { help: 'It stays when left empty.' }),
      monthlyFee: money('Monthly fee', revised),
      totalValue: money('Total value', revised),
      currency: text('Currency', revised),
      startsOn: reduced('Starts', revised),
      endsOn: reduced('Ends', revised),
      facilityId: facility('Facility', revised),
      capacity: parts.facilityCapacity('Capacity', false, revised),
      exclusive: flag('Exclusive', revised),
      purpose: text('Purpose', revised),
      qualifiers: qualifiers(revised),
      sources,
    },
    remedies: {
      'not-announced': { field: 'revisedOn', fact: 'announcedOn' },
      'same-party': { field: 'customerId' },
      'no-change': { field: 'revisedOn' },
    },
  }),
  command('WithdrawAnnouncement', '/v1/contracts/{id}/withdraw-announcement', {
    title: 'Withdraw the announcement',
    says: 'The deal is off before it was signed.',
    fields: { withdrawnOn: day('Withdrawn on', { help: 'Today when left empty.' }), reason: neededReason },
    remedies: { 'not-announced': { field: 'withdrawnOn', fact: 'announcedOn' } },
  }),
]
