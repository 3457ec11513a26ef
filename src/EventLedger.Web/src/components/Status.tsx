import type { Schemas } from '../api/read'
import classes from './status.module.css'

type ContractStatus = Schemas['ContractStatus']

export const STATUSES: Record<ContractStatus, string> = {
  Active: 'Active',
  UnderNotice: 'Under notice',
  Suspended: 'Suspended',
  Signed: 'Signed',
  Announced: 'Announced',
  Expired: 'Expired',
  Terminated: 'Terminated',
  Rescinded: 'Rescinded',
}

/** How a contract stands: in words, with a colour beside them. */
export function Status({ status }: { status: ContractStatus }) {
  return (
    <span className={classes.status} data-status={status}>
      {STATUSES[status]}
    </span>
  )
}
