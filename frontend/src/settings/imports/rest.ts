import type { Refusal } from '~/parts/act/refusal'
import type { Kind } from './kinds'

export type Field = { readonly name: string; readonly label: string; readonly required: boolean }
export type Preview = {
  readonly headings: readonly string[]
  readonly proposed: Readonly<Record<string, string>>
  readonly fields: readonly Field[]
  readonly firstLines: readonly (readonly string[])[]
  readonly lines: number
  readonly notes: readonly string[]
}
export type Reject = {
  readonly record: number
  readonly line: number
  readonly column: string
  readonly reason: string
}
export type Counts = Record<'read' | 'created' | 'updated' | 'unchanged' | 'rejected', number>
export type Imported = {
  readonly reconciliation: Counts
  readonly rejects: readonly Reject[]
  readonly rejectFile: string
  readonly notes: readonly string[]
  readonly runId: string | null
}

export type Said = { kind: Kind; file: File; year: string; mapping: Readonly<Record<string, string>> | null }
type Answer<T> = { data: T } | { refusal: Refusal }

export const preview = (said: Said) => send<Preview>('/imports/preview', said, {})
export const rehearse = (said: Said) => send<Imported>('/imports', said, { dryRun: 'true' })
export const take = (said: Said) => send<Imported>('/imports', said, {})

/** What is said about the file stands in the address; the file itself is the body. */
export function addressOf(path: string, { kind, file, year, mapping }: Said, more: Record<string, string>) {
  const query = new URLSearchParams({ kind, fileName: file.name, ...more })
  if (year) query.set('year', year)
  if (mapping) query.set('mapping', JSON.stringify(mapping))
  return `${path}?${query}`
}

async function send<T>(path: string, said: Said, more: Record<string, string>): Promise<Answer<T>> {
  let response: Response
  try {
    response = await fetch(addressOf(path, said, more), {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        'x-triptych-import': '1',
        'content-type': 'application/octet-stream',
        accept: 'application/json',
      },
      body: said.file,
    })
  } catch {
    return { refusal: { __typename: 'Lost' } }
  }
  const body = (await response.json().catch(() => null)) as Told | null
  return response.ok ? { data: body as T } : { refusal: refusalOf(response.status, body ?? {}) }
}

type Told = { message?: string; problems?: { field: string; code: string; message: string }[] }

export function refusalOf(status: number, { message = '', problems = [] }: Told): Refusal {
  if (status === 422) return { __typename: 'Invalid', problems }
  if (status === 403 || status === 401) return { __typename: 'NotAllowed', message }
  if (status === 409) return { __typename: 'Conflict', message }
  if (status === 413 || status === 400 || status === 404) return { __typename: 'NotFound', message }
  return status >= 502 && status <= 504 ? { __typename: 'Lost' } : { __typename: 'Fault', id: null }
}
