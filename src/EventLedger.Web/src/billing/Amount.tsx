import { Cell } from '../components/Figure'
import { Money } from '../components/Money'
import { isZero } from '../components/money'

interface AmountProps {
  token: string
  /** Where it stands in the billing history that the token repeats. */
  at: string
  label: string
  amount: string | null | undefined
  currency: string | null | undefined
}

/** An amount of the billing history, which opens into the events behind it. */
export function Amount({ amount, currency, ...cell }: AmountProps) {
  return (
    <Cell {...cell} nothing={isZero(amount)}>
      <Money amount={amount} currency={currency} />
    </Cell>
  )
}
