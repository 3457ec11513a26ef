import type { Schemas } from '../api/read'
import { command } from './command'
import { choice, contract, day, facility, group, hidden, list, month, party } from './fields'

/** Starts a billing run, whose id the ledger gives it. */
export const START_RUN = command('StartBillingRun', '/v1/billing-runs', {
  title: 'Invoice a month',
  says: 'One run over every contract that is due. Each contract is invoiced or refused by itself.',
  begins: true,
  fields: {
    month: month('Month', { required: true }),
    issuedOn: day('Dated', { help: 'Each as its terms say when left empty.' }),
    startedOn: hidden('Day of the run'),
    filter: group<Schemas['BillingFilter']>(
      'Which contracts',
      {
        providerId: party('Provider'),
        customerId: party('Customer'),
        facilityId: facility('Facility'),
        timing: choice('Invoiced', { Advance: 'In advance', Arrears: 'In arrears' }),
        contractIds: list('These alone', 'contract', contract('Contract')),
      },
      { absent: 'All that are due', given: 'Only some' },
    ),
  },
})
