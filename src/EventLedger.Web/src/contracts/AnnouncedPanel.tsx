import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Problem } from '../api/problem'
import { Day } from '../components/Dates'
import { Money } from '../components/Money'
import { Panel } from '../components/Panel'
import { QUALIFIERS } from '../commands/parts'
import type { Contract } from './ContractPage'
import classes from './contract.module.css'

/** What was announced, beside what was signed, and who said so. */
export function AnnouncedPanel({ answer }: { answer: UseQueryResult<Contract, Problem> }) {
  return (
    <Panel title="Announced beside signed" answer={answer} height={300}>
      {(contract) =>
        contract.announced ? (
          <Beside contract={contract} deal={contract.announced} />
        ) : (
          <p className={classes.quiet}>Nothing was announced of it; the terms were signed at once.</p>
        )
      }
    </Panel>
  )
}

interface BesideProps {
  contract: Contract
  deal: NonNullable<Contract['announced']>
}

function Beside({ contract, deal }: BesideProps) {
  const meant = (qualifier: keyof typeof QUALIFIERS | null | undefined) =>
    qualifier && qualifier !== 'Exact' ? `${QUALIFIERS[qualifier].toLowerCase()} ` : ''
  const signed = contract.signedOn !== null
  const rows: [string, ReactNode, ReactNode][] = [
    [
      'Monthly fee',
      <>
        {meant(deal.qualifiers?.monthlyFee)}
        <Money amount={deal.monthlyFee} currency={deal.currency} unknown="not stated" />
      </>,
      <Money key="fee" amount={contract.fees[0]?.monthlyFee} currency={contract.currency} unknown="none" />,
    ],
    [
      'Total',
      <>
        {meant(deal.qualifiers?.totalValue)}
        <Money amount={deal.totalValue} currency={deal.currency} unknown="not stated" />
      </>,
      <Money
        key="total"
        amount={contract.commitment.headline}
        currency={contract.currency}
        unknown="open-ended"
      />,
    ],
    [
      'Starts',
      <Day key="a" day={deal.startsOn} unknown="not stated" />,
      <Day key="b" day={contract.term?.startsOn} />,
    ],
    [
      'Ends',
      <Day key="a" day={deal.endsOn} unknown="not stated" />,
      <Day key="b" day={contract.term?.endsOn} unknown="open end" />,
    ],
  ]
  return (
    <>
      <table className={`${classes.table} ${classes.cards}`}>
        <thead>
          <tr>
            <th scope="col">Term</th>
            <th scope="col" data-number>
              Announced <Day day={deal.announcedOn} />
            </th>
            {signed && (
              <th scope="col" data-number>
                Signed <Day day={contract.signedOn} />
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, said, holds]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td data-number data-label="Announced">
                <span>{said}</span>
              </td>
              {signed && (
                <td data-number data-label="Signed">
                  <span>{holds}</span>
                </td>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <Sources sources={contract.sources} />
    </>
  )
}

export function Sources({ sources }: { sources: Contract['sources'] }) {
  if (sources.length === 0) return null
  return (
    <details className={classes.sources}>
      <summary>{sources.length === 1 ? '1 source' : `${sources.length} sources`}</summary>
      <ul>
        {sources.map((source, index) => (
          <li key={index}>
            {source.fact && <q>{source.fact}</q>}{' '}
            <small>
              {source.publisher}
              {source.title && `, ${source.title}`}
              {source.publishedOn && (
                <>
                  , <Day day={source.publishedOn} />
                </>
              )}
              {source.reliability && ` (${source.reliability})`}
            </small>
          </li>
        ))}
      </ul>
    </details>
  )
}
