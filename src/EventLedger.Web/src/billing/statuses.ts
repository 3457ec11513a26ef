import type { Schemas } from '../api/read'

/** How an invoice stands, in words. */
export const INVOICE_STATUSES: Record<Schemas['InvoiceStatus'], string> = {
  Open: 'Open',
  PartiallyPaid: 'Partly paid',
  Paid: 'Paid',
  Overdue: 'Overdue',
  Disputed: 'Disputed',
  WrittenOff: 'Written off',
  Voided: 'Voided',
}
