/** Signing in and out: the one thing that goes by REST. */
export type SignInAnswer = { ok: true } | { ok: false; message: string | null; retryAfter: number | null }

export async function signIn(email: string, password: string): Promise<SignInAnswer> {
  let response: Response
  try {
    response = await fetch('/session', {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify({ email, password }),
    })
  } catch {
    return { ok: false, message: null, retryAfter: null }
  }
  if (response.ok) return { ok: true }
  const body = (await response.json().catch(() => ({}))) as { message?: string; retryAfter?: number }
  const wait = body.retryAfter ?? Number(response.headers.get('retry-after') ?? Number.NaN)
  return { ok: false, message: body.message ?? null, retryAfter: Number.isFinite(wait) ? wait : null }
}

/** Ends the session and leaves nothing of it in memory. */
export async function signOut() {
  await fetch('/session', { method: 'DELETE', headers: { 'content-type': 'application/json' } }).catch(
    () => undefined,
  )
  location.assign('/sign-in')
}

/** Only a path of this product may be returned to after signing in. */
export const safeNext = (next: string | undefined) =>
  next && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in') ? next : '/'
