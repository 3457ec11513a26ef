import { IconPlugConnectedX } from '@tabler/icons-react'
import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { connection } from '../api/connection'
import classes from './Shell.module.css'

const PAUSE = 2000

/** Says that the server is away, and asks until it is back; then everything on the page is asked anew. */
export function ConnectionBanner() {
  const there = useSyncExternalStore(connection.subscribe, connection.isThere)
  const queries = useQueryClient()
  useEffect(() => {
    if (there) return
    const timer = setInterval(() => {
      fetch('/readyz')
        .then((response) => {
          if (!response.ok) return
          connection.found()
          void queries.invalidateQueries()
        })
        .catch(() => undefined)
    }, PAUSE)
    return () => clearInterval(timer)
  }, [there, queries])
  return (
    <div role="status">
      {!there && (
        <div className={classes.banner}>
          <IconPlugConnectedX size={18} aria-hidden />
          The server does not answer. What you see is from before; it is asked again every two seconds.
        </div>
      )}
    </div>
  )
}
