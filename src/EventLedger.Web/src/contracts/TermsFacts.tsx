import type { ReactNode } from 'react'
import { Day } from '../components/Dates'
import { Figure } from '../components/Figure'
import { Money } from '../components/Money'
import { formatShare } from '../components/money'
import type { Contract, Names } from './ContractPage'
import classes from './contract.module.css'

/** The terms in words, as they hold on the day. */
export function TermsFacts({ contract, names }: { contract: Contract; names: Names }) {
  const { termination, billing, notice, fees } = contract
  const name = (id: string) => names.get(id) ?? id
  return (
    <dl className={classes.facts}>
      <Fact label="Signed">
        <Day day={contract.signedOn} unknown="not signed" />
      </Fact>
      <Fact label="Provider">{name(contract.providerId)}</Fact>
      <Fact label="Customer">{name(contract.customerId)}</Fact>
      {fees.map((step) => (
        <Fact
          key={step.from}
          label={
            <>
              Fee from <Day day={step.from} />
            </>
          }
        >
          <Money amount={step.monthlyFee} currency={contract.currency} />
        </Fact>
      ))}
      <Fact label="Termination">{termination ? clauseOf(termination) : 'nobody may leave early'}</Fact>
      <Fact label="First day for notice">
        <Figure behind={`explain/${contract.id}/earliestNoticeOn`} label="first day for notice">
          <Day day={contract.earliestNoticeOn} unknown="none" />
        </Figure>
      </Fact>
      {notice && (
        <Fact label={`Notice by the ${notice.by.toLowerCase()}`}>
          <Day day={notice.givenOn} />
        </Fact>
      )}
      <Fact label="Last service day">
        <Figure behind={`explain/${contract.id}/lastServiceDay`} label="last service day">
          <Day
            day={contract.lastServiceDay}
            unknown={contract.term?.endsOn ? 'at the end of the term' : 'open-ended'}
          />
        </Figure>
      </Fact>
      {billing && (
        <Fact label="Billing">
          {billing.timing === 'Advance' ? 'in advance' : 'in arrears'}, due after {billing.netDays} days
        </Fact>
      )}
      {contract.suspensions.map((each) => (
        <Fact key={each.from} label={each.abateFees ? 'Suspended, free' : 'Suspended, fees run on'}>
          <Day day={each.from} /> to <Day day={each.to} unknown="open" />
        </Fact>
      ))}
      {contract.capacity.map((line) => (
        <Fact key={line.facilityId} label="Capacity at">
          {name(line.facilityId)}
          {line.share && `, ${formatShare(line.share)}`}
          {line.megawatts && `, ${line.megawatts} MW`}
          {line.accelerators?.map((each) => `, ${each.count ?? 'some'} ${each.model}`)}
          {line.exclusive && ', exclusive'}
        </Fact>
      ))}
    </dl>
  )
}

function clauseOf({ by, noticeDays, lockInMonths, lockIn }: NonNullable<Contract['termination']>): string {
  const who = by === 'Either' ? 'either side' : `the ${by.toLowerCase()}`
  const months = lockInMonths === 1 ? '1 month' : `${lockInMonths} months`
  const after = lockIn === 'Termination' ? `, not to end within ${months}` : ` after ${months}`
  return `${who}, ${noticeDays} days' notice${lockInMonths === 0 ? '' : after}`
}

export function Fact({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>{children}</dd>
    </div>
  )
}
