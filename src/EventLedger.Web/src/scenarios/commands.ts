/** Commands that a scenario is built of, each with the fields to begin with. */
export const COMMANDS: readonly { name: string; data: object }[] = [
  { name: 'GiveTerminationNotice', data: { by: 'Customer', givenOn: '2026-10-01' } },
  { name: 'WithdrawTerminationNotice', data: { withdrawnOn: '2026-10-15' } },
  {
    name: 'AmendContract',
    data: { effectiveOn: '2026-10-01', fees: [{ from: '2026-10-01', monthlyFee: '100.00' }] },
  },
  { name: 'RenewContract', data: { newEndsOn: '2030-12-31', renewedOn: '2026-10-01' } },
  { name: 'SuspendService', data: { from: '2026-10-01', abateFees: true, reason: 'Outage' } },
  { name: 'ResumeService', data: { from: '2026-11-01' } },
  {
    name: 'SignContract',
    data: {
      providerId: '',
      customerId: '',
      signedOn: '2026-07-01',
      currency: 'USD',
      term: { startsOn: '2026-10-01', endsOn: '2029-09-30' },
      fees: [{ from: '2026-10-01', monthlyFee: '100.00' }],
      billing: { timing: 'Advance', netDays: 30 },
      termination: { by: 'Either', noticeDays: 90, lockInMonths: 3 },
      capacity: [{ facilityId: '' }],
    },
  },
  { name: 'DelayCommencement', data: { newStartsOn: '2026-12-01' } },
  { name: 'TerminateForCause', data: { lastServiceDay: '2026-12-31', reason: 'Breach' } },
  { name: 'RescindContract', data: { rescindedOn: '2026-07-01', reason: 'By agreement' } },
  { name: 'AssignContract', data: { role: 'Customer', toPartyId: '', effectiveOn: '2026-10-01' } },
  { name: 'InvoiceMonth', data: { month: '2026-07' } },
  { name: 'RecordPayment', data: { invoice: '', amount: '100.00', paidOn: '2026-08-01', reference: '' } },
  { name: 'IssueCreditNote', data: { invoice: '', amount: '100.00', reason: 'Goodwill' } },
  { name: 'WriteOffInvoice', data: { invoice: '', writtenOffOn: '2026-12-31', reason: 'Insolvency' } },
  { name: 'RecordAcquisition', data: { acquiredId: '', effectiveOn: '2026-10-01' } },
  { name: 'RegisterParty', data: { name: '' } },
  { name: 'RegisterFacility', data: { name: '', operatorId: '', capacity: { megawatts: '100' } } },
  { name: 'ExpandFacility', data: { from: '2026-10-01', capacity: { megawatts: '200' } } },
]

/** A command to begin with. */
export function startOf(name: string, id = '') {
  const data = COMMANDS.find((each) => each.name === name)?.data ?? {}
  return { command: name, id, data: JSON.stringify(data, null, 2) }
}
