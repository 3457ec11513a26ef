import { TOKEN } from '../api/token'
import type { PlaceSearch } from '../time/place'
import { validatePlace } from '../time/place'

export interface AnswerSearch extends PlaceSearch {
  token?: string | undefined
}

export function validateAnswer(search: Record<string, unknown>): AnswerSearch {
  const { token } = search
  return {
    ...validatePlace(search),
    token: typeof token === 'string' && TOKEN.test(token) ? token : undefined,
  }
}
