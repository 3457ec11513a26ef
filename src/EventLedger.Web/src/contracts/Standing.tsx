import { Day } from '../components/Dates'
import { Figure } from '../components/Figure'
import { Money } from '../components/Money'
import { PARTS, SplitBar, Swatch } from '../components/SplitBar'
import { formatDay } from '../time/dates'
import type { Contract } from './ContractPage'
import classes from './contract.module.css'

const SHOWN = ['earned', 'firm', 'cancellable', 'forgone'] as const

/** The headline and what it is made of, as one picture; each figure opens. */
export function Standing({ contract }: { contract: Contract }) {
  const { commitment, currency, id } = contract
  const behind = (cell: string) => `explain/${id}/commitment/${cell}`
  const parts = {
    earned: commitment.earned,
    firm: commitment.firm,
    cancellable: commitment.cancellable,
    forgone: commitment.forgone,
  }
  const signed = contract.signedOn !== null
  const isOpen = signed && contract.term?.endsOn == null
  const { notice } = contract
  return (
    <>
      {signed && (
        <SplitBar
          parts={parts}
          height={44}
          label={`Earned ${commitment.earned ?? 'unknown'}, firm ${commitment.firm ?? 'unknown'}, cancellable ${commitment.cancellable ?? 'unknown'}, forgone ${commitment.forgone ?? 'unknown'} ${currency ?? ''}`}
        />
      )}
      <dl className={classes.figures}>
        <div>
          <dt>Headline</dt>
          <dd>
            <Figure behind={behind('headline')} label="headline">
              <Money
                amount={commitment.headline}
                currency={currency}
                unknown={isOpen ? 'open-ended' : 'not stated'}
              />
            </Figure>
            <small>{signed ? everyMonth(isOpen) : 'As it was stated last.'}</small>
          </dd>
        </div>
        {signed &&
          SHOWN.map((part) => (
            <div key={part}>
              <dt>
                <Swatch part={part} />
                {PARTS[part].label}
              </dt>
              <dd>
                <Figure behind={behind(part)} label={PARTS[part].label}>
                  <Money
                    amount={commitment[part]}
                    currency={currency}
                    unknown={isOpen ? 'open-ended' : 'unknown'}
                  />
                </Figure>
                <small>
                  {part === 'firm' && commitment.firmUntil ? (
                    <>
                      Owed whatever anybody decides, to{' '}
                      <Figure behind={behind('firmUntil')} label="the last firm day">
                        {formatDay(commitment.firmUntil)}
                      </Figure>
                      .
                    </>
                  ) : (
                    PARTS[part].means
                  )}
                </small>
              </dd>
            </div>
          ))}
      </dl>
      {signed && notice && (
        <p className={classes.exits}>
          <span>
            The {notice.by.toLowerCase()} gave notice on <Day day={notice.givenOn} />; service ends on{' '}
            <Day day={notice.lastServiceDay} />.
          </span>
        </p>
      )}
      {signed && !notice && (
        <p className={classes.exits}>
          {(['customer', 'provider'] as const).map((side) => (
            <Exit
              key={side}
              who={`The ${side}`}
              behind={behind(`earliestExit/${side}/firm`)}
              exit={commitment.earliestExit[side]}
              currency={currency}
            />
          ))}
        </p>
      )}
    </>
  )
}

const everyMonth = (isOpen: boolean) =>
  isOpen ? 'No end is agreed, so there is no total.' : 'Every month to the end of the term.'

interface ExitProps {
  who: string
  behind: string
  exit: Contract['commitment']['earliestExit']['customer']
  currency: string | null
}

function Exit({ who, behind, exit, currency }: ExitProps) {
  if (!exit) return <span>{who} cannot leave by notice.</span>
  return (
    <span>
      {who} can leave by notice on <Day day={exit.noticeOn} />, with service to{' '}
      <Day day={exit.lastServiceDay} /> and{' '}
      <Figure behind={behind} label={`still to come when ${who.toLowerCase()} leaves`}>
        <Money amount={exit.firm} currency={currency} />
      </Figure>{' '}
      still to come.
    </span>
  )
}
