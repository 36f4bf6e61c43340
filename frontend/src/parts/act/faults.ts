/** What the network layer throws; told apart by `useAct` and by the error pages. */
export class ConnectionLost extends Error {
  override name = 'ConnectionLost'
}

/** The session has ended and nobody signed in again. */
export class SignedOut extends Error {
  override name = 'SignedOut'
}

/** The server did not take the request for ours (HTTP 403). */
export class Forbidden extends Error {
  override name = 'Forbidden'
}

/** These pages are of an older version than the server. */
export class Outdated extends Error {
  override name = 'Outdated'
}

/** More than the server takes at once. */
export class TooLong extends Error {
  override name = 'TooLong'
}

/** A fault of the server, masked and logged there under `id`. */
export class ServerFault extends Error {
  override name = 'ServerFault'
  constructor(
    message: string,
    readonly id: string | null = null,
    /** `unexpected` for a fault; anything else is an expected "no" with a sentence that can be shown. */
    readonly code: string = 'unexpected',
  ) {
    super(message)
  }
}
