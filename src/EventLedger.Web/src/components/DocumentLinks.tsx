import type { Question, Route } from '../api/read'
import { addressOf, headersOf } from '../api/read'
import { usePlace } from '../time/place'
import classes from './documents.module.css'
import { download } from './Exports'

interface DocumentLinksProps<P extends Route> {
  question: Question<P>
  /** What the document is called: an invoice's number, or `statement-x`. */
  name: string
}

const FORMATS = [
  { format: 'html', label: 'Page' },
  { format: 'pdf', label: 'PDF' },
]

/** A document as a page and on paper. A plain link names no ledger, so documents of another than the default are saved. */
export function DocumentLinks<P extends Route>({ question, name }: DocumentLinksProps<P>) {
  const place = usePlace()
  return (
    <span className={classes.links}>
      {FORMATS.map(({ format, label }) => {
        const asked = { ...question, query: { ...question.query, format } } as unknown as Question<P>
        const address = addressOf(asked, place)
        const said = `${label} of ${name}`
        return place.ledger ? (
          <button
            key={format}
            type="button"
            className={classes.link}
            aria-label={said}
            onClick={() => void download(address, headersOf(place), `${name}.${format}`)}
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
