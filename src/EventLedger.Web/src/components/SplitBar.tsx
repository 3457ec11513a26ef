import { pixels } from './money'
import classes from './split.module.css'

export type Part = 'earned' | 'firm' | 'cancellable' | 'forgone' | 'announced'

export const PARTS: Record<Exclude<Part, 'announced'>, { label: string; means: string }> = {
  earned: { label: 'Earned', means: 'Charges for service days before the day.' },
  firm: { label: 'Firm', means: 'Still owed even if notice is given at the first moment it may be.' },
  cancellable: { label: 'Cancellable', means: 'Owed only as long as nobody gives notice.' },
  forgone: { label: 'Forgone', means: 'What notice has taken off the headline.' },
}

interface SplitBarProps {
  parts: Partial<Record<Part, string | null>>
  /** The amount that fills the whole width; without one, the parts fill it. */
  scale?: number | undefined
  height: number
  label: string
}

/** What a headline is made of, to scale. Lengths are pixels; the amounts stand beside it as text. */
export function SplitBar({ parts, scale, height, label }: SplitBarProps) {
  const shown = (Object.entries(parts) as [Part, string | null][]).filter(([, amount]) => pixels(amount) > 0)
  const whole = scale ?? shown.reduce((sum, [, amount]) => sum + pixels(amount), 0)
  return (
    <div className={classes.bar} style={{ height }} role="img" aria-label={label}>
      {shown.map(([part, amount]) => (
        <i
          key={part}
          className={classes.part}
          data-part={part}
          style={{ width: `${whole > 0 ? ((pixels(amount) / whole) * 100).toFixed(3) : 0}%` }}
        />
      ))}
    </div>
  )
}

/** The colour and pattern of a part, beside its name. */
export function Swatch({ part }: { part: Part }) {
  return <i className={classes.swatch} data-part={part} aria-hidden />
}
