import { Button, SegmentedControl, TextInput } from '@mantine/core'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { Problem } from '../api/problem'
import { useRead } from '../api/queries'
import { findCommand, formAddress } from '../commands/catalog'
import { foretell } from '../commands/send'
import type { Foretold } from '../commands/send'
import { Day } from '../components/Dates'
import { Money } from '../components/Money'
import { formatDay, isDay } from '../time/dates'
import { useMove, usePlace } from '../time/place'
import type { Contract } from './ContractPage'
import type { ContractSearch, NoticeBy } from './search'
import classes from './timeline.module.css'

const SIDES = [
  { value: 'Customer', label: 'by the customer' },
  { value: 'Provider', label: 'by the provider' },
]

/** The notice that is asked about, and what it would do: a dry run, seen as of its own day. */
export function useNoticeDay(contract: Contract) {
  const search: ContractSearch = useSearch({ strict: false })
  const navigate = useNavigate()
  const { ledger } = usePlace()
  const [dragged, setDragged] = useState<string>()
  const only = contract.termination?.by
  const by: NoticeBy = search.side ?? (only === 'Provider' ? 'Provider' : 'Customer')
  // The first day on which this side may, from the day of the bar on.
  const first = contract.commitment.earliestExit[by === 'Provider' ? 'provider' : 'customer']?.noticeOn
  const day = dragged ?? search.notice ?? first ?? contract.earliestNoticeOn ?? contract.asOf
  const { data, error, isFetching } = useQuery<Foretold<Contract>, Problem>({
    queryKey: [ledger ?? 'default', 'what-if', contract.id, contract.version, by, day],
    queryFn: ({ signal }) => {
      const command = findCommand('contracts', 'give-termination-notice')
      if (!command) throw new RangeError('Notice has no form.')
      return foretell<Contract>(command, contract.id, { by, givenOn: day }, { ledger, asOf: day }, signal)
    },
    enabled: contract.termination !== null && contract.notice === null,
    placeholderData: keepPreviousData,
    retry: false,
  })
  const put = (to: { notice?: string; side?: NoticeBy }) => {
    setDragged(undefined)
    void navigate({
      to: '.',
      search: (before: ContractSearch) => ({ ...before, ...to }),
      replace: true,
      resetScroll: false,
    })
  }
  return {
    by,
    day,
    after: error ? undefined : (data?.state ?? undefined),
    refusal: error ?? undefined,
    isFetching,
    lastServiceDay: error ? undefined : (data?.state?.lastServiceDay ?? undefined),
    drag: setDragged,
    set: (notice: string) => put({ notice }),
    setSide: (side: NoticeBy) => put({ side }),
  }
}

type Notice = ReturnType<typeof useNoticeDay>

/** What notice on the marked day would do, beside how it stands without. */
export function WhatIf({ contract, notice }: { contract: Contract; notice: Notice }) {
  const { ledger } = usePlace()
  const move = useMove()
  const { day, by, after, refusal } = notice
  const now = useRead(
    { route: '/v1/contracts/{id}', path: { id: contract.id } },
    { place: { ledger, asOf: day }, enabled: refusal === undefined },
  )
  return (
    <section className={classes.whatif} aria-label="What if notice is given" aria-busy={notice.isFetching}>
      <div className={classes.asked}>
        <TextInput
          type="date"
          label="If notice is given on"
          value={day}
          onChange={(event) => {
            if (isDay(event.currentTarget.value)) notice.set(event.currentTarget.value)
          }}
        />
        <SegmentedControl
          size="sm"
          aria-label="Who gives notice"
          data={SIDES}
          value={by}
          onChange={(side) => notice.setSide(side as NoticeBy)}
        />
      </div>
      {refusal ? (
        <Refused refusal={refusal} onDay={notice.set} />
      ) : (
        <>
          <dl className={classes.outcome}>
            <Outcome
              label="Last service day"
              was={<Day day={now.data?.lastServiceDay ?? now.data?.term?.endsOn} unknown="open-ended" />}
            >
              <Day day={after?.lastServiceDay} />
            </Outcome>
            <Outcome
              label="Firm on that day"
              was={<Money amount={now.data?.commitment.firm} currency={contract.currency} />}
            >
              <Money amount={after?.commitment.firm} currency={contract.currency} />
            </Outcome>
            <Outcome
              label="Forgone"
              was={<Money amount={now.data?.commitment.forgone} currency={contract.currency} />}
            >
              <Money amount={after?.commitment.forgone} currency={contract.currency} />
            </Outcome>
          </dl>
          <Button
            variant="light"
            size="xs"
            onClick={() =>
              move({
                do: formAddress('contracts', contract.id, 'give-termination-notice', { by, givenOn: day }),
              })
            }
          >
            Give this notice
          </Button>
        </>
      )}
    </section>
  )
}

interface OutcomeProps {
  label: string
  was: React.ReactNode
  children: React.ReactNode
}

function Outcome({ label, was, children }: OutcomeProps) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        {children}
        <small>without notice {was}</small>
      </dd>
    </div>
  )
}

function Refused({ refusal, onDay }: { refusal: Problem; onDay: (day: string) => void }) {
  const from = refusal.facts.earliestNoticeOn
  return (
    <p className={classes.refused} role="status">
      {refusal.detail}{' '}
      {isDay(from) && (
        <Button size="compact-sm" variant="light" onClick={() => onDay(from)}>
          Ask about {formatDay(from)}
        </Button>
      )}
    </p>
  )
}
