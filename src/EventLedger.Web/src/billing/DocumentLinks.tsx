import type { Question, Route } from '../api/read'
import { addressOf, headersOf } from '../api/read'
import { download } from '../components/Exports'
import { usePlace } from '../time/place'
import classes from './billing.module.css'

interface DocumentLinksProps<P extends Route> {
  question: Question<P>
  number: string
}

/** A document as a page and on paper. A plain link names no ledger, so documents of another than the default are saved. */
export function DocumentLinks<P extends Route>({ question, number }: DocumentLinksProps<P>) {
  const place = usePlace()
  const formats = [
    { format: 'html', label: 'Page' },
    { format: 'pdf', label: 'PDF' },
  ]
  return (
    <span className={classes.links}>
      {formats.map(({ format, label }) => {
        const asked = { ...question, query: { ...question.query, format } } as unknown as Question<P>
        const address = addressOf(asked, place)
        const said = `${label} of ${number}`
        return place.ledger ? (
          <button
            key={format}
            type="button"
            className={classes.month}
            aria-label={said}
            onClick={() => void download(address, headersOf(place), `${number}.${format}`)}
          >
            {label}
          </button>
        ) : (
          <a key={format} href={address} target="_blank" rel="noopener" aria-label={said}>
            {label}
          </a>
        )
      })}
    </span>
  )
}
