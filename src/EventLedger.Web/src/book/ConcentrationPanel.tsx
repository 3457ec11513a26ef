import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useRead } from '../api/queries'
import type { Schemas } from '../api/read'
import { Exports } from '../components/Exports'
import { Cell } from '../components/Figure'
import { formatShare } from '../components/money'
import { Panel } from '../components/Panel'
import classes from './book.module.css'

const BASES = [
  { value: 'live', label: 'Live' },
  { value: 'contracted', label: 'Contracted' },
  { value: 'announced', label: 'Announced' },
]
const ROWS = 6

/** How much of the run-rate hangs on whom, and on which place. */
export function ConcentrationPanel({ currency }: { currency: string | undefined }) {
  const [basis, setBasis] = useState('live')
  const question = { route: '/v1/reports/concentration', query: { basis, top: ROWS } } as const
  const answer = useRead(question)
  return (
    <Panel
      title="Concentration"
      note="Shares of run-rate, and the Herfindahl-Hirschman index: 10,000 is one alone."
      aside={
        <div className={classes.asides}>
          <SegmentedControl
            size="xs"
            data={BASES}
            value={basis}
            onChange={setBasis}
            aria-label="Run-rate looked at"
          />
          <Exports question={question} name="concentration" token={answer.data?.token} />
        </div>
      }
      answer={answer}
      height={60}
      narrow={130}
    >
      {(data) => {
        const found = data.currencies.find((each) => each.currency === currency)
        if (!found) return <p className={classes.more}>No run-rate to share as of this day.</p>
        const at = `/currencies/${data.currencies.indexOf(found)}`
        return (
          <div className={classes.columns}>
            <Shares title="By customer" of={found.byCustomer} token={data.token} at={`${at}/byCustomer`} />
            <Shares title="By facility" of={found.byFacility} token={data.token} at={`${at}/byFacility`} />
          </div>
        )
      }}
    </Panel>
  )
}

interface SharesProps {
  title: string
  of: Schemas['Concentrated']
  token: string | undefined
  /** Where they stand in the answer. */
  at: string
}

function Shares({ title, of, token, at }: SharesProps) {
  return (
    <div>
      <h3>
        {title}{' '}
        <span>
          index{' '}
          {of.hhi === null ? (
            '\u2013'
          ) : (
            <Cell token={token} at={`${at}/hhi`} label={`index ${title.toLowerCase()}`}>
              {of.hhi.toLocaleString('en')}
            </Cell>
          )}
        </span>
      </h3>
      {of.shares.length === 0 && <p className={classes.more}>Nothing is shared as of this day.</p>}
      {of.shares.map((share, index) => (
        <div key={share.id ?? '-'} className={classes.share}>
          <span>{share.name}</span>
          <span className={classes.ratebar} style={{ '--tone': 'var(--el-firm)' }}>
            <i style={{ width: `${(Number(share.share) * 100).toFixed(2)}%` }} />
          </span>
          <span className={classes.number} style={{ textAlign: 'right' }}>
            <Cell token={token} at={`${at}/shares/${index}/share`} label={`share of ${share.name}`}>
              {formatShare(share.share)}
            </Cell>
          </span>
        </div>
      ))}
    </div>
  )
}
