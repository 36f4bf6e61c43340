import type { Refusal } from '~/parts/act/refusal'

/** What a one-time link is for, and for whom. */
export type Link = {
  readonly purpose: 'first_administrator' | 'invitation' | 'reset'
  readonly expiresAt: string
  readonly name?: string
  readonly email?: string
}

type Answer = {
  message?: string
  retryAfter?: number
  problems?: { field: string; code: string; message: string }[]
}

/** Links are taken up by REST: nobody is signed in yet. Answers the refusal, or null when it was done. */
export async function post(path: string, body: object): Promise<{ data: unknown } | { refusal: Refusal }> {
  let response: Response
  try {
    response = await fetch(path, {
      method: 'POST',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(body),
    })
  } catch {
    return { refusal: { __typename: 'Lost' } }
  }
  const answer: unknown = response.status === 204 ? null : await response.json().catch(() => null)
  return response.ok ? { data: answer } : { refusal: refusalOf(response.status, (answer ?? {}) as Answer) }
}

/** An HTTP status as the refusal that forms know. */
export function refusalOf(status: number, { message = '', problems = [] }: Answer): Refusal {
  if (status === 422) return { __typename: 'Invalid', problems }
  if (status === 404 || status === 429) return { __typename: 'NotFound', message }
  if (status === 409) return { __typename: 'Conflict', message }
  if (status === 403) return { __typename: 'NotAllowed', message }
  if (status === 502 || status === 503 || status === 504) return { __typename: 'Lost' }
  return { __typename: 'Fault', id: null }
}
