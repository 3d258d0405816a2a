import type { Double } from './start-double.ts'

type Answer = {
  readonly status: number
  readonly headers: Headers
  /** Undefined where there is no JSON. */
  readonly json: unknown
}

export type Ask = (line: string, body?: unknown) => Promise<Answer>

/** A bare client for the double's own tests: `ask('GET /rate_limit')`. Redirects are not followed. */
export function asking(double: Double, token: string | null): Ask {
  return async (line, body) => {
    const [method = 'GET', path = '/'] = line.split(' ')
    const response = await fetch(`${double.url}${path}`, {
      method,
      redirect: 'manual',
      headers: {
        'x-github-api-version': '2022-11-28',
        ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await response.text()
    const isJson = response.headers.get('content-type')?.startsWith('application/json') === true
    return { status: response.status, headers: response.headers, json: isJson ? JSON.parse(text) : undefined }
  }
}
