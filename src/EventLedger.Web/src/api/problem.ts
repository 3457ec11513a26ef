/** A problem document (RFC 9457), as the API answers it. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly detail: string,
    readonly errors: Readonly<Record<string, readonly string[]>> = {},
    /** The facts that decided, such as `earliestNoticeOn`. */
    readonly facts: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${title}: ${detail}`)
  }

  static unreachable(): Problem {
    return new Problem(0, 'unreachable', 'The server does not answer', 'It is asked again every two seconds.')
  }

  static async of(response: Response): Promise<Problem> {
    try {
      const body = (await response.json()) as Partial<Problem>
      return new Problem(
        response.status,
        body.code ?? 'unknown',
        body.title ?? response.statusText,
        body.detail ?? 'The server gave no reason.',
        body.errors,
        body,
      )
    } catch {
      return new Problem(
        response.status,
        'unknown',
        `The server answered ${response.status}`,
        'It gave no reason that can be read.',
      )
    }
  }
}
