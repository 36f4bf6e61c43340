import { Observable, type GraphQLResponse, type RequestParameters, type Variables } from 'relay-runtime'
import { ConnectionLost, Forbidden, Outdated, ServerFault, SignedOut, TooLong } from '~/parts/act/faults'
import { correctClock } from '~/words/clock'
import { accessForbidden, lineIs, pagesAreOutdated, sessionEnded } from './session/state'

/** Answers of the gateway before the server, while it restarts: as good as no line. */
const AWAY = [502, 503, 504]
const PAUSE = 500

/** The same for Relay: a query that nobody waits for any more (overtaken, page left) is broken off, an act never is. */
export const observeDocument = (params: RequestParameters, variables: Variables) =>
  Observable.create<GraphQLResponse>(sink => {
    const left = new AbortController()
    const signal = params.operationKind === 'query' ? left.signal : undefined
    fetchDocument(params, variables, signal).then(
      data => {
        sink.next(data)
        sink.complete()
      },
      (error: Error) => sink.error(error),
    )
    return () => left.abort()
  })

/** Sends a compiled document by its id. 401 waits for a new sign-in and goes on; 403 and a lost line are states of the shell. */
export async function fetchDocument(
  params: RequestParameters,
  variables: Variables,
  signal?: AbortSignal,
): Promise<GraphQLResponse> {
  const response = await answer(params, variables, signal)
  if (response.status === 401) {
    const signedInAgain = sessionEnded()
    if (!signedInAgain) throw new SignedOut()
    await signedInAgain
    return fetchDocument(params, variables, signal)
  }
  if (response.status === 403) {
    accessForbidden()
    throw new Forbidden()
  }
  if (response.status === 413) throw new TooLong()
  return read(response)
}

/** A query that found no line is tried once more; an act never is, its form asks. */
async function answer(params: RequestParameters, variables: Variables, signal?: AbortSignal) {
  try {
    return await post(params, variables, signal)
  } catch (error) {
    if (params.operationKind !== 'query' || !(error instanceof ConnectionLost)) throw error
    await new Promise(resolve => setTimeout(resolve, PAUSE))
    return post(params, variables, signal)
  }
}

async function post(params: RequestParameters, variables: Variables, signal?: AbortSignal) {
  let response: Response
  try {
    response = await fetch('/graphql', {
      method: 'POST',
      credentials: 'same-origin',
      headers: {
        'content-type': 'application/json',
        accept: 'application/graphql-response+json, application/json',
      },
      body: JSON.stringify({ documentId: params.id, operationName: params.name, variables }),
      signal,
    })
  } catch (error) {
    if (signal?.aborted) throw error
    lineIs('lost')
    throw new ConnectionLost()
  }
  if (AWAY.includes(response.status)) {
    lineIs('lost')
    throw new ConnectionLost()
  }
  lineIs('ok')
  const date = response.headers.get('date')
  if (date) correctClock(Date.parse(date) + 500, Date.now())
  return response
}

type Fault = { message: string; extensions?: { id?: string; code?: string } }

/** Data, or a fault: errors without data are never data. */
async function read(response: Response): Promise<GraphQLResponse> {
  const body = (await response.json().catch(() => null)) as { data?: unknown; errors?: Fault[] } | null
  if (body?.data) return body as GraphQLResponse
  const fault = body?.errors?.[0]
  const { id = null, code } = fault?.extensions ?? {}
  if (code === 'unknown_document') {
    pagesAreOutdated()
    throw new Outdated()
  }
  throw new ServerFault(fault?.message ?? `HTTP ${response.status}`, id, code)
}
