import type { Schemas } from '../api/read'
import { command } from './command'
import { choice, day, flag, group, list, party, text, whole } from './fields'
import * as parts from './parts'
import { bookInOpenMonth, neededReason, open, reason, SIDES, sources } from './parts'

const onDay = (field: string) => ({
  'outside-term': { field },
  'no-change': { field },
  'contract-ended': { field },
})
const fees = { 'invalid-fee-schedule': { field: 'fees' } }

/** The commands that make and change the terms of a contract. */
export const CONTRACT_COMMANDS = [
  command('SignContract', '/v1/contracts/{id}/sign', {
    title: 'Sign a contract',
    says: 'The terms as they were signed. A deal announced under the same id stays beside them.',
    begins: true,
    fields: {
      title: text('Title'),
      providerId: party('Provider', { required: true }),
      customerId: party('Customer', { required: true }),
      signedOn: day('Signed on', { help: 'Today when left empty.' }),
      currency: text('Currency', { required: true, initial: 'USD', help: 'Three letters of ISO 4217.' }),
      term: group<Schemas['Term']>(
        'Term',
        {
          startsOn: day('First day of service', { required: true }),
          endsOn: day('Last day of the term', { help: 'Empty is open-ended.' }),
        },
        { required: true },
      ),
      fees: list('Fees', 'step', parts.feeStep, { required: true }),
      billing: group<Schemas['BillingTerms']>(
        'Billing',
        {
          timing: choice(
            'Invoiced',
            { Advance: 'in advance', Arrears: 'in arrears' },
            { initial: 'Advance' },
          ),
          netDays: whole('Due after, days', { required: true, initial: '30' }),
        },
        { required: true },
      ),
      proration: choice(
        'Parts of months',
        {
          ActualDays: 'by the days of the month',
          Thirty360: 'by 30 days a month',
          FullMonths: 'as full months',
        },
        { help: 'By the days of the month when left empty.' },
      ),
      termination: parts.clause({ required: true, removed: 'Nobody may leave early' }),
      capacity: list('Capacity', 'line', parts.capacityLine, { required: true }),
      sources,
      bookInOpenMonth,
    },
    remedies: {
      ...open,
      ...fees,
      'invalid-term': { field: 'term' },
      'invalid-capacity': { field: 'capacity' },
      'unknown-currency': { field: 'currency' },
      'same-party': { field: 'customerId' },
      'already-signed': { field: 'id' },
    },
  }),
  command('AmendContract', '/v1/contracts/{id}/amend', {
    title: 'Amend terms',
    says: 'Changes terms from a day on. What is left as it is stays.',
    fields: {
      effectiveOn: day('From', { help: 'The day from which the change holds; today when left empty.' }),
      fees: list('Fees', 'step', parts.feeStep, { absent: 'Leave as they are' }),
      endsOn: day('Last day of the term', { absent: 'Leave as it is', removed: 'Open-ended' }),
      termination: parts.clause({ absent: 'Leave as it is', removed: 'Nobody may leave early' }),
      capacity: list('Capacity', 'line', parts.capacityLine, { absent: 'Leave as it is', removed: 'None' }),
      reason,
      bookInOpenMonth,
    },
    remedies: {
      ...open,
      ...fees,
      ...onDay('effectiveOn'),
      'invalid-term': { field: 'endsOn' },
      'invalid-capacity': { field: 'capacity' },
    },
  }),
  command('RenewContract', '/v1/contracts/{id}/renew', {
    title: 'Renew',
    says: 'Moves the end of the term out.',
    fields: {
      newEndsOn: day('New last day', { required: true }),
      fees: list('Fees from the old end on', 'step', parts.feeStep, { absent: 'The last fee goes on' }),
      renewedOn: day('Renewed on', { help: 'Today when left empty.' }),
      bookInOpenMonth,
    },
    remedies: {
      ...open,
      ...fees,
      'invalid-term': { field: 'newEndsOn' },
      'end-not-later': { field: 'newEndsOn' },
      'not-renewable': { field: 'newEndsOn' },
      'under-notice': { field: 'renewedOn' },
      'contract-ended': { field: 'renewedOn' },
    },
  }),
  command('GiveTerminationNotice', '/v1/contracts/{id}/give-termination-notice', {
    title: 'Give termination notice',
    says: 'One side says that it leaves; the notice period begins.',
    fields: {
      by: choice('Who leaves', SIDES, { required: true, initial: 'Customer' }),
      givenOn: day('Given on', { help: 'Today when left empty.' }),
      reason,
      bookInOpenMonth,
    },
    remedies: {
      ...open,
      'notice-before-lock-in': { field: 'givenOn', fact: 'earliestNoticeOn' },
      'notice-after-term-end': { field: 'givenOn' },
      'party-not-entitled': { field: 'by', fact: 'entitled' },
      'already-under-notice': { field: 'givenOn' },
      'not-terminable': { field: 'givenOn' },
      'contract-ended': { field: 'givenOn' },
    },
  }),
  command('WithdrawTerminationNotice', '/v1/contracts/{id}/withdraw-termination-notice', {
    title: 'Withdraw the notice',
    says: 'The notice is taken back before it ends service.',
    fields: { withdrawnOn: day('Withdrawn on', { help: 'Today when left empty.' }), reason, bookInOpenMonth },
    remedies: {
      ...open,
      'no-notice': { field: 'withdrawnOn' },
      'notice-already-effective': { field: 'withdrawnOn', fact: 'lastServiceDay' },
    },
  }),
  command('SuspendService', '/v1/contracts/{id}/suspend', {
    title: 'Suspend service',
    says: 'Service stops for a while; the fees with it, or not.',
    fields: {
      from: day('First day without service', { help: 'Today when left empty.' }),
      abateFees: flag('The suspended days are free', { required: true, help: 'If not, fees run on.' }),
      reason: neededReason,
      bookInOpenMonth,
    },
    remedies: { ...open, ...onDay('from'), 'not-serving': { field: 'from' } },
  }),
  command('ResumeService', '/v1/contracts/{id}/resume', {
    title: 'Resume service',
    says: 'Service goes on after a suspension.',
    fields: { from: day('First day of service again', { help: 'Today when left empty.' }), bookInOpenMonth },
    remedies: { ...open, ...onDay('from'), 'not-suspended': { field: 'from' } },
  }),
  command('TerminateForCause', '/v1/contracts/{id}/terminate-for-cause', {
    title: 'Terminate for cause',
    says: 'Ends service on a day, whatever lock-in and notice say.',
    fields: {
      lastServiceDay: day('Last service day', { required: true }),
      givenOn: day('Given on', { help: 'Today when left empty.' }),
      reason: neededReason,
      bookInOpenMonth,
    },
    remedies: { ...open, 'end-not-earlier': { field: 'lastServiceDay' } },
  }),
  command('RescindContract', '/v1/contracts/{id}/rescind', {
    title: 'Rescind',
    says: 'The contract is undone before service begins.',
    fields: {
      rescindedOn: day('Rescinded on', { help: 'Today when left empty.' }),
      reason: neededReason,
      bookInOpenMonth,
    },
    remedies: { ...open, 'already-commenced': { field: 'rescindedOn' } },
  }),
  command('AssignContract', '/v1/contracts/{id}/assign', {
    title: 'Assign to another party',
    says: 'Another party takes the place of one side from a day on.',
    fields: {
      role: choice('Whose place', SIDES, { required: true, initial: 'Customer' }),
      toPartyId: party('Goes to', { required: true }),
      effectiveOn: day('From', { help: 'Today when left empty.' }),
      bookInOpenMonth,
    },
    remedies: { ...open, ...onDay('effectiveOn'), 'same-party': { field: 'toPartyId' } },
  }),
  command('DelayCommencement', '/v1/contracts/{id}/delay-commencement', {
    title: 'Delay the start',
    says: 'Service begins later than signed.',
    fields: {
      newStartsOn: day('New first day of service', { required: true }),
      newEndsOn: day('New last day of the term', { help: 'It stays when left empty.' }),
      delayedOn: day('Delayed on', { help: 'Today when left empty; before service has begun.' }),
      reason,
      bookInOpenMonth,
    },
    remedies: {
      ...open,
      'already-commenced': { field: 'delayedOn' },
      'invalid-term': { field: 'newStartsOn' },
      'start-after-end': { field: 'newStartsOn' },
    },
  }),
  command('AttachSource', '/v1/contracts/{id}/attach-source', {
    title: 'Attach a source',
    says: 'Who else said something about a figure.',
    fields: {
      fact: text('Figure', { required: true, help: 'Such as monthlyFee, totalValue or term.' }),
      source: parts.source(true),
      on: day('On', { help: 'Today when left empty.' }),
    },
  }),
]
