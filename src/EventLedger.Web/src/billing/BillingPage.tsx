import { SegmentedControl } from '@mantine/core'
import { Heading } from '../components/Heading'
import classes from './billing.module.css'
import { Closing } from './Closing'
import { Documents } from './Documents'
import { Invoicing } from './Invoicing'
import { Receivables } from './Receivables'
import { Revenue } from './Revenue'
import type { Part } from './search'
import { PARTS } from './search'
import { useBilling } from './useBilling'

const SAYS: Record<Part, string> = {
  invoicing: 'What may be invoiced, and the runs that invoice a month over all contracts.',
  documents: 'Invoices, credit notes and payments, contract by contract.',
  receivables: 'What is owed on the day of the time bar, by how many days late it is.',
  revenue: 'What was billed, earned, deferred and given away, month by month.',
  closing: 'A closed month stays as it was reported, whatever becomes known later.',
}

/** Billing: from what may be invoiced to the month that is closed. */
export function BillingPage() {
  const { search, go } = useBilling()
  const part = search.part ?? 'invoicing'
  return (
    <>
      <Heading level={1} title="Billing" note={SAYS[part]}>
        <div className={classes.parts} tabIndex={0} role="group" aria-label="Parts of billing">
          <SegmentedControl
            aria-label="Part of billing"
            data={PARTS.map(({ value, label }) => ({ value, label }))}
            value={part}
            onChange={(value) => go({ part: value, behind: undefined })}
          />
        </div>
      </Heading>
      {part === 'invoicing' && <Invoicing />}
      {part === 'documents' && <Documents />}
      {part === 'receivables' && <Receivables />}
      {part === 'revenue' && <Revenue />}
      {part === 'closing' && <Closing />}
    </>
  )
}
