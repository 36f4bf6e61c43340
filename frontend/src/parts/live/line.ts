import { CloseCode, createClient, type Client, type SubscribePayload } from 'graphql-ws/client'
import type { RequestParameters, Variables } from 'relay-runtime'

const LONGEST_WAIT = 30_000
/** Closed while nobody watches for so long, so that going from page to page keeps the line. */
const KEPT_OPEN = 5_000
const PING_EVERY = 25_000
const PONG_WITHIN = 8_000
/** The server says who is no longer signed in, and what it does not speak: trying again would not change that. */
const FINAL: readonly number[] = [CloseCode.Unauthorized, CloseCode.Forbidden]

type Ear = (open: boolean) => void
const ears = new Set<Ear>()
let client: Client | undefined
let open = false

function hear(is: boolean) {
  open = is
  for (const ear of ears) ear(is)
}

const codeOf = (event: unknown) => (event as { code?: number } | null)?.code

/** The one line of this tab, opened by the first who watches. */
function line(): Client {
  let silence: ReturnType<typeof setTimeout> | undefined
  client ??= createClient({
    url: `${location.protocol === 'https:' ? 'wss' : 'ws'}://${location.host}/graphql`,
    lazyCloseTimeout: KEPT_OPEN,
    keepAlive: PING_EVERY,
    retryAttempts: Number.POSITIVE_INFINITY,
    shouldRetry: event => !FINAL.includes(codeOf(event) ?? 0),
    // with a chance in it, so that a server that starts again is not met by everybody at once
    retryWait: retries =>
      new Promise(resolve =>
        setTimeout(resolve, Math.min(500 * 2 ** retries, LONGEST_WAIT) * (0.5 + Math.random() / 2)),
      ),
    on: {
      connected: () => hear(true),
      closed: () => hear(false),
      ping: received => {
        if (!received) silence = setTimeout(() => client?.terminate(), PONG_WITHIN)
      },
      pong: received => {
        if (received) clearTimeout(silence)
      },
    },
  })
  return client
}

type Told = { next: (data: unknown) => void; ended: (signedOut: boolean) => void; line: Ear }

/** Watches by a compiled document until the answer is called; goes on by itself when the line comes back. */
export function watch(params: RequestParameters, variables: Variables, told: Told) {
  const payload = { documentId: params.id, operationName: params.name, variables, query: '' }
  ears.add(told.line)
  if (open) told.line(true)
  const leave = line().subscribe(payload as SubscribePayload, {
    next: result => {
      if (result.data) told.next(result.data)
    },
    error: event => told.ended(codeOf(event) === CloseCode.Unauthorized),
    complete: () => undefined,
  })
  return () => {
    ears.delete(told.line)
    leave()
  }
}
