/** What an answer's token says of itself: base64url of JSON; nothing of it is a secret. */
export interface Told {
  report?: string
  position?: number
  question?: Record<string, unknown>
}

/** What repeats an answer, as addresses write it. */
export const TOKEN = /^[A-Za-z0-9_-]{1,6000}$/

export function told(token: string): Told {
  try {
    return JSON.parse(atob(token.replaceAll('-', '+').replaceAll('_', '/'))) as Told
  } catch {
    return {}
  }
}
