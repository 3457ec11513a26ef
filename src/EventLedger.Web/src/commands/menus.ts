/** Menus of commands: a line is a command, as `contracts/amend`, or the heading of those after it. */

const CORRECTING = ['Said wrongly', 'contracts/attach-source', 'contracts/correct-event'] as const

/** What may be done to a signed contract, most usual first; the API says what may not be done now, and why. */
export const SIGNED = [
  'Terms',
  'contracts/give-termination-notice',
  'contracts/withdraw-termination-notice',
  'contracts/amend',
  'contracts/renew',
  'contracts/suspend',
  'contracts/resume',
  'contracts/delay-commencement',
  'contracts/assign',
  'contracts/terminate-for-cause',
  'contracts/rescind',
  'Money',
  'contracts/invoice-month',
  'contracts/record-payment',
  'contracts/issue-credit-note',
  'contracts/apply-unapplied',
  'contracts/refund-unapplied',
  'contracts/settle',
  ...CORRECTING,
] as const

/** What may be done to a deal that is only announced. */
export const ANNOUNCED = [
  'contracts/sign',
  'contracts/revise-announcement',
  'contracts/withdraw-announcement',
  ...CORRECTING,
] as const

/** What begins something, and what is told of parties and facilities. */
export const NEW = [
  'contracts/sign',
  'contracts/announce',
  'Parties',
  'parties/register',
  'parties/record-acquisition',
  'parties/report-funding',
  'Facilities',
  'facilities/register',
  'facilities/expand',
] as const

/** What may be done with the money of a contract. */
export const MONEY = [
  'contracts/invoice-month',
  'contracts/apply-unapplied',
  'contracts/refund-unapplied',
  'contracts/settle',
] as const

/** What may be done with an invoice. */
export const INVOICE = [
  'contracts/record-payment',
  'contracts/issue-credit-note',
  'contracts/dispute-invoice',
  'contracts/resolve-dispute',
  'contracts/write-off-invoice',
  'contracts/void-invoice',
  'contracts/apply-unapplied',
] as const
