import { QueryClient, useInfiniteQuery, useQuery } from '@tanstack/react-query'
import type { UseQueryResult } from '@tanstack/react-query'
import { usePlace } from '../time/place'
import { Problem } from './problem'
import { addressOf, read } from './read'
import type { Answer, Place, Question, Route } from './read'

const SECONDS = 1000

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      networkMode: 'always',
      refetchOnWindowFocus: true,
      // While the server is away it is asked again and again: what was last known stays in sight.
      retry: (count, error) =>
        error instanceof Problem &&
        (error.code === 'unreachable' || ([429, 503].includes(error.status) && count < 3)),
      retryDelay: (count) => Math.min(500 * 2 ** count, 5_000),
    },
  },
})

/** What an answer depends on: the ledger, the question, and where on both axes of time. */
export function keyOf<P extends Route>(question: Question<P>, place: Place) {
  return [place.ledger ?? 'default', question.route, addressOf(question, place)] as const
}

// What was known at an instant never changes; what is known now may, at any time.
const freshness = (place: Place) => (place.knownAt && place.asOf ? Infinity : 5 * SECONDS)

/**
 * Asks the API at the place where the time bar stands. While the bar moves, the last answer to the same
 * question stays on the page, so that nothing jumps.
 */
export function useRead<P extends Route>(
  question: Question<P>,
  options: {
    enabled?: boolean
    place?: Place
    /** Asks again after so many milliseconds, as long as it names some. */
    again?: (data: Answer<P> | undefined) => number | false
    /** Whether the answer to another question of the same route stays until the next is there: a search, typed. */
    keep?: boolean
  } = {},
): UseQueryResult<Answer<P>, Problem> {
  const here = usePlace()
  const place = options.place ?? here
  const key = keyOf(question, place)
  const asked = JSON.stringify([question.path, question.query])
  return useQuery<Answer<P>, Problem, Answer<P>>({
    queryKey: [...key, asked],
    queryFn: ({ signal }) => read(question, place, signal),
    staleTime: freshness(place),
    enabled: options.enabled ?? true,
    refetchInterval: (query) => options.again?.(query.state.data) ?? false,
    placeholderData: (before, query) => {
      const last = query?.queryKey
      const same = last?.[0] === key[0] && last[1] === key[1] && (options.keep === true || last[3] === asked)
      return same ? (before as never) : undefined
    },
  })
}

/** A list of the API, page by page: at most `limit` items are asked for at a time. */
export function usePages<P extends Route>(question: Question<P>) {
  const place = usePlace()
  return useInfiniteQuery<Answer<P>, Problem, Answer<P>[], readonly unknown[], string | undefined>({
    queryKey: [...keyOf(question, place), 'pages'],
    queryFn: ({ pageParam, signal }) =>
      read({ ...question, query: { ...question.query, cursor: pageParam } as never }, place, signal),
    initialPageParam: undefined,
    getNextPageParam: (page) => (page as { next?: string | null }).next ?? undefined,
    select: (data) => data.pages,
    staleTime: freshness(place),
    placeholderData: (before, query) =>
      query?.queryKey[0] === (place.ledger ?? 'default') ? before : undefined,
  })
}
