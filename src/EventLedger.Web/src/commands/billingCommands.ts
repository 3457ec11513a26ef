import { command } from './command'
import type { Remedy } from './command'
import { choice, day, flag, invoice, money, month, payment, text } from './fields'
import { neededReason } from './parts'

const number = invoice('Invoice', { required: true })
const unknown = { 'unknown-invoice': { field: 'invoice' } }
const today = { help: 'Today when left empty.' }

/** Refusals about the day of a document: that of a closed month, and one before the invoice. */
const dated = (field: string): Readonly<Record<string, Remedy>> => ({
  'period-closed': { field },
  'before-invoice': { field, fact: 'issuedOn' },
})
const tooMuch = {
  'exceeds-balance': { field: 'amount', fact: 'balance' },
  'invalid-amount': { field: 'amount' },
}

/** The commands that make documents and move money, in the order of their menu. */
export const BILLING_COMMANDS = [
  command('InvoiceMonth', '/v1/contracts/{id}/invoice-month', {
    title: 'Invoice a month',
    says: 'Bills a month, and what of other invoiced months is known to be otherwise by now.',
    fields: {
      month: month('Month', { required: true }),
      issuedOn: day('Issued on', { help: 'Today when left empty; in advance not before service.' }),
    },
    remedies: {
      'month-already-invoiced': { field: 'month' },
      'nothing-to-invoice': { field: 'month' },
      'month-not-over': { field: 'issuedOn' },
      'already-settled': { field: 'month' },
      'period-closed': { field: 'month' },
    },
  }),
  command('RecordPayment', '/v1/contracts/{id}/record-payment', {
    title: 'Record a payment',
    says: 'Money came in for an invoice.',
    fields: {
      invoice: number,
      amount: money('Amount', { required: true }),
      paidOn: day('Paid on', today),
      reference: text('Reference', { required: true, help: "The payer's or bank's; once per invoice." }),
      allowUnapplied: flag('Keep what is too much as unapplied cash'),
    },
    remedies: {
      ...unknown,
      ...dated('paidOn'),
      ...tooMuch,
      'duplicate-payment': { field: 'reference' },
      'invoice-not-open': { field: 'invoice' },
    },
  }),
  command('IssueCreditNote', '/v1/contracts/{id}/issue-credit-note', {
    title: 'Issue a credit note',
    says: 'Takes something off an invoice, for an outage or in goodwill; it is not billed again.',
    fields: {
      invoice: number,
      amount: money('Credit', { required: true }),
      issuedOn: day('Issued on', { help: "Today when left empty, but not before the invoice's day." }),
      reason: neededReason,
    },
    remedies: { ...unknown, ...dated('issuedOn'), ...tooMuch },
  }),
  command('VoidInvoice', '/v1/contracts/{id}/void-invoice', {
    title: 'Void an invoice',
    says: 'It bills nothing any more; its number stays, and its month may be invoiced again.',
    fields: { invoice: number, voidedOn: day('Voided on', today), reason: neededReason },
    remedies: { ...unknown, ...dated('voidedOn'), 'invoice-not-open': { field: 'invoice' } },
  }),
  command('WriteOffInvoice', '/v1/contracts/{id}/write-off-invoice', {
    title: 'Write an invoice off',
    says: 'What will not be paid any more is no longer owed.',
    fields: {
      invoice: number,
      amount: money('Amount', { help: 'All that is owed when left empty.' }),
      writtenOffOn: day('Written off on', today),
      reason: neededReason,
    },
    remedies: { ...unknown, ...dated('writtenOffOn'), ...tooMuch },
  }),
  command('DisputeInvoice', '/v1/contracts/{id}/dispute-invoice', {
    title: 'Record a dispute',
    says: 'The customer contests an invoice, or a part of it.',
    fields: {
      invoice: number,
      amount: money('Contested', { help: 'All that is owed when left empty.' }),
      disputedOn: day('Disputed on', today),
      reason: neededReason,
    },
    remedies: { ...unknown, ...dated('disputedOn'), ...tooMuch, 'already-disputed': { field: 'invoice' } },
  }),
  command('ResolveDispute', '/v1/contracts/{id}/resolve-dispute', {
    title: 'Resolve a dispute',
    says: 'How what was contested ends; an upheld dispute is credited.',
    fields: {
      invoice: number,
      outcome: choice(
        'Outcome',
        { Upheld: 'Upheld: it is credited', Rejected: 'Rejected', Withdrawn: 'Withdrawn' },
        { required: true, initial: 'Upheld' },
      ),
      resolvedOn: day('Resolved on', today),
    },
    remedies: { ...unknown, ...dated('resolvedOn'), 'not-disputed': { field: 'invoice' } },
  }),
  command('ReversePayment', '/v1/contracts/{id}/reverse-payment', {
    title: 'Reverse a payment',
    says: 'A payment did not come in after all: what it paid is owed again.',
    fields: {
      invoice: number,
      reference: payment('Reference of the payment', { required: true }),
      reversedOn: day('Reversed on', today),
      reason: neededReason,
    },
    remedies: {
      ...unknown,
      ...dated('reversedOn'),
      'unknown-payment': { field: 'reference' },
      'already-reversed': { field: 'reference' },
    },
  }),
  command('ApplyUnapplied', '/v1/contracts/{id}/apply-unapplied', {
    title: 'Apply unapplied money',
    says: 'Credit or cash that lies with the contract goes to an invoice.',
    fields: {
      invoice: number,
      amount: money('Amount', { required: true }),
      appliedOn: day('Applied on', today),
    },
    remedies: {
      ...unknown,
      ...dated('appliedOn'),
      ...tooMuch,
      'exceeds-unapplied': { field: 'amount', fact: 'unapplied' },
    },
  }),
  command('RefundUnapplied', '/v1/contracts/{id}/refund-unapplied', {
    title: 'Refund unapplied money',
    says: 'Credit or cash that lies with the contract goes back to the customer.',
    fields: {
      amount: money('Amount', { required: true }),
      refundedOn: day('Refunded on', today),
      reference: text('Reference', { required: true, help: "The bank's." }),
    },
    remedies: {
      ...dated('refundedOn'),
      'exceeds-unapplied': { field: 'amount', fact: 'unapplied' },
      'invalid-amount': { field: 'amount' },
    },
  }),
  command('SettleContract', '/v1/contracts/{id}/settle', {
    title: 'Settle the final account',
    says: 'After the end: one invoice or credit note of all charges less all that was billed.',
    fields: { settledOn: day('Settled on', today) },
    remedies: {
      'not-ended': { field: 'settledOn' },
      'already-settled': { field: 'settledOn' },
      'period-closed': { field: 'settledOn' },
    },
  }),
]
