import { useQuery } from '@tanstack/react-query'
import type { Problem } from '../api/problem'
import { keyOf } from '../api/queries'
import type { Compared, Place, Question, ScenarioRoute } from '../api/read'
import { addressOf, ask, headersOf } from '../api/read'
import { usePlace } from '../time/place'

/** A report as it is, as it would be, and what lies between: all three are the server's. */
export function useCompared<P extends ScenarioRoute>(question: Question<P>, scenario: string) {
  const place = usePlace()
  const asked = { ...question, query: { ...question.query, scenario } } as unknown as Question<P>
  return useQuery<Compared<P>, Problem>({
    queryKey: [...keyOf(asked, place), scenario],
    queryFn: ({ signal }) => compare<P>(asked, place, signal),
    staleTime: 5000,
    placeholderData: (before, query) => (query?.queryKey[3] === scenario ? (before as never) : undefined),
  })
}

async function compare<P extends ScenarioRoute>(asked: Question<P>, place: Place, signal: AbortSignal) {
  const headers = { Accept: 'application/json', ...headersOf(place) }
  const response = await ask(addressOf(asked, place), { headers, signal })
  return (await response.json()) as Compared<P>
}
