import type { Schemas } from '../api/read'

/** What comes due, in words, and the colour beside them. */
export const KINDS: Record<Schemas['CalendarKind'], { label: string; tone: string }> = {
  ServiceStarts: { label: 'Service starts', tone: 'earned' },
  FeeChanges: { label: 'Fee changes', tone: 'firm' },
  NoticeOpens: { label: 'Notice opens', tone: 'cancellable' },
  NoticeCloses: { label: 'Notice closes', tone: 'cancellable' },
  SuspensionBegins: { label: 'Suspension', tone: 'cancellable' },
  ServiceResumes: { label: 'Service resumes', tone: 'earned' },
  ServiceEnds: { label: 'Service ends', tone: 'forgone' },
  TermEnds: { label: 'Term ends', tone: 'forgone' },
  InvoiceToIssue: { label: 'To invoice', tone: 'accent' },
  PaymentDue: { label: 'Payment due', tone: 'known' },
  AnnouncedStart: { label: 'Announced start', tone: 'announced' },
  AnnouncedEnd: { label: 'Announced end', tone: 'announced' },
}
